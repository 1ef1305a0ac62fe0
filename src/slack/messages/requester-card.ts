import { isPurchaseKind } from '../../purchases/request.ts';
import type { Message } from '../screen.ts';
import { statusName } from './deed-words.ts';
import { followUpLines, hasMissing, hasResult, outcomeLines } from './outcome-lines.ts';
import { type RequestButton, requestButtons } from './request-buttons.ts';
import { ruleLines, spareLines, standingLines } from './request-standing.ts';
import type { RequestView } from './request-view.ts';
import { paragraph, paragraphs, smallPrint } from './text.ts';
import { costPart, hasMore, requestTitle, wantedLines, wantedName, wishLines } from './wanted.ts';
import { localTime } from './when.ts';

/** A request as the person sees it who asked for it, in their direct message. */
export function requesterCard(view: RequestView): Message {
  const { request } = view;
  const { wanted, createdAt } = request;
  const rules = ruleLines({ ...view, budget: undefined });
  const spare = spareLines(view);
  const outcome = [
    ...(request.outcome ? outcomeLines(request.outcome, wanted) : []),
    ...followUpLines(request.followUps),
  ];
  return {
    text: `Your request. ${requestTitle(request)}. ${statusName(request)}.`,
    blocks: [
      paragraph(
        `*Your request ${request.number}: ${wantedName(wanted)}*${costPart(request)}\nSent ${localTime(createdAt)}`,
      ),
      ...(hasResult(request) ? [] : paragraphs(wantedLines(wanted))),
      ...paragraphs(wishLines(wanted)),
      ...(spare.length > 0 ? paragraphs(spare) : []),
      { type: 'divider' },
      ...paragraphs(standingLines(view)),
      ...(outcome.length > 0 ? paragraphs(outcome) : []),
      ...(rules.length > 0 ? [smallPrint(rules.join('\n'))] : []),
      ...requestButtons(request, requesterButtons(view)),
    ],
  };
}

export function requesterButtons(view: RequestView): RequestButton[] {
  return [...nextButtons(view), ...(hasMore(view.request.wanted) ? (['numbers'] as const) : [])];
}

function nextButtons({ request }: RequestView): RequestButton[] {
  const search: RequestButton[] = hasMissing(request.outcome) ? ['search'] : [];
  const followUp: RequestButton[] = request.followUps.some(({ state }) => state === 'failed')
    ? ['follow_up']
    : [];
  // What is given up is asked for anew, from what it is then; a port-in is filed again from its own card.
  if (!isPurchaseKind(request.wanted.kind)) {
    if (request.status !== 'awaiting_approval') return [];
    return request.behind === undefined ? ['remind', 'withdraw'] : ['withdraw'];
  }
  switch (request.status) {
    case 'awaiting_approval':
      return request.behind === undefined ? ['edit', 'remind', 'withdraw'] : ['edit', 'withdraw'];
    case 'denied':
    case 'expired':
    case 'withdrawn':
    case 'lapsed':
      return ['again'];
    case 'failed':
      return ['again', ...search];
    case 'purchased':
    case 'partly_purchased':
      return [...followUp, ...search];
    default:
      return [];
  }
}
