import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { IdleNumber, IdleNumbers } from '../../inventory/list-idle.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import type { Screen } from '../screen.ts';
import { idleTime } from './idle-time.ts';
import { inBlock, RELEASE_BLOCK } from './in-block.ts';
import { leftOutNote } from './left-out.ts';
import { boldNumber, kindLine, shownNumber } from './number-facts.ts';
import { counted, cut, escapeCut, listed, paragraph, plain, smallPrint } from './text.ts';

type Idle = Extract<IdleNumbers, { kind: 'idle' }>;

/** One page of the numbers that nobody has, the longest idle first, each with what can be done about it. */
export function idleListScreen(idle: Idle): Screen {
  const { numbers, page, pages, total, leftOut, unreadable } = idle;
  if (total === 0 && leftOut === 0 && unreadable === 0) return nothingIdleScreen();
  const cost = idle.monthlyCost === undefined ? '' : ` · ${formatMoney(idle.monthlyCost)} a month`;
  const standing = pages > 1 ? ` · page ${page + 1} of ${pages}` : '';
  const summary = `${counted(total, 'number')} without an assignee${cost}`;
  return {
    title: 'Unassigned numbers',
    text: `${summary}: ${numbers.length > 0 ? listed(numbers.map(({ number }) => shownNumber(number.phoneNumber))) : 'none on this page any more'}`,
    blocks: [
      paragraph(`*${summary}*`),
      smallPrint(`The longest idle first${standing}`),
      ...numbers.flatMap((each, index) => idleBlocks(each, index, idle.readAt)),
      ...(leftOut > 0
        ? [
            smallPrint(
              `${counted(leftOut, 'number')} of this page ${leftOut === 1 ? 'is' : 'are'} no longer idle.`,
            ),
          ]
        : []),
      ...leftOutNote(unreadable, 'number'),
      ...(idle.monthlyCost === undefined
        ? [smallPrint('There are more than I show: the rest follows once I have read the whole inventory.')]
        : []),
      ...controls(idle),
      smallPrint(
        'Numbers that are pending are not among them. How long is counted from when I first saw a number without an assignee; it may be longer.',
      ),
    ],
  };
}

function nothingIdleScreen(): Screen {
  const text = 'Every active number is assigned: nothing is paid for that nobody uses.';
  return { title: 'Unassigned numbers', text, blocks: [paragraph(`:white_check_mark: ${text}`)] };
}

function idleBlocks({ number, idleSince, block }: IdleNumber, index: number, now: Date): KnownBlock[] {
  const name = number.displayName ? [escapeCut(number.displayName, 150)] : [];
  const idle = idleSince ? `Idle ${idleTime(idleSince, now)}` : 'Idle, I do not know yet how long';
  const button = (action: string, label: string, id = number.id): Button => ({
    type: 'button',
    action_id: `${action}:${index}`,
    text: plain(label),
    value: cut(id, 2_000),
  });
  const standing = [idle, ...(block ? [inBlock(block)] : [])].join(' · ');
  return [
    paragraph([[boldNumber(number.phoneNumber), ...name].join(' · '), standing, kindLine(number)].join('\n')),
    {
      type: 'actions',
      elements: [
        button('number_assign', 'Assign'),
        block ? button('block_release', RELEASE_BLOCK, block.id) : button('number_release', 'Release'),
        button('number_card', 'Open'),
      ],
    },
  ];
}

function controls({ page, pages }: Idle): ActionsBlock[] {
  const turn = (to: number, label: string, id: string): Button => ({
    type: 'button',
    action_id: `unassigned_page:${id}`,
    text: plain(label),
    value: String(to),
  });
  return [
    {
      type: 'actions',
      elements: [
        ...(page > 0 ? [turn(page - 1, 'Previous page', 'back')] : []),
        ...(page < pages - 1 ? [turn(page + 1, 'Next page', 'next')] : []),
        turn(page, 'Refresh', 'again'),
      ],
    },
  ];
}
