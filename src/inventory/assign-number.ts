import type { Context } from '../context.ts';
import { readZoomUserId } from '../store/zoom-users.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import {
  type Assignee,
  canBeGiven,
  isByEmail,
  isUnchanged,
  type NewAssignee,
  sameAssignee,
} from './assignee.ts';
import { assigneeWords } from './assignee-words.ts';
import { keepChange } from './keep-change.ts';
import { noteNumber } from './note-number.ts';
import { type CannotChange, readBack, readToChange } from './read-to-change.ts';
import { type Reassigned, reassignNumber } from './reassign-number.ts';
import { isAssigned, isUnknownAssignee, sendChange } from './send-change.ts';

/** What became of an assignment. Every `number` is as it is now, as far as that is known. */
export type Assigned =
  | CannotChange
  /** It had that assignee already. */
  | { kind: 'unchanged'; number: PhoneNumber }
  | { kind: 'assigned'; number: PhoneNumber }
  /** Nothing was done: the number was somebody else's meanwhile. */
  | { kind: 'changed_meanwhile'; number: PhoneNumber }
  /** Nothing was done: to this one no number can be given, were it only to give it back. */
  | { kind: 'cannot_be_given'; number: PhoneNumber; to: NewAssignee }
  /** Nothing was done: Zoom knows no such assignee. */
  | { kind: 'unknown_assignee'; number: PhoneNumber }
  /** Zoom's answer was lost, and the number is as it was. */
  | { kind: 'not_done'; number: PhoneNumber }
  /** Zoom's answer was lost, and the number cannot be read: one of these has it. */
  | { kind: 'uncertain'; number: PhoneNumber; either: (NewAssignee | undefined)[] }
  | Reassigned;

export type AssignOrder = {
  userId: string;
  /** Zoom's id, or E.164. */
  numberId: string;
  to: NewAssignee;
  seen?: Pick<Assignee, 'type' | 'id'> | null | undefined;
};

/**
 * Gives a number to somebody; from whoever has it, in one step (`reassign-number.ts`). Done again, it changes nothing.
 * @param seen who had the number when this was decided, `null` for nobody; left out, whoever has it now loses it
 * @throws Zoom's errors where nothing has happened, and when Slack cannot be asked for the person's rights
 */
export async function assignNumber(context: Context, order: AssignOrder): Promise<Assigned> {
  const read = await readToChange(context, { ...order, to: 'assign' });
  return read.kind === 'number' ? assignAsRead(context, read.number, order) : read;
}

/** The same of a number that was just read to be changed. @throws Zoom's errors where nothing has happened */
export async function assignAsRead(
  context: Context,
  number: PhoneNumber,
  { userId, to, seen }: Omit<AssignOrder, 'numberId'>,
): Promise<Assigned> {
  const has = number.assignee;
  const knownId = isByEmail(to) ? await readZoomUserId(context.store.db, to.id) : undefined;
  if (sameAssignee(has, to, knownId) === 'same') {
    await noteNumber(context.store.db, number, context.clock.now());
    return { kind: 'unchanged', number };
  }
  if (seen !== undefined && !isUnchanged(seen, has)) {
    await noteNumber(context.store.db, number, context.clock.now());
    return { kind: 'changed_meanwhile', number };
  }
  const other = [to, ...(has ? [has] : [])].find((each) => !canBeGiven(each));
  if (other) return { kind: 'cannot_be_given', number, to: other };
  return has
    ? reassignNumber(context, { userId, number, from: has, to, knownId })
    : assignFree(context, { userId, number, to, knownId });
}

type Free = { userId: string; number: PhoneNumber; to: NewAssignee; knownId: string | undefined };

async function assignFree(context: Context, { userId, number, to, knownId }: Free): Promise<Assigned> {
  const change = { what: 'number.assigned', userId, from: assigneeWords(undefined) } as const;
  const sent = await sendChange(() => context.zoom.numbers.assign(number.id, { type: to.type, id: to.id }));
  if (sent.kind === 'done') {
    const now = sent.answer;
    await keepChange(context, now, { ...change, to: assigneeWords(now.assignee ?? to) }, to);
    return { kind: 'assigned', number: now };
  }
  if (isUnknownAssignee(sent.error)) return { kind: 'unknown_assignee', number };
  if (sent.kind === 'failed' && !isAssigned(sent.error)) throw sent.error;

  const now = await readBack(context.zoom, number.id);
  if (now.kind === 'not_ours') return now;
  if (now.kind === 'unreadable') {
    // Refused, it is somebody else's: nothing has happened.
    if (sent.kind === 'failed') throw sent.error;
    const why = 'Zoom’s answer was lost, and the number could not be read.';
    await keepChange(context, number, {
      ...change,
      what: 'number.uncertain',
      to: `${assigneeWords(to)}, or nobody`,
      why,
    });
    return { kind: 'uncertain', number, either: [to, undefined] };
  }
  const same = sameAssignee(now.number.assignee, to, knownId);
  // Nobody had it, and now somebody whose address Zoom does not show has: that was this.
  if (same === 'same' || (same === 'cannot_tell' && sent.kind === 'unknown')) {
    if (sent.kind === 'unknown') {
      const why = 'Zoom’s answer was lost; read back from the number.';
      await keepChange(context, now.number, { ...change, to: assigneeWords(now.number.assignee), why });
      return { kind: 'assigned', number: now.number };
    }
    await noteNumber(context.store.db, now.number, context.clock.now());
    return { kind: 'unchanged', number: now.number };
  }
  await noteNumber(context.store.db, now.number, context.clock.now());
  if (now.number.assignee) return { kind: 'changed_meanwhile', number: now.number };
  // Refused as assigned, and nobody has it: gone again already.
  return sent.kind === 'failed'
    ? { kind: 'changed_meanwhile', number: now.number }
    : { kind: 'not_done', number: now.number };
}
