import type { Context } from '../context.ts';
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
  /** Who may: people and user groups as the settings name them. Empty: Slack's workspace admins. */
  who: string[];
};

/**
 * Whether a person may do something at this moment: those the settings name, and admins always. Where nobody is named,
 * every full member may look, and the rest is for admins. Whoever may assign or release may look as well.
 * @returns nothing when they may
 * @throws when Slack cannot be asked
 */
export async function forbids(
  { store, people, firstSettings }: Pick<Context, 'store' | 'people' | 'firstSettings'>,
  role: Role,
  userId: string,
): Promise<NotAllowed | undefined> {
  const stored = await readSettings(store.db, firstSettings);
  const named = stored.settings[LISTS[role]];
  // Slack is asked once for one decision: it takes a hundred such questions a minute.
  const standing = await people.standing(userId);
  const asked: Context['people'] = {
    ...people,
    standing: (id) => (id === userId ? Promise.resolve(standing) : people.standing(id)),
  };
  if (standing.isMember) {
    if (role === 'look' && named.length === 0) return undefined;
    const lists = [LISTS[role], ...(role === 'look' ? NEED_TO_LOOK : [])];
    const listed = lists.flatMap((list) => stored.settings[list]);
    const may = [() => isListed(asked, listed, userId), () => isAdmin(asked, stored, userId)];
    if (await isAny(may)) return undefined;
  }
  return { kind: 'not_allowed', role, who: [...new Set([...named, ...stored.settings.admins])] };
}

/** Whether a person may, for what is only shown or left out: nobody while Slack cannot say. */
export function isKnownToMay(
  context: Parameters<typeof forbids>[0],
  role: Role,
  userId: string,
): Promise<boolean> {
  return isKnown(async () => (await forbids(context, role, userId)) === undefined);
}
