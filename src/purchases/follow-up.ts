import type { Context } from '../context.ts';
import { readRequestRow } from '../store/requests.ts';
import { takeApproversTurn } from './approver-check.ts';
import { carryOutStep, isByEmail, type StepDone } from './carry-out-step.ts';
import { moveRequest, noteProgress } from './move-request.ts';
import type { FollowUp } from './request.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';

/**
 * Assigns and names what was bought, number by number, and writes each step down as it goes: started again it does
 * what is left. A step that fails hides nothing and stops no other.
 */
export async function followUp(context: Context, requestId: string): Promise<void> {
  const row = await readRequestRow(context.store.db, requestId);
  for (const step of row ? pendingOf(fromRow(row)) : []) {
    const request = await begin(context, requestId, step);
    const now = request?.followUps.find((other) => isSame(other, step));
    if (!request || now?.state !== 'pending') continue;
    const others = request.followUps.filter((other) => other !== now);
    await note(context, requestId, now, await carryOutStep(context.zoom, request.wanted, now, others));
  }
}

function pendingOf({ followUps }: StoredRequest): FollowUp[] {
  return followUps.filter(({ state }) => state === 'pending');
}

function isSame(one: FollowUp, other: FollowUp): boolean {
  return one.phoneNumber === other.phoneNumber && one.step === other.step;
}

/**
 * Writes down that something is sent, where Zoom alone could not tell afterwards whether it was this.
 * @returns the request as it was before
 */
async function begin(
  context: Context,
  requestId: string,
  step: FollowUp,
): Promise<StoredRequest | undefined> {
  const row = await readRequestRow(context.store.db, requestId);
  const request = row && fromRow(row);
  if (!request || !isByEmail(request.wanted, step)) return request;
  await takeTurn(context, async (turn) => {
    const now = await lockRequest(turn, requestId);
    if (now) await noteProgress(turn, now, { followUps: withStep(now, step, { sent: true }) });
  });
  return request;
}

function withStep({ followUps }: StoredRequest, step: FollowUp, change: Partial<StepDone>): FollowUp[] {
  return followUps.map((other) =>
    isSame(other, step) && other.state === 'pending' ? { ...other, ...change } : other,
  );
}

/** The last step to be noted tells how it went, once. */
function note(context: Context, requestId: string, step: FollowUp, done: StepDone): Promise<void> {
  return takeTurn(context, async (turn) => {
    const request = await lockRequest(turn, requestId);
    if (!request || !pendingOf(request).some((other) => isSame(other, step))) return;
    const followUps = withStep(request, step, { message: undefined, sent: undefined, ...done });
    if (pendingOf({ ...request, followUps }).length > 0) {
      await noteProgress(turn, request, { followUps });
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
  return takeApproversTurn(context, { userId }, async (turn, check): Promise<Retried> => {
    const request = await lockRequest(turn, requestId);
    if (!request) return { kind: 'unknown' };
    if (request.requesterId !== userId && !check.allowed()) return { kind: 'not_allowed', request };
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
