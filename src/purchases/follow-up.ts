import type { Context } from '../context.ts';
import { readRequestRow, updateRequestRow } from '../store/requests.ts';
import { isZoomError, ZoomRefused } from '../zoom/errors.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { takeApproversTurn } from './approver-check.ts';
import { moveRequest } from './move-request.ts';
import type { FollowUp, Wanted } from './request.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';

/**
 * Assigns and names what was bought, number by number, and writes each step down as it goes: started again it does
 * what is left. A step that fails hides nothing and stops no other.
 */
export async function followUp(context: Context, requestId: string): Promise<void> {
  const row = await readRequestRow(context.store.db, requestId);
  const request = row && fromRow(row);
  const pending = request?.followUps.filter(({ state }) => state === 'pending') ?? [];
  if (!request || pending.length === 0) return;
  for (const step of pending) {
    const message = await carryOut(context.zoom, request.wanted, step);
    await note(context, requestId, step, message);
  }
}

/** @returns why it failed; undefined when it is done */
async function carryOut(zoom: Zoom, wanted: Wanted, step: FollowUp): Promise<string | undefined> {
  try {
    if (step.step === 'assign') await assign(zoom, wanted, step);
    else await zoom.numbers.update(step.numberId, { displayName: wanted.displayName });
    return undefined;
  } catch (error) {
    if (!isZoomError(error)) throw error;
    return error instanceof ZoomRefused
      ? `Zoom refused: ${error.reason}`
      : 'Zoom could not be reached, or did not answer.';
  }
}

async function assign(zoom: Zoom, { assignTo }: Wanted, { numberId }: FollowUp): Promise<void> {
  if (!assignTo) return;
  try {
    await zoom.numbers.assign(numberId, { type: assignTo.type, id: assignTo.id });
  } catch (error) {
    // Done before and its answer lost, perhaps: what counts is who has the number now.
    const has = await zoom.numbers.get(numberId).then(
      ({ assignee }) => assignee,
      () => undefined,
    );
    if (has?.type !== assignTo.type || has.id !== assignTo.id) throw error;
  }
}

/** The last step to be noted tells how it went, once. */
function note(
  context: Context,
  requestId: string,
  { phoneNumber, step }: FollowUp,
  message: string | undefined,
): Promise<void> {
  return takeTurn(context, async (turn) => {
    const request = await lockRequest(turn, requestId);
    const isIt = (other: FollowUp) =>
      other.phoneNumber === phoneNumber && other.step === step && other.state === 'pending';
    if (!request?.followUps.some(isIt)) return;
    const followUps = request.followUps.map(
      (other): FollowUp =>
        isIt(other) ? { ...other, state: message === undefined ? 'done' : 'failed', message } : other,
    );
    if (followUps.some(({ state }) => state === 'pending')) {
      await updateRequestRow(turn.tx, requestId, { followUps });
      return;
    }
    const failed = followUps.filter(({ state }) => state === 'failed');
    await moveRequest(turn, request, {
      event: failed.length > 0 ? 'follow_up.failed' : 'follow_up.done',
      actor: 'system',
      why: failed[0]?.message,
      details: { failed },
      change: { followUps },
    });
  });
}

export type Retried =
  | { kind: 'retrying'; request: StoredRequest }
  | { kind: 'nothing_failed'; request: StoredRequest }
  | { kind: 'not_allowed'; request: StoredRequest }
  | { kind: 'unknown' };

/**
 * What failed after the purchase is tried again, for the requester or an approver.
 * @throws when Slack cannot be asked for the person's rights
 */
export function retryFollowUps(
  context: Context,
  { requestId, userId }: { requestId: string; userId: string },
): Promise<Retried> {
  return takeApproversTurn(context, userId, async (turn, { allowed }): Promise<Retried> => {
    const request = await lockRequest(turn, requestId);
    if (!request) return { kind: 'unknown' };
    if (!allowed && request.requesterId !== userId) return { kind: 'not_allowed', request };
    if (!request.followUps.some(({ state }) => state === 'failed'))
      return { kind: 'nothing_failed', request };
    const followUps = request.followUps.map(
      (step): FollowUp =>
        step.state === 'failed' ? { ...step, state: 'pending', message: undefined } : step,
    );
    const retrying = await moveRequest(turn, request, {
      event: 'follow_up.retried',
      actor: userId,
      details: { phoneNumbers: numbersOf(request) },
      change: { followUps },
      jobs: [{ job: { name: 'follow-up', requestId } }],
    });
    return { kind: 'retrying', request: retrying };
  });
}
