import type { KnownBlock } from '@slack/types';
import type { KeptNumber, LookedUp, LookedUpNumber } from '../../inventory/look-up-ours.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { Screen } from '../screen.ts';
import { assigneeName, boldNumber, statusName } from './number-facts.ts';
import { counted, cut, escapeCut, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Numbers in the commands that are shown to be copied. */
const NAMED = 10;

/** Which of the numbers in a text are ours, and whose. */
export function lookedUpScreen({ numbers, kept, left }: LookedUp): Screen {
  const title = 'Numbers in the message';
  if (numbers.length === 0) {
    const text = 'There is no phone number in it that I can read.';
    return { title, text, blocks: [paragraph(`:mag: ${text}`)] };
  }
  const others = kept?.numbers ?? [];
  const count = numbers.length + others.length;
  const ours =
    numbers.filter(({ kind }) => kind === 'ours').length + others.filter(({ isOurs }) => isOurs).length;
  const summary = `${counted(count, 'number')}, ${ours === 0 ? 'none' : ours} of ours.`;
  return {
    title,
    text: summary,
    blocks: [
      paragraph(summary),
      ...numbers.map(line),
      ...(kept
        ? [
            smallPrint(`The others as the inventory was last read, ${localTime(kept.readAt)}:`),
            ...paragraphs(kept.numbers.map(keptLine)),
          ]
        : []),
      ...othersHint([
        ...numbers.flatMap((each) => (each.kind === 'not_ours' ? [each.phoneNumber] : [])),
        ...others.flatMap(({ isOurs, phoneNumber }) => (isOurs ? [] : [phoneNumber])),
      ]),
      ...(left > 0
        ? [smallPrint(`I look up ${count} at a time, and left out ${counted(left, 'more', 'more')}.`)]
        : []),
    ],
  };
}

/** What can be done about those that are not ours; a text, for few may do it and most are somebody else’s. */
function othersHint(phoneNumbers: readonly string[]): KnownBlock[] {
  if (phoneNumbers.length === 0) return [];
  const [which, it] = phoneNumbers.length === 1 ? ['it', 'it'] : ['any that is not ours', 'them'];
  const typed = phoneNumbers.slice(0, NAMED).join(' ');
  return [
    smallPrint(
      `If another carrier has ${which} for us: \`/phone port check ${typed}\` says what can come over, and \`/phone port ${typed}\` brings ${it}.`,
    ),
  ];
}

function keptLine({ phoneNumber, isOurs, assignee }: KeptNumber): string {
  const who = assignee ? escapeCut(assignee.name || assignee.id, 60) : 'nobody';
  const whose = isOurs ? `ours, assigned to ${who}` : 'not one of ours';
  return `• *${formatNumber(phoneNumber)}* · ${whose}`;
}

function line(found: LookedUpNumber, index: number): KnownBlock {
  if (found.kind === 'not_ours') return paragraph(`*${formatNumber(found.phoneNumber)}*\nNot one of ours`);
  if (found.kind === 'unknown') {
    return paragraph(
      `*${formatNumber(found.phoneNumber)}*\n:warning: Zoom could not tell just now; try again in a moment`,
    );
  }
  const { number } = found;
  const name = number.displayName && number.displayName !== number.assignee?.name ? number.displayName : '';
  const about = [
    `Ours, assigned to ${assigneeName(number)}`,
    ...(number.status === 'active' ? [] : [escapeCut(statusName(number.status), 60)]),
    ...(name ? [escapeCut(name, 200)] : []),
  ];
  return {
    ...paragraph(`${boldNumber(number.phoneNumber)}\n${about.join(' · ')}`),
    accessory: {
      type: 'button',
      action_id: `number_card:${index}`,
      text: plain('Open'),
      value: cut(number.id, 2_000),
    },
  };
}
