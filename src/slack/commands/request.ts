import type { Button } from '@slack/types';
import { readNumbers } from '../../numbers/read-numbers.ts';
import type { Desk } from '../desk.ts';
import { unreadableLine } from '../messages/request-submitted.ts';
import { formButton } from '../messages/search-buttons.ts';
import { counted, cut, paragraph, paragraphs, plain } from '../messages/text.ts';
import { drawBlockForm } from '../modals/draw-block-form.ts';
import { formForTyped } from '../modals/open-request-form.ts';
import type { Screen } from '../screen.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone request +1… +1…` and `/phone request block` */
export async function requestCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { person, openModal } = visit;
  if (/^(number[\s-]*)?blocks?$/i.test(words)) {
    return openModal
      ? openModal('Request a number block', () =>
          drawBlockForm(desk, { source: { from: 'nothing' }, filled: {} }),
        )
      : visit.answer(blockInvitation());
  }
  const { phoneNumbers, unreadable } = readNumbers(words);
  if (phoneNumbers.length === 0) return visit.answer(requestInvitation(unreadable));
  if (openModal) return openModal('Request numbers', () => formForTyped(desk, person, words));
  await visit.answer(typedInvitation(phoneNumbers, unreadable));
}

const blockButton: Button = {
  type: 'button',
  action_id: 'request_block',
  text: plain('Request a number block'),
};

/** What can be requested, and how. */
function requestInvitation(unreadable: readonly string[]): Screen {
  const text =
    'Which numbers? Write them after the command, such as `/phone request +14155551001 +14155551002`, or search and tick the ones you would like.';
  return {
    title: 'Request numbers',
    text,
    blocks: [
      ...paragraphs([...(unreadable.length > 0 ? [unreadableLine(unreadable)] : []), text]),
      { type: 'actions', elements: [formButton('Search for numbers', ''), blockButton] },
    ],
  };
}

/** Where Slack lets no form be opened without a click. */
function typedInvitation(phoneNumbers: readonly string[], unreadable: readonly string[]): Screen {
  const text = `The request for ${counted(phoneNumbers.length, 'number')} has a form to fill in.`;
  return {
    title: 'Request numbers',
    text,
    blocks: [
      ...paragraphs([...(unreadable.length > 0 ? [unreadableLine(unreadable)] : []), text]),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'request_typed',
            text: plain('Open the form'),
            value: cut(phoneNumbers.join(' '), 2_000),
          },
        ],
      },
    ],
  };
}

function blockInvitation(): Screen {
  const text = 'A number block has a form of its own.';
  return {
    title: 'Request a number block',
    text,
    blocks: [paragraph(text), { type: 'actions', elements: [blockButton] }],
  };
}
