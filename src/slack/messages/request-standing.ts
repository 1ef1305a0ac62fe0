import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { costOfBought } from '../../purchases/budget.ts';
import {
  costOf,
  type Decision,
  isPort,
  isPurchaseKind,
  isRelease,
  type PurchaseRequest,
} from '../../purchases/request.ts';
import { deedWords } from './deed-words.ts';
import { actorName, mention, mentions } from './people.ts';
import type { RequestView } from './request-view.ts';
import { counted, escapeCut, escapeText, listed } from './text.ts';
import { costName } from './wanted.ts';
import { localTime } from './when.ts';

/** Where a request stands: who decided, when and why, or what it waits for. */
export function standingLines(view: RequestView): string[] {
  const { request } = view;
  const { status, decision } = request;
  const ended = at(request.endedAt);
  const words = deedWords(request.wanted);
  const why = decision?.reason ? [`*Reason:* ${escapeCut(decision.reason, 500)}`] : [];
  switch (status) {
    case 'awaiting_approval':
      return awaitingLines(view);
    case 'approved': {
      const until = request.executeBy
        ? ` If that cannot be done by then, the approval lapses: ${localTime(request.executeBy)}.`
        : '';
      return [approvedLine(view), `:hourglass_flowing_sand: It is ${words.verb} next.${until}`];
    }
    case 'purchasing':
      return [
        approvedLine(view),
        `:hourglass_flowing_sand: *${words.doing}*${request.purchaseStartedAt ? ` since ${localTime(request.purchaseStartedAt)}` : ''}.`,
      ];
    case 'uncertain':
      return [approvedLine(view), ...uncertainLines(request)];
    case 'purchased':
      return [
        approvedLine(view),
        isPort(request)
          ? `:outbox_tray: *${words.done}*${ended}. The porting order’s own card shows how it goes.`
          : `:tada: *${words.done}*${ended}: ${costName(request)}${isRelease(request) ? ' less' : ''}.`,
        ...moreThanEstimated(request),
      ];
    case 'partly_purchased':
      return [approvedLine(view), `:warning: *${words.inPart}*${ended}${costOfPart(request)}.`];
    case 'failed':
      return [approvedLine(view), `:x: *${words.notDone}*${ended}. ${words.nothing}`];
    case 'denied':
      return [`:no_entry: *Denied* by ${decidedBy(decision)}${ended}.`, ...why];
    case 'expired':
      return [`:alarm_clock: *Expired*${ended}: nobody decided in time.`];
    case 'withdrawn':
      return [
        `:leftwards_arrow_with_hook: *Withdrawn* by ${decidedBy(decision, request.requesterId)}${ended}.`,
        ...why,
      ];
    case 'lapsed':
      return [
        approvedLine(view),
        `:alarm_clock: *Lapsed*${ended}: it could not be ${words.verb} in time, and nothing was.`,
      ];
  }
}

/** Numbers that could be used instead, while it can still be decided. */
export function spareLines({ request, spare }: RequestView): string[] {
  return request.status === 'awaiting_approval' ? spareHint(spare) : [];
}

export function spareHint(spare: RequestView['spare']): string[] {
  if (!spare || spare.numbers.length === 0) return [];
  const numbers = spare.numbers.map(formatNumber);
  const some = listed(spare.hasMore ? [...numbers, 'more'] : numbers);
  return [
    `:bulb: Your company already has unassigned numbers there, at no further cost: ${some}. \`/phone unassigned\` lists those that nobody uses.`,
  ];
}

/** The rules that applied, and what the budget has left. */
export function ruleLines({ request, judgement, budget }: RequestView): string[] {
  const rules = request.status === 'awaiting_approval' ? judgement?.rules : request.decision?.rules;
  const left =
    budget && isPurchaseKind(request.wanted.kind)
      ? [
          `Left of this month’s budget: ${formatMoney(Math.max(0, budget.limit - budget.spent - budget.reserved))}.`,
        ]
      : [];
  const said = (rules ?? []).filter((rule) => rule.trim() !== '').slice(0, 6);
  return [...left, ...said.map((rule) => escapeCut(rule, 200))];
}

function awaitingLines({ request, votes, judgement, frontNumber }: RequestView): string[] {
  if (request.behind !== undefined) {
    const front = frontNumber === undefined ? 'an earlier request' : `request ${frontNumber}`;
    return [
      `:vertical_traffic_light: *Queued behind ${front}*, which asks for some of the same numbers. It can be approved once that one has ended without buying them.`,
    ];
  }
  const counting = judgement?.approvals ?? votes.map(({ userId }) => userId);
  const given = counting.length > 0 ? `: ${mentions(counting)}` : '';
  const tally = judgement
    ? `${counting.length} of ${counted(judgement.quorum, 'approval')}${given}`
    : `${counted(counting.length, 'approval')}${given}`;
  return [
    `:hourglass: *Awaiting approval* · ${tally}`,
    ...(judgement?.decision === 'refuse'
      ? [`:moneybag: *It cannot be approved now.* ${escapeText(judgement.reason)}`]
      : []),
    `Expires ${localTime(request.expiresAt)} if nobody decides.`,
  ];
}

function uncertainLines({ purchaseStartedAt, wanted }: PurchaseRequest): string[] {
  if (isRelease({ wanted })) return deedWords(wanted).uncertain;
  const since = purchaseStartedAt ? ` of ${localTime(purchaseStartedAt)}` : '';
  return [
    `:grey_question: *Uncertain: checking with Zoom.* Zoom gave no clear answer to the purchase${since}, so it may or may not have happened.`,
    'I compare with Zoom’s inventory and do not buy again. An admin who sees in Zoom what became of it can settle it.',
  ];
}

/** The approval and the budget went by what the requester thought. */
function moreThanEstimated(request: PurchaseRequest): string[] {
  const { wanted, requesterId } = request;
  if (wanted.kind !== 'block' || costOf(request) <= wanted.monthlyCost) return [];
  const more = formatMoney(costOf(request) - wanted.monthlyCost);
  return [
    `:warning: That is *${more} a month more* than the ${formatMoney(wanted.monthlyCost)} that ${mention(requesterId)} had estimated, and all of it counts in the budget.`,
  ];
}

function costOfPart(request: PurchaseRequest): string {
  const { wanted, outcome } = request;
  if (!outcome || isPort(request)) return '';
  return `: ${formatMoney(costOfBought(wanted, outcome))} a month${isRelease(request) ? ' less' : ''}`;
}

function approvedLine({ request, votes }: RequestView): string {
  const { decision } = request;
  // Before it was noted whose approvals counted, all of them were named.
  const people = decision?.approvals ?? votes.map(({ userId }) => userId);
  if (people.length > 0 && decision?.by !== 'policy')
    return `:white_check_mark: *Approved* by ${mentions(people)}.`;
  const why = decision?.reason ? ` ${escapeCut(decision.reason, 200)}` : '';
  return `:white_check_mark: *Approved* by ${decidedBy(decision)}.${why}`;
}

function decidedBy(decision: Decision | undefined, otherwise = 'system'): string {
  const name = actorName(decision?.by ?? otherwise);
  return name.startsWith('The ') ? `t${name.slice(1)}` : name;
}

function at(moment: Date | undefined): string {
  return moment ? ` · ${localTime(moment)}` : '';
}
