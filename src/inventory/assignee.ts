import type { AssigneeType, PhoneNumber } from '../zoom/types.ts';

/** Who has a number, as Zoom tells. */
export type Assignee = NonNullable<PhoneNumber['assignee']>;
/** Who is to have one: by Zoom's id, or a `user` by their e-mail address. */
export type NewAssignee = {
  type: AssigneeType;
  /** Zoom's id, or for a `user` the e-mail address. */
  id: string;
  name?: string | undefined;
  /** When a person was chosen in Slack. */
  slackUserId?: string | undefined;
};

/** The types that Zoom takes numbers for, the most usual first. */
export const ASSIGNEE_TYPES = [
  'user',
  'call_queue',
  'auto_receptionist',
  'common_area',
  'zoom_room',
] as const satisfies AssigneeType[];

const TYPES: readonly string[] = ASSIGNEE_TYPES;

/** Whether a number can be given to them. Zoom tells of others as well, which it has come to know since. */
export function canBeGiven({ type }: Pick<NewAssignee, 'type'>): boolean {
  return TYPES.includes(type);
}

/**
 * Whether a number's assignee is who is wanted. Zoom shows people by their id and never by their address, so that of
 * somebody who is wanted by e-mail it `cannot_tell`, unless their id is known.
 * @param knownId Zoom's id of the person with the wanted e-mail address, where it is known (`store/zoom-users.ts`)
 */
export function sameAssignee(
  has: Assignee | undefined,
  wanted: Pick<NewAssignee, 'type' | 'id'>,
  knownId?: string | undefined,
): 'same' | 'other' | 'cannot_tell' {
  if (has?.type !== wanted.type) return 'other';
  if (has.id === wanted.id || has.id === knownId) return 'same';
  if (!isByEmail(wanted)) return 'other';
  // Should Zoom ever answer with an address, it is the same in any case.
  if (isByEmail(has)) return has.id.toLowerCase() === wanted.id.toLowerCase() ? 'same' : 'other';
  return knownId === undefined ? 'cannot_tell' : 'other';
}

/** Whether somebody is named by an e-mail address instead of an id. */
export function isByEmail({ type, id }: Pick<NewAssignee, 'type' | 'id'>): boolean {
  return type === 'user' && id.includes('@');
}

/** Whether two readings of a number found the same assignee, or both found none. */
export function isUnchanged(before: Assignee | null | undefined, now: Assignee | undefined): boolean {
  return before?.type === now?.type && before?.id === now?.id;
}
