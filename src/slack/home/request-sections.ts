import type { ActionsBlock, HeaderBlock, KnownBlock } from '@slack/types';
import type { StoredRequest } from '../../purchases/stored-request.ts';
import { statusName } from '../messages/deed-words.ts';
import { listedRequest } from '../messages/requests-list.ts';
import { counted, paragraph, plain, smallPrint } from '../messages/text.ts';
import { wantedName } from '../messages/wanted.ts';
import { localTime } from '../messages/when.ts';
import type { HomeView } from './home-view.ts';
import { wordsButton } from './quick-actions.ts';

export function heading(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

/** What waits for this person's decision; nothing for whoever has nothing to decide. */
export function awaitingSection({ awaiting, userId }: HomeView): KnownBlock[] {
  if (awaiting.total === 0) return [];
  const more = awaiting.total - awaiting.items.length;
  return [
    heading(`Awaiting you: ${counted(awaiting.total, 'request')}`),
    ...awaiting.items.flatMap((request) => listedRequest(request, 'awaiting_me', userId)),
    ...(more > 0 ? [moreButton('requests awaiting', more)] : []),
  ];
}

/** What this person has asked for: open, and what became of the rest lately. */
export function ownSection({ mine, ended, userId }: HomeView): KnownBlock[] {
  const more = mine.total - mine.items.length;
  const open =
    mine.items.length > 0
      ? mine.items.flatMap((request) => apart(listedRequest(request, 'mine', userId)))
      : [paragraph('Nothing is under way. Search for numbers and press *Request selected* to ask for some.')];
  return [
    heading('Your open requests'),
    ...open,
    ...(more > 0 ? [moreButton('requests', more)] : []),
    ...(ended.length > 0 ? [smallPrint(`Lately: ${ended.map(endedLine).join(' · ')}`)] : []),
  ];
}

function endedLine(request: StoredRequest): string {
  const { number, wanted, endedAt } = request;
  const when = endedAt ? ` ${localTime(endedAt)}` : '';
  return `request *${number}* (${wantedName(wanted)}) ${statusName(request).toLowerCase()}${when}`;
}

function moreButton(words: 'requests' | 'requests awaiting', more: number): ActionsBlock {
  return {
    type: 'actions',
    elements: [wordsButton(words, `more ${words}`, `And ${counted(more, 'more', 'more')}`)],
  };
}

/** Where people may decide on their own requests, one stands in both lists: its buttons have to be told apart. */
function apart(blocks: KnownBlock[]): KnownBlock[] {
  return blocks.map((block): KnownBlock => {
    if (block.type !== 'actions') return block;
    return {
      ...block,
      block_id: `${block.block_id ?? ''}:mine`,
      elements: block.elements.map((element) =>
        element.type === 'button' ? { ...element, action_id: `${element.action_id}:mine` } : element,
      ),
    };
  });
}
