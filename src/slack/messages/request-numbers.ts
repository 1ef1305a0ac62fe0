import type { Button } from '@slack/types';
import type { PurchaseRequest } from '../../purchases/request.ts';
import { requestKey } from '../actions/request-key.ts';
import type { Screen } from '../screen.ts';
import { statusName } from './deed-words.ts';
import { everyNumberLines } from './outcome-lines.ts';
import { counted, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { costPart, wantedName } from './wanted.ts';

/** Numbers on one page. */
const PAGE = 50;

/** Every number of a request, with what became of it. @param page from 0 */
export function requestNumbersScreen(request: PurchaseRequest, page: number): Screen {
  const lines = everyNumberLines(request);
  const pages = Math.max(1, Math.ceil(lines.length / PAGE));
  const shown = Math.min(page, pages - 1);
  const title = `Request ${request.number}`;
  const buttons = [
    ...(shown > 0 ? [turn(request, shown - 1, 'Previous page', 'back')] : []),
    ...(shown < pages - 1 ? [turn(request, shown + 1, 'Next page', 'on')] : []),
  ];
  const standing = pages > 1 ? [`page ${shown + 1} of ${pages}`] : [];
  return {
    title: title.length <= 24 ? title : 'Request',
    text: `${title}: ${counted(lines.length, 'number')}`,
    blocks: [
      paragraph(`*${title}: ${wantedName(request.wanted)}*${costPart(request)} · *${statusName(request)}*`),
      ...(standing.length > 0 ? [smallPrint(standing.join(' · '))] : []),
      ...paragraphs(lines.slice(shown * PAGE, (shown + 1) * PAGE)),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  };
}

function turn(request: PurchaseRequest, page: number, label: string, id: string): Button {
  return {
    type: 'button',
    action_id: `request_numbers_page:${id}`,
    text: plain(label),
    value: `${page}|${requestKey(request)}`,
  };
}
