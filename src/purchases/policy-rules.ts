import { formatMoney } from '../numbers/format-money.ts';
import { bandFor, countApprovals, describeBand, toCents } from '../settings/quorum-bands.ts';
import type { Settings } from '../settings/settings.ts';
import { KIND_WORDS } from './kind-words.ts';
import type { PolicyQuestion } from './policy.ts';
import { isPurchaseKind, type RequestKind } from './request.ts';

/** The rules of the policy as sentences, each said where it applied. */

export function bandRule(
  { quorumBands }: Settings,
  { kind, monthlyCost }: { kind: RequestKind; monthlyCost: number },
): string {
  const band = bandFor(quorumBands, monthlyCost);
  if (kind === 'port') return `A port-in takes ${countApprovals(band.quorum)}, as what costs least does.`;
  const which =
    quorumBands.length === 1 ? 'Whatever it costs,' : capitalised(describeBand(quorumBands, band));
  return `${which} it takes ${countApprovals(band.quorum)}.`;
}

export function ownVoteRule({ selfApproval }: Settings): string {
  return selfApproval
    ? 'An approver’s approval of their own request counts.'
    : 'An approver’s approval of their own request does not count.';
}

export function missingApproversRule(possible: number, quorum: number): string {
  const people = possible === 0 ? 'Nobody' : possible === 1 ? 'Only 1 person' : `Only ${possible} people`;
  return `${people} can approve this now, and ${quorum} ${quorum === 1 ? 'has' : 'have'} to: an admin can change the settings.`;
}

export function automaticRule({ settings, autoApprovedToday }: PolicyQuestion): string {
  const { autoApproveUpTo, autoApprovalsPerDay } = settings;
  return (
    `Up to ${formatMoney(autoApproveUpTo ?? 0)} a month is approved automatically, at most ` +
    `${requests(autoApprovalsPerDay)} per person and day: this is number ${autoApprovedToday + 1} today.`
  );
}

/** Why a request that costs little enough for an automatic approval is not approved automatically. */
export function noAutomaticRule({ settings, request, autoApprovedToday }: PolicyQuestion): string[] {
  const { alwaysAsk, autoApproveUpTo, autoApprovalsPerDay } = settings;
  if (!isPurchaseKind(request.kind)) return [];
  if (autoApproveUpTo === null || toCents(request.monthlyCost) > toCents(autoApproveUpTo)) return [];
  if (request.kind === 'block') {
    return ['A number block is always decided by people, for its cost is an estimate until Zoom answers.'];
  }
  if (alwaysAsk.includes(request.kind)) {
    return [`A purchase of ${KIND_WORDS[request.kind]} is always decided by people.`];
  }
  if (autoApprovedToday < autoApprovalsPerDay) return [];
  const are = autoApprovalsPerDay === 1 ? 'is' : 'are';
  return [
    `At most ${requests(autoApprovalsPerDay)} per person and day ${are} approved automatically; today’s limit is reached.`,
  ];
}

/** Nothing without a budget. */
export function budgetRule({ settings, request, budget, now }: PolicyQuestion): string[] {
  if (settings.monthlyBudget === null || !isPurchaseKind(request.kind)) return [];
  return [
    `The budget of ${MONTH.format(now)} is ${formatMoney(settings.monthlyBudget)}: ` +
      `${formatMoney(budget.spent)} spent, ${formatMoney(budget.reserved)} reserved, ` +
      `and this request takes ${formatMoney(request.monthlyCost)}${request.kind === 'block' ? ', as is estimated' : ''}.`,
  ];
}

/** What ended a request without a judgement of the policy. */
export const denialRule = () => 'One denial of an approver is enough.';
export const withdrawalRule = () => 'Its requester can withdraw a request until it is approved.';
export const lostNumbersRule = () => 'A number goes to the request that came first.';

export function expiryRule({ requestExpiryHours }: Settings): string {
  return `A request that nobody decides within ${hours(requestExpiryHours)} expires.`;
}

export function executionRule({ executionExpiryHours }: Settings): string {
  return `An approval that cannot be carried out within ${hours(executionExpiryHours)} lapses.`;
}

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function requests(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}

function hours(count: number): string {
  return `${count} ${count === 1 ? 'hour' : 'hours'}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
