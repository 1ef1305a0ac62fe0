import type { Context } from '../context.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { type Assignee, isUnchanged, type NewAssignee } from './assignee.ts';
import { assigneeWords } from './assignee-words.ts';
import { keepChange } from './keep-change.ts';
import { noteNumber } from './note-number.ts';
import { type CannotChange, readBack, readToChange } from './read-to-change.ts';
import { isUnknownAssignee, sendChange } from './send-change.ts';

/** What became of taking a number away. Every `number` is as it is now, as far as that is known. */
export type Unassigned =
  | CannotChange
  /** Nobody had it. */
  | { kind: 'unchanged'; number: PhoneNumber }
  | { kind: 'unassigned'; number: PhoneNumber; from: Assignee }
  /** Nothing was done: the number is somebody else's meanwhile. */
  | { kind: 'changed_meanwhile'; number: PhoneNumber }
  /** Zoom's answer was lost, and the number is as it was. */
  | { kind: 'not_done'; number: PhoneNumber }
  /** Zoom's answer was lost, and the number cannot be read: one of these has it. */
  | { kind: 'uncertain'; number: PhoneNumber; either: (NewAssignee | undefined)[] };

/**
 * Takes a number away from whoever has it. Done again, it changes nothing.
 * @param seen who had it when this was decided; left out, whoever has it now loses it
 * @throws Zoom's errors where nothing has happened, and when Slack cannot be asked for the person's rights
 */
export async function unassignNumber(
  context: Context,
  order: {
    userId: string;
    /** Zoom's id, or E.164. */
    numberId: string;
    seen?: Pick<Assignee, 'type' | 'id'> | null | undefined;
  },
): Promise<Unassigned> {
  const read = await readToChange(context, { ...order, to: 'assign' });
  if (read.kind !== 'number') return read;
  const { number } = read;
  const from = number.assignee;
  const noted = async <Outcome extends Unassigned & { number: PhoneNumber }>(outcome: Outcome) => {
    await noteNumber(context.store.db, outcome.number, context.clock.now());
    return outcome;
  };
  if (!from) return noted({ kind: 'unchanged', number });
  if (order.seen !== undefined && !isUnchanged(order.seen, from)) {
    return noted({ kind: 'changed_meanwhile', number });
  }

  const change = { userId: order.userId, from: assigneeWords(from), to: assigneeWords(undefined) };
  const sent = await sendChange(() => context.zoom.numbers.unassign(number.id));
  if (sent.kind === 'done') {
    const free: PhoneNumber = { ...number, assignee: undefined };
    await keepChange(context, free, { ...change, what: 'number.unassigned' });
    return { kind: 'unassigned', number: free, from };
  }
  if (sent.kind === 'failed' && !isUnknownAssignee(sent.error)) throw sent.error;

  const now = await readBack(context.zoom, number.id);
  if (now.kind === 'not_ours') return now;
  if (now.kind === 'unreadable') {
    if (sent.kind === 'failed') throw sent.error;
    const why = 'Zoom’s answer was lost, and the number could not be read.';
    const to = `${change.to}, or still ${change.from}`;
    await keepChange(context, number, { ...change, what: 'number.uncertain', to, why });
    return { kind: 'uncertain', number, either: [from, undefined] };
  }
  if (!now.number.assignee && sent.kind === 'failed') {
    return noted({ kind: 'unchanged', number: now.number });
  }
  if (!now.number.assignee) {
    const why = 'Zoom’s answer was lost; read back from the number.';
    await keepChange(context, now.number, { ...change, what: 'number.unassigned', why });
    return { kind: 'unassigned', number: now.number, from };
  }
  if (!isUnchanged(from, now.number.assignee)) {
    return noted({ kind: 'changed_meanwhile', number: now.number });
  }
  if (sent.kind === 'failed') throw sent.error;
  return noted({ kind: 'not_done', number: now.number });
}
