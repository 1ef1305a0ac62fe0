import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { RequestsPage, RequestsView } from '../../purchases/list-requests.ts';
import type { StoredRequest } from '../../purchases/stored-request.ts';
import type { Screen } from '../screen.ts';
import { approverButtons } from './approval-card.ts';
import { statusName } from './deed-words.ts';
import { mention, whomToAsk } from './people.ts';
import { type RequestButton, requestButtons } from './request-buttons.ts';
import { requesterButtons } from './requester-card.ts';
import { formButton } from './search-buttons.ts';
import { counted, cut, escapeText, paragraph, plain, smallPrint } from './text.ts';
import { costPart, shortNumbers, wantedName } from './wanted.ts';
import { localTime } from './when.ts';

const NAMES: Readonly<Record<RequestsView, string>> = {
  mine: 'Mine',
  awaiting_me: 'Awaiting me',
  all: 'All',
};
const NOTHING: Readonly<Record<RequestsView, string>> = {
  mine: 'You have not asked for any numbers yet.',
  awaiting_me: 'Nothing waits for your decision.',
  all: 'Nobody has asked for any numbers yet.',
};

type Reader = {
  userId: string;
  isAdmin: boolean;
  /** Where the card of a request stands, by the request's id. */
  links?: ReadonlyMap<string, string> | undefined;
};

/** One page of a list of requests, with the buttons that fit each. */
export function requestsListScreen(list: Extract<RequestsPage, { kind: 'page' }>, reader: Reader): Screen {
  const { view, requests, page, pages, total } = list;
  const heading = `*Requests · ${NAMES[view]}*`;
  const title = 'Requests';
  if (requests.length === 0) {
    const search = view === 'mine' ? [formButton('Search for numbers', '')] : [];
    return {
      title,
      text: NOTHING[view],
      blocks: [paragraph(`${heading}\n${NOTHING[view]}`), controls(list, reader, search)],
    };
  }
  const standing = pages > 1 ? ` · page ${page + 1} of ${pages}` : '';
  return {
    title,
    text: `${counted(total, 'request')}: ${requests.map((each) => `${each.number} ${statusName(each)}`).join(', ')}`,
    blocks: [
      paragraph(heading),
      smallPrint(`${counted(total, 'request')}${standing}`),
      ...requests.flatMap((request) =>
        listedRequest(request, view, reader.userId, reader.links?.get(request.id)),
      ),
      controls(list, reader, []),
    ],
  };
}

export function allIsForAdmins(admins: readonly string[]): Screen {
  const text = `The list of all requests is for admins. Ask ${whomToAsk(admins)}, or look at your own.`;
  return {
    title: 'For admins',
    text,
    blocks: [
      paragraph(`:no_entry: ${text}`),
      { type: 'actions', elements: [pageButton('mine', 0, NAMES.mine)] },
    ],
  };
}

/**
 * A request in a list, with the buttons that fit its place there.
 * @param userId of whoever reads it
 * @param link to its card
 */
export function listedRequest(
  request: StoredRequest,
  view: RequestsView,
  userId: string,
  link?: string,
): KnownBlock[] {
  const { number, wanted, status, requesterId, createdAt } = request;
  const whose = requesterId === userId ? '' : ` · by ${mention(requesterId)}`;
  const numbers = shortNumbers(wanted);
  const open = link && isPlainLink(link) ? ` · <${link}|Open the card>` : '';
  const until = status === 'awaiting_approval' ? ` · expires ${localTime(request.expiresAt)}` : '';
  const lines = [
    `*${number}* · ${wantedName(wanted)}${costPart(request)} · *${statusName(request)}*`,
    ...(numbers ? [numbers] : []),
    `${localTime(createdAt)}${whose}${until}${open}`,
    escapeText(cut(wanted.purpose.replaceAll(/\s+/g, ' '), 150)),
  ];
  return [paragraph(lines.join('\n')), ...listedButtons(request, buttonsFor(request, view, userId))];
}

/** Nothing that could end the link, or begin anything else. */
function isPlainLink(link: string): boolean {
  return /^https?:\/\/[^\s<>|]{1,500}$/.test(link);
}

function buttonsFor(request: StoredRequest, view: RequestsView, userId: string): RequestButton[] {
  const shown = { request, votes: [] };
  if (view === 'awaiting_me') return approverButtons(shown);
  if (request.requesterId === userId) return requesterButtons(shown);
  // What everybody may see of a request that is somebody else's; approvers have theirs in their own list.
  return request.status === 'uncertain' ? approverButtons(shown) : [];
}

/** The buttons of the cards, where the same ones stand under several requests. */
function listedButtons(request: StoredRequest, names: readonly RequestButton[]): KnownBlock[] {
  return requestButtons(request, names).map(
    (block): ActionsBlock => ({
      ...block,
      elements: block.elements.map((element) => {
        if (element.type !== 'button') return element;
        // A screen has one primary button at most, and here none is more so than the others.
        const { style, ...button } = element;
        return {
          ...button,
          ...(style === 'danger' ? { style } : {}),
          action_id: `${button.action_id}:${request.number}`,
        };
      }),
    }),
  );
}

function controls(
  { view, page, pages, mineOpen, awaitingMe }: Extract<RequestsPage, { kind: 'page' }>,
  { isAdmin }: Reader,
  more: Button[],
): ActionsBlock {
  const counts = { mine: mineOpen, awaiting_me: awaitingMe, all: 0 };
  const label = (each: RequestsView) => {
    if (each === view) return 'Refresh';
    return counts[each] > 0 ? `${NAMES[each]} (${counts[each]})` : NAMES[each];
  };
  const views: RequestsView[] = ['mine', 'awaiting_me', ...(isAdmin ? (['all'] as const) : [])];
  return {
    type: 'actions',
    elements: [
      ...(page > 0 ? [pageButton(view, page - 1, 'Previous page', 'back')] : []),
      ...(page < pages - 1 ? [pageButton(view, page + 1, 'Next page', 'on')] : []),
      ...views.map((each) => pageButton(each, 0, label(each))),
      ...more,
    ],
  };
}

function pageButton(view: RequestsView, page: number, label: string, id: string = view): Button {
  return { type: 'button', action_id: `requests_page:${id}`, text: plain(label), value: `${view}|${page}` };
}
