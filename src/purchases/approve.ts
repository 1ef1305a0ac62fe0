import { addHours } from 'date-fns/addHours';
import type { Job } from '../context.ts';
import { judgeAlone } from './judge-request.ts';
import { moveRequest } from './move-request.ts';
import type { Judgement } from './policy.ts';
import { isPort } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/**
 * Approves: from this moment the budget is reserved and the purchase under way.
 * @param by the Slack user id of who completed the quorum; `policy` without one; `system` where the approvals given
 *   before have come to be enough
 */
export function approve(
  turn: Turn,
  request: StoredRequest,
  { by, judgement }: { by: string; judgement: Judgement },
): Promise<StoredRequest> {
  const { settings, now } = turn;
  const { reason, rules, approvals } = judgement;
  return moveRequest(turn, request, {
    event: 'request.approved',
    actor: by,
    to: 'approved',
    details: { rules, approvals },
    change: {
      approvedAt: now,
      executeBy: addHours(now, settings.executionExpiryHours),
      decision: { by, reason, rules, approvals },
    },
    jobs: [{ job: workOf(request) }],
  });
}

/** What carries out an approved request. */
export function workOf({ id: requestId, wanted }: Pick<StoredRequest, 'id' | 'wanted'>): Job {
  return { name: isPort({ wanted }) ? 'port-decided' : 'execute-purchase', requestId };
}

/** Approves at once what the policy approves without people. A request that is queued has to wait for its turn. */
export async function approveByPolicy(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  if (request.status !== 'awaiting_approval' || request.behind !== undefined) return request;
  const judgement = await judgeAlone({ ...turn, db: turn.tx }, request);
  return judgement.decision === 'approve' && judgement.by === 'policy'
    ? approve(turn, request, { by: 'policy', judgement })
    : request;
}
