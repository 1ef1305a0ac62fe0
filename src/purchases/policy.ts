import { formatMoney } from '../numbers/format-money.ts';
import { bandFor, countApprovals, toCents } from '../settings/quorum-bands.ts';
import type { Settings } from '../settings/settings.ts';
import {
  automaticRule,
  bandRule,
  budgetRule,
  missingApproversRule,
  noAutomaticRule,
  ownVoteRule,
} from './policy-rules.ts';
import { isPurchaseKind, type RequestKind } from './request.ts';

/** Everything a decision depends on, read in one transaction that holds the lock of the settings. */
export type PolicyQuestion = {
  settings: Settings;
  request: { kind: RequestKind; monthlyCost: number; requesterId: string };
  /** Who approved this revision of the request. */
  voters: readonly string[];
  /** Who may approve at this moment (`rights.ts`), the requester among them if they are an approver. */
  eligibleApprovers: Iterable<string>;
  budget: Budget;
  /** Requests of this person that the policy approved on this day (UTC). */
  autoApprovedToday: number;
  now: Date;
};

/** US dollars a month, without the request that is judged. */
export type Budget = {
  /** Bought in this calendar month (UTC). */
  spent: number;
  /** Approved, and not known to be bought or not. */
  reserved: number;
};

export type Judgement = {
  decision: 'approve' | 'wait' | 'refuse';
  /** Who decides: people by their number, or the policy alone. */
  by: 'quorum' | 'policy';
  /** Approvals needed; 0 for an automatic approval. */
  quorum: number;
  /** Of the voters, those that count. */
  approvals: string[];
  /** Approvals that are still missing. */
  missing: number;
  /** One sentence. */
  reason: string;
  /** The rules that applied, in sentences; at least one. */
  rules: string[];
};

/**
 * What the settings say about a request at this moment. Pure: the same question always gets the same answer.
 *
 * 1. Over the monthly budget it is refused, whoever approves.
 * 2. With a quorum it is approved. An approval counts once, while its giver may approve, and the requester's own only
 *    where the settings allow it.
 * 3. Without one it is approved automatically where that is allowed: under the cap, of a kind that is not always
 *    decided by people, and within the limit per person and day.
 *    A block never is, for its cost is what its requester thinks; nor what is given up or ported in, which takes
 *    nothing of the budget.
 * 4. Otherwise it waits for people.
 */
export function judge(question: PolicyQuestion): Judgement {
  const { settings, request, voters } = question;
  const eligible = new Set(question.eligibleApprovers);
  const isOwnVoteAQuestion = eligible.has(request.requesterId);
  if (!settings.selfApproval) eligible.delete(request.requesterId);

  const approvals = [...new Set(voters)].filter((voter) => eligible.has(voter));
  const { quorum } = bandFor(settings.quorumBands, request.monthlyCost);
  const missing = Math.max(0, quorum - approvals.length);
  const counted = { quorum, approvals, missing };
  const given = `${countApprovals(approvals.length)} of the ${quorum} needed.`;
  const budgetRules = budgetRule(question);

  const excess = excessOver(question);
  if (excess > 0) {
    const reason = `This is ${formatMoney(excess)} more a month than the budget has left.`;
    return { decision: 'refuse', by: 'policy', ...counted, reason, rules: budgetRules };
  }

  const peopleRules = [bandRule(settings, request), ...(isOwnVoteAQuestion ? [ownVoteRule(settings)] : [])];
  if (missing === 0) {
    return {
      decision: 'approve',
      by: 'quorum',
      ...counted,
      reason: given,
      rules: [...peopleRules, ...budgetRules],
    };
  }

  if (isAutomatic(question)) {
    return {
      decision: 'approve',
      by: 'policy',
      quorum: 0,
      approvals,
      missing: 0,
      reason: 'It was approved automatically, for its low cost.',
      rules: [automaticRule(question), ...budgetRules],
    };
  }

  const possible = eligible.size;
  return {
    decision: 'wait',
    by: 'quorum',
    ...counted,
    reason: given,
    rules: [
      ...peopleRules,
      ...(possible < quorum ? [missingApproversRule(possible, quorum)] : []),
      ...noAutomaticRule(question),
      ...budgetRules,
    ],
  };
}

/** US dollars a month beyond the budget; 0 or less when it fits. */
function excessOver({ settings, request, budget }: PolicyQuestion): number {
  if (settings.monthlyBudget === null || !isPurchaseKind(request.kind)) return 0;
  const total = toCents(budget.spent) + toCents(budget.reserved) + toCents(request.monthlyCost);
  return (total - toCents(settings.monthlyBudget)) / 100;
}

function isAutomatic({ settings, request, autoApprovedToday }: PolicyQuestion): boolean {
  return (
    isPurchaseKind(request.kind) &&
    request.kind !== 'block' &&
    settings.autoApproveUpTo !== null &&
    toCents(request.monthlyCost) <= toCents(settings.autoApproveUpTo) &&
    !settings.alwaysAsk.includes(request.kind) &&
    autoApprovedToday < settings.autoApprovalsPerDay
  );
}
