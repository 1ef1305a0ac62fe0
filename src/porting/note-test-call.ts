import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readPortOrder } from '../store/port-orders.ts';
import { noteChange } from './note-change.ts';
import { readRouting } from './routes.ts';
import { fromOrderRow } from './stored-order.ts';
import { wakeTellers } from './wake-tellers.ts';

export type TestCall = { kind: 'noted' } | { kind: 'again' } | { kind: 'not_found' } | NotAllowed;

/** Notes that somebody has called a ported number and it came through: the last step of a port. */
export async function noteTestCall(
  context: Context,
  { userId, orderId }: { userId: string; orderId: string },
): Promise<TestCall> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { store, firstSettings } = context;
  const row = await readPortOrder(store.db, orderId);
  if (!row) return { kind: 'not_found' };
  const { settings } = await readSettings(store.db, firstSettings);
  const routing = await readRouting(store.db, settings.portingChannel);
  const stored = fromOrderRow(row);
  const change = { kind: 'tested', key: 'tested', at: undefined, by: userId } as const;
  const news = await store.db.transaction((tx) => noteChange(context, tx, { stored, change, routing }));
  if (!news) return { kind: 'again' };
  await wakeTellers(context);
  return { kind: 'noted' };
}
