import type { Button, KnownBlock } from '@slack/types';
import { assigneeTypeName } from '../../inventory/assignee-words.ts';
import type { Looked } from '../../inventory/releasable.ts';
import { RELEASE_BLOCK } from './in-block.ts';
import { boldNumber, shownNumber } from './number-facts.ts';
import { cut, escapeCut, listed, paragraph, paragraphs, plain } from './text.ts';

type Other = Looked['others'][number];

/** Numbers with a button each, and blocks; a modal has a hundred blocks of Slack's. */
const WITH_BUTTONS = 20;
/** Numbers of one line, which has 3,000 characters. */
const IN_A_LINE = 25;

/**
 * Numbers that cannot be released, each with the reason. Those that have the same one are said in one sentence, but for
 * the assigned, each of which has a card to unassign it on.
 */
export function notReleasableBlocks(others: readonly Other[]): KnownBlock[] {
  if (others.length === 0) return [];
  const heading =
    others.length === 1 ? 'This one cannot be released:' : `These ${others.length} cannot be released:`;
  const assigned = others.filter((other) => other.why === 'assigned').slice(0, WITH_BUTTONS);
  const rest = others.filter((other) => !assigned.some((each) => each === other));
  const groups = [...Map.groupBy(rest, (other) => whyNot(other, false)).values()].flatMap(inLines);
  const ofBlocks = groups.filter(([first]) => first?.why === 'in_block').slice(0, WITH_BUTTONS);
  return [
    { type: 'divider' },
    paragraph(heading),
    ...[...assigned.map((each) => [each]), ...ofBlocks].map(withButton),
    ...paragraphs(groups.filter((group) => !ofBlocks.includes(group)).map(groupLine)),
  ];
}

function inLines(group: readonly Other[]): Other[][] {
  const lines: Other[][] = [];
  for (let from = 0; from < group.length; from += IN_A_LINE) lines.push(group.slice(from, from + IN_A_LINE));
  return lines;
}

function groupLine(group: readonly Other[]): string {
  const names = group.map((other) =>
    boldNumber(other.why === 'not_ours' ? other.asked : other.number.phoneNumber),
  );
  const [first] = group;
  return first ? `:no_entry: ${listed(names)} ${whyNot(first, group.length > 1)}` : '';
}

/** @param areMany whether it is said of several numbers */
function whyNot(other: Other, areMany: boolean): string {
  const are = areMany ? 'are' : 'is';
  const them = areMany ? 'them' : 'it';
  switch (other.why) {
    case 'not_ours':
      return `${are} not in your company’s account.`;
    case 'assigned': {
      const { assignee } = other.number;
      const type = assignee?.type ?? '';
      const who = `${escapeCut(assignee?.name ?? assignee?.id ?? 'somebody', 60)} (${escapeCut(assigneeTypeName(type), 30)})`;
      return `${are} assigned to ${who}. Unassign ${them} first.`;
    }
    case 'in_block': {
      const { size, startNumber, endNumber } = other.block;
      const range = `${shownNumber(startNumber)} to ${shownNumber(endNumber)}`;
      return `${areMany ? 'belong' : 'belongs'} to a block of ${size.toLocaleString('en-US')} (${range}), which is released as a whole: see \`/phone blocks\`.`;
    }
    case 'on_its_way': {
      const [have, order] = areMany ? ['they have', 'their porting orders'] : ['it has', 'its porting order'];
      return `${are} on ${areMany ? 'their' : 'its'} way to you with a port and not here yet. Cancel ${order}, or release ${them} once ${have} arrived.`;
    }
    case 'releasing':
      return `${are} being released already.`;
  }
}

function withButton(group: readonly Other[]): KnownBlock {
  const accessory = buttonOf(group[0]);
  return { ...paragraph(groupLine(group)), ...(accessory && { accessory }) };
}

/** The number's card, where it can be unassigned; of a block, what is lost with it. */
function buttonOf(other: Other | undefined): Button | undefined {
  switch (other?.why) {
    case 'assigned':
      return cardButton(other.number.id);
    case 'in_block':
      return button('block_release', RELEASE_BLOCK, other.block.id);
    default:
      return undefined;
  }
}

/** Opens the number's card. */
export const cardButton = (numberId: string) => button('number_card', 'Open', numberId);

function button(action: string, label: string, id: string): Button {
  return {
    type: 'button',
    action_id: `${action}:${id.slice(0, 200)}`,
    text: plain(label),
    value: cut(id, 2_000),
  };
}
