import type { Context } from '../context.ts';
import { isZoomError } from '../zoom/errors.ts';
import { type Assigned, type AssignOrder, assignAsRead } from './assign-number.ts';
import { isUnchanged } from './assignee.ts';
import { assigneeResult } from './change-assignee.ts';
import { changeItem } from './import-change.ts';
import { readToChange } from './read-to-change.ts';
import type { ItemResult } from './run.ts';
import { endInHand, takeInHand } from './run-in-hand.ts';
import { failureWords } from './send-change.ts';
import { startRun } from './start-run.ts';

/**
 * As `assignNumber`, while the person waits for it: a run of one. Should the process end in the middle, as between taking
 * the number from the one and giving it to the other, the run's job finishes it and tells the person.
 * @throws as `assignNumber`
 */
export async function assignNow(context: Context, order: AssignOrder): Promise<Assigned> {
  const read = await readToChange(context, { ...order, to: 'assign' });
  if (read.kind !== 'number') return read;
  const { number } = read;
  const { assignee: has = null } = number;
  // Where the person saw somebody else, that one is kept: whoever has it now is left alone later as well.
  const isAsSeen = order.seen === undefined || isUnchanged(order.seen, number.assignee);
  const change = { assignee: { from: isAsSeen ? has : order.seen, to: order.to } };
  const run = await startRun(context, {
    kind: 'assign',
    userId: order.userId,
    origin: `assign:${context.ids.newId()}`,
    items: [{ phoneNumber: number.phoneNumber, numberId: number.id, wanted: changeItem.parse({ change }) }],
    isInHand: true,
  });
  const inHand = await takeInHand(context, run);
  if (!inHand) throw new Error('A run was begun by somebody else before its time');
  const end = (result: ItemResult) => endInHand(context, inHand, result);
  try {
    const outcome = await assignAsRead(context, number, order);
    await end(resultOf(outcome, order));
    return outcome;
  } catch (error) {
    // Then nothing has happened; with anything else that may be, and the job looks.
    if (isZoomError(error)) await end({ state: 'failed', message: failureWords(error) });
    throw error;
  }
}

/** The person has been told, so nothing is tried again. */
function resultOf(outcome: Assigned, { to }: AssignOrder): ItemResult {
  return outcome.kind === 'not_done'
    ? { state: 'failed', message: 'Zoom’s answer was lost, and the number is as it was.' }
    : assigneeResult(outcome, to);
}
