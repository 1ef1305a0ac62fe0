import type { Context } from '../context.ts';
import { adminsToAsk } from '../settings/admins-to-ask.ts';
import { isAdmin, isAny, mayApprove } from '../settings/rights.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readRequestRowByNumber } from '../store/requests.ts';
import type { AuditAbout } from './read-audit.ts';

export type HistoryRefused =
  | NotAllowed
  /** It is other people's. `who`: people and user groups who may see it. */
  | { kind: 'not_theirs'; who: string[] };

/**
 * Whether a person may see a history. Their own, and that of their requests, is for everybody; that of a number for
 * whoever may look at numbers; all the rest for admins and approvers.
 * @returns nothing when they may
 * @throws when Slack cannot be asked
 */
export async function refusesHistory(
  context: Pick<Context, 'store' | 'people' | 'firstSettings'>,
  about: AuditAbout,
  userId: string,
): Promise<HistoryRefused | undefined> {
  if (about.kind === 'number') return forbids(context, 'look', userId);
  if (await isTheirs(context, about, userId)) return undefined;
  const { store, people, firstSettings } = context;
  const stored = await readSettings(store.db, firstSettings);
  const may = await isAny([
    () => mayApprove(people, stored.settings, userId),
    () => isAdmin(people, stored, userId),
  ]);
  if (may) return undefined;
  const admins = await adminsToAsk(people, stored.settings);
  return { kind: 'not_theirs', who: [...new Set([...admins, ...stored.settings.approvers])] };
}

async function isTheirs(
  { store }: Pick<Context, 'store'>,
  about: AuditAbout,
  userId: string,
): Promise<boolean> {
  if (about.kind === 'person') return about.userId === userId;
  if (about.kind !== 'request') return false;
  return (await readRequestRowByNumber(store.db, about.number))?.requesterId === userId;
}
