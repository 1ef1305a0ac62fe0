import { addHours } from 'date-fns';
import { countAutoApprovedToday, readBudget } from './budget.ts';
import { moveRequest } from './move-request.ts';
import { type Judgement, judge } from './policy.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/** What the policy says of a request now, with these votes of these people. */
export async function judgeNow(
  { tx, settings, now }: Turn,
  request: StoredRequest,
  { voters, eligibleApprovers }: { voters: string[]; eligibleApprovers: Iterable<string> },
): Promise<Judgement> {
  const { wanted, requesterId } = request;
  return judge({
    settings,
    request: { kind: wanted.kind, monthlyCost: wanted.monthlyCost, requesterId },
    voters,
    eligibleApprovers,
    budget: await readBudget(tx, now),
    autoApprovedToday: await countAutoApprovedToday(tx, requesterId, now),
    now,
  });
}

/**
 * Approves: from this moment the budget is reserved and the purchase under way.
 * @param by the Slack user id of who completed the quorum, or `policy`
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
      decision: { by, reason, rules },
    },
    jobs: [{ job: { name: 'execute-purchase', requestId: request.id } }],
  });
}

/** Approves at once what the policy approves without people. A request that is queued has to wait for its turn. */
export async function approveByPolicy(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  if (request.status !== 'awaiting_approval' || request.behind !== undefined) return request;
  const judgement = await judgeNow(turn, request, { voters: [], eligibleApprovers: [] });
  return judgement.decision === 'approve' && judgement.by === 'policy'
    ? approve(turn, request, { by: 'policy', judgement })
    : request;
}
