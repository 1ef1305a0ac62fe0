import { isPurchaseKind } from '../../purchases/request.ts';
import type { Message } from '../screen.ts';
import { statusName } from './deed-words.ts';
import { followUpLines, hasMissing, hasResult, outcomeLines } from './outcome-lines.ts';
import { mention, mentions } from './people.ts';
import { type RequestButton, requestButtons } from './request-buttons.ts';
import { ruleLines, spareLines, standingLines } from './request-standing.ts';
import type { RequestView } from './request-view.ts';
import { paragraph, paragraphs, smallPrint } from './text.ts';
import { costPart, hasMore, requestTitle, wantedLines, wantedName, wishLines } from './wanted.ts';
import { localTime } from './when.ts';

export type CardOccasion = {
  /** Whom to call: on the first post alone, or everybody is paged again and again. */
  call?: readonly string[] | undefined;
  /** In the fallback channel, for nobody had decided in time. */
  isEscalation?: boolean | undefined;
};

const REPLIES = 'A reply in this thread stays among you; *Comment* reaches the requester, too.';

/** A request as its approvers see it. */
export function approvalCard(
  view: RequestView,
  { call = [], isEscalation = false }: CardOccasion = {},
): Message {
  const { request } = view;
  const { wanted, requesterId, createdAt, revision } = request;
  const edited = revision > 1 ? ` · changed since, this is revision ${revision}` : '';
  const rules = ruleLines(view);
  const spare = spareLines(view);
  const outcome = [
    ...(request.outcome ? outcomeLines(request.outcome, wanted) : []),
    ...followUpLines(request.followUps),
  ];
  return {
    text: `${requestTitle(request)}. ${statusName(request)}.`,
    blocks: [
      ...opening(call, isEscalation),
      paragraph(
        `*Request ${request.number}: ${wantedName(wanted)}*${costPart(request)}\nAsked for by ${mention(requesterId)} · ${localTime(createdAt)}${edited}`,
      ),
      ...(hasResult(request) ? [] : paragraphs(wantedLines(wanted))),
      ...paragraphs(wishLines(wanted)),
      ...(spare.length > 0 ? paragraphs(spare) : []),
      { type: 'divider' },
      ...paragraphs(standingLines(view)),
      ...(outcome.length > 0 ? paragraphs(outcome) : []),
      ...(rules.length > 0 ? [smallPrint(rules.join('\n'))] : []),
      ...(request.status === 'awaiting_approval' ? [smallPrint(REPLIES)] : []),
      ...requestButtons(request, approverButtons(view)),
    ],
  };
}

function opening(call: readonly string[], isEscalation: boolean) {
  if (isEscalation)
    return [paragraph(':rotating_light: *Nobody has decided on this request in time.* Can somebody here?')];
  return call.length > 0 ? [paragraph(`${mentions(call)}: a request for you to decide.`)] : [];
}

export function approverButtons(view: RequestView): RequestButton[] {
  return [...decisionButtons(view), ...(hasMore(view.request.wanted) ? (['numbers'] as const) : [])];
}

function decisionButtons({ request }: RequestView): RequestButton[] {
  switch (request.status) {
    case 'awaiting_approval':
      return request.behind === undefined ? ['approve', 'deny', 'comment'] : ['deny', 'comment'];
    case 'uncertain':
      // A release goes on by itself until it knows.
      return isPurchaseKind(request.wanted.kind) ? ['happened', 'not_happened'] : [];
    case 'partly_purchased':
    case 'failed':
      return hasMissing(request.outcome) && isPurchaseKind(request.wanted.kind) ? ['search'] : [];
    default:
      return [];
  }
}
