import { resolve } from '../../settings/rights.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import { readHomes } from '../../store/homes.ts';
import { readRequestRow } from '../../store/requests.ts';
import type { Rendering } from '../render-request.ts';

/** Milliseconds after which nobody looks at a Home any more without opening it again. */
const FORGOTTEN = 30 * 24 * 3_600_000;

/**
 * Has the Homes drawn anew that a change of a request is seen on: its requester's, and those of the people who decide
 * or watch the budget. Of these, whoever has opened theirs.
 */
export async function tellHomes(
  { context, people }: Pick<Rendering, 'context' | 'people'>,
  requestId: string,
): Promise<void> {
  const { store, clock, outbox, firstSettings } = context;
  const request = await readRequestRow(store.db, requestId);
  if (!request) return;
  const { settings } = await readSettings(store.db, firstSettings);
  const { ids } = await resolve(people, [...settings.approvers, ...settings.admins]);
  const since = new Date(clock.now().getTime() - FORGOTTEN);
  const looking = await readHomes(store.db, [...new Set([request.requesterId, ...ids])], since);
  await store.db.transaction(async (tx) => {
    for (const userId of looking) await outbox.send(tx, { name: 'show-home', userId });
  });
}
