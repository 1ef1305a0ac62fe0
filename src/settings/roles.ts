import type { Context } from '../context.ts';
import { adminsToAsk } from './admins-to-ask.ts';
import { isAdmin, isAny, isKnown, isListed } from './rights.ts';
import type { Settings } from './settings.ts';
import { readSettings } from './stored-settings.ts';

/** What people may do with the numbers that the company has. */
export type Role = 'look' | 'assign' | 'release' | 'port';

const LISTS = {
  look: 'lookers',
  assign: 'assigners',
  release: 'releasers',
  port: 'porters',
} as const satisfies Record<Role, keyof Settings>;

/** Whoever changes a number has to find it first. */
const NEED_TO_LOOK = [LISTS.assign, LISTS.release];

/** Somebody may not do something. */
export type NotAllowed = {
  kind: 'not_allowed';
  role: Role;
  /** Who may: people and user groups. Empty: the settings name nobody, and Slack cannot say who its admins are. */
  who: string[];
};

type Parts = Pick<Context, 'store' | 'people' | 'firstSettings'>;

/**
 * Whether a person may do something at this moment: those the settings name, and admins always. Where nobody is named,
 * every full member may look, and the rest is for admins. Whoever may assign or release may look as well.
 * @throws when Slack cannot be asked
 */
export async function may(
  { store, people, firstSettings }: Parts,
  role: Role,
  userId: string,
): Promise<boolean> {
  const stored = await readSettings(store.db, firstSettings);
  // Slack is asked once for one decision: it takes a hundred such questions a minute.
  const standing = await people.standing(userId);
  const asked: Context['people'] = {
    ...people,
    standing: (id) => (id === userId ? Promise.resolve(standing) : people.standing(id)),
  };
  if (!standing.isMember) return false;
  if (role === 'look' && stored.settings.lookers.length === 0) return true;
  const lists = [LISTS[role], ...(role === 'look' ? NEED_TO_LOOK : [])];
  const listed = lists.flatMap((list) => stored.settings[list]);
  return isAny([() => isListed(asked, listed, userId), () => isAdmin(asked, stored, userId)]);
}

/** The same for what is only shown or left out: nobody may while Slack cannot say. */
export function isKnownToMay(context: Parts, role: Role, userId: string): Promise<boolean> {
  return isKnown(() => may(context, role, userId));
}

/**
 * The refusal of somebody who may not do something at this moment.
 * @returns nothing when they may
 * @throws when Slack cannot be asked
 */
export async function forbids(context: Parts, role: Role, userId: string): Promise<NotAllowed | undefined> {
  if (await may(context, role, userId)) return undefined;
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  const admins = await adminsToAsk(context.people, settings);
  return { kind: 'not_allowed', role, who: [...new Set([...settings[LISTS[role]], ...admins])] };
}
