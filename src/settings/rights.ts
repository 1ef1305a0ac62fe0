import type { People } from '../context.ts';
import type { Settings } from './settings.ts';
import { FIRST_REVISION, type StoredSettings } from './stored-settings.ts';
import { isGroup, RightUnknown } from './user-groups.ts';

/** A list of people and user groups, as the people it comes to at this moment. */
export type Resolved = {
  ids: Set<string>;
  /** Those who Slack could not be asked about, mostly user groups: nobody is in `ids` for their sake. */
  unreadable: string[];
  /** People named one by one who are no full members (any more). */
  gone: string[];
};

/**
 * Who may approve now. A group that cannot be read and people who have left take nothing from the others; they are
 * given back, for the admins (`tell-of-approvers.ts`). Members of a group are as Slack lists them; whether the one who
 * clicks is a full member is for `mayApprove`.
 */
export function resolveApprovers(people: People, settings: Settings): Promise<Resolved> {
  return resolve(people, settings.approvers);
}

/**
 * The same without those of the voters who are no full members now: a user group may go on listing people who have
 * left, or are guests since. While Slack cannot say it of somebody, their approval does not count.
 * @param voters asked one by one, apart from those who are named in person, who have been
 */
export async function withoutLeavers(
  people: People,
  { approvers: named }: Settings,
  approvers: Resolved,
  voters: readonly string[],
): Promise<Resolved> {
  const asked = voters.filter((id) => approvers.ids.has(id) && !named.includes(id));
  const { ids: members } = await resolve(people, asked);
  const leavers = asked.filter((id) => !members.has(id));
  return { ...approvers, ids: new Set([...approvers.ids].filter((id) => !leavers.includes(id))) };
}

/** Whether this person's approval counts at this moment, their own request apart. @throws when Slack cannot be asked */
export async function mayApprove(people: People, settings: Settings, userId: string): Promise<boolean> {
  const standing = await people.standing(userId);
  return standing.isMember && (await isListed(people, settings.approvers, userId));
}

/** Every full member may ask for numbers, unless the settings name who may. @throws when Slack cannot be asked */
export async function mayRequest(people: People, settings: Settings, userId: string): Promise<boolean> {
  const standing = await people.standing(userId);
  if (!standing.isMember) return false;
  return settings.requesters.length === 0 || isListed(people, settings.requesters, userId);
}

/**
 * Those the settings name. Slack's workspace admins too, until the settings are first changed, and again when nobody
 * of those who are named is there any more: a workspace cannot lock itself out.
 * @throws when Slack cannot be asked
 */
export async function isAdmin(people: People, stored: StoredSettings, userId: string): Promise<boolean> {
  const standing = await people.standing(userId);
  if (!standing.isMember) return false;
  const { admins } = stored.settings;
  if (standing.isWorkspaceAdmin && stored.revision === FIRST_REVISION) return true;
  if (await isListed(people, admins, userId)) return true;
  if (!standing.isWorkspaceAdmin) return false;
  const { ids, unreadable } = await resolve(people, admins);
  return ids.size === 0 && unreadable.length === 0;
}

/** The same for what is only shown or left out: nobody, while Slack cannot say. */
export function isKnownAdmin(people: People, stored: StoredSettings, userId: string): Promise<boolean> {
  return isKnown(() => isAdmin(people, stored, userId));
}

/** A right, for what is only shown or left out: nobody has it while Slack cannot say. */
export async function isKnown(right: () => Promise<boolean>): Promise<boolean> {
  try {
    return await right();
  } catch (error) {
    if (error instanceof RightUnknown) return false;
    throw error;
  }
}

/** People and user groups, as the people they come to; each is asked for once. */
export async function resolve(people: People, list: readonly string[]): Promise<Resolved> {
  const answers = await Promise.all([...new Set(list)].map((id) => ask(people, id)));
  const idsOf = (kind: Answer['kind']) =>
    answers.filter((answer) => answer.kind === kind).map(({ id }) => id);
  return {
    ids: new Set(answers.flatMap((answer) => (answer.kind === 'people' ? answer.members : []))),
    unreadable: idsOf('unreadable'),
    gone: idsOf('gone'),
  };
}

/**
 * Named in person, or in a user group.
 * @throws RightUnknown when they may be in a group that Slack cannot read now, and are in no other
 */
export async function isListed(people: People, list: readonly string[], userId: string): Promise<boolean> {
  if (list.includes(userId)) return true;
  const groups = await Promise.all(list.filter(isGroup).map((id) => ask(people, id)));
  if (groups.some((group) => group.kind === 'people' && group.members.includes(userId))) return true;
  const unread = groups.filter(({ kind }) => kind === 'unreadable').map(({ id }) => id);
  if (unread.length > 0) throw new RightUnknown(unread);
  return false;
}

/**
 * Whether one of several reasons gives somebody a right.
 * @throws RightUnknown when none of them is known to, and one may
 */
export async function isAny(reasons: (() => Promise<boolean>)[]): Promise<boolean> {
  let unknown: RightUnknown | undefined;
  for (const reason of reasons) {
    try {
      if (await reason()) return true;
    } catch (error) {
      if (!(error instanceof RightUnknown)) throw error;
      unknown = error;
    }
  }
  if (unknown) throw unknown;
  return false;
}

type Answer = { id: string } & (
  | { kind: 'people'; members: string[] }
  | { kind: 'unreadable' }
  | { kind: 'gone' }
);

async function ask(people: People, id: string): Promise<Answer> {
  try {
    if (isGroup(id)) return { id, kind: 'people', members: await people.membersOf(id) };
    const { isMember } = await people.standing(id);
    return isMember ? { id, kind: 'people', members: [id] } : { id, kind: 'gone' };
  } catch {
    return { id, kind: 'unreadable' };
  }
}
