import type { Button, KnownBlock } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { TYPE_NAMES } from '../../numbers/kind-names.ts';
import type { CheckedNumber, PortabilityChecked } from '../../porting/check-portability.ts';
import type { Screen } from '../screen.ts';
import { named } from './number-line.ts';
import { portButton } from './port-offer.ts';
import { counted, cut, escapeCut, paragraph, paragraphs, plain } from './text.ts';

const TITLE = 'Check portability';
/** Characters of the lines on numbers: a message holds some 13,000 in all. */
const LONGEST = 10_000;
/** Of what was left out. */
const NAMED = 5;

/** Opens the form that checks numbers. */
const checkButton: Button = {
  type: 'button',
  action_id: 'port_check_open',
  text: plain('Check numbers'),
};

/** Which of the numbers can be brought over, and why the others cannot. */
export function portCheckScreen({
  numbers,
  problems,
}: Extract<PortabilityChecked, { kind: 'checked' }>): Screen {
  const portable = numbers.filter((each) => each.portable === 'yes');
  const summary = `${portable.length} of ${counted(numbers.length, 'number')} can be ported in`;
  return {
    title: TITLE,
    text: `${summary}.`,
    blocks: [
      paragraph(`*${summary}*`),
      ...paragraphs(cutLines(numbers.map(numberLine))),
      ...paragraphs(problemLines(problems)),
      next(portable.map(({ phoneNumber }) => phoneNumber)),
    ],
  };
}

/** What was written holds no number, or too many. */
export function portCheckProblem(problem: Problem): Screen {
  const text = sentence(problem);
  return {
    title: TITLE,
    text,
    blocks: [
      paragraph(text),
      ...paragraphs(problem.kind === 'no_numbers' ? problemLines(problem.problems) : []),
      again('Check numbers'),
    ],
  };
}

/** The same without formatting, for the field of the form. */
export function portCheckMistake(problem: Problem): string {
  const why = problem.kind === 'no_numbers' ? problem.problems.slice(0, NAMED) : [];
  return cut([sentence(problem), ...why].join(' '), 1_500);
}

type Problem = Extract<PortabilityChecked, { kind: 'no_numbers' | 'too_many' }>;

function sentence(problem: Problem): string {
  return problem.kind === 'too_many'
    ? `Up to 100 numbers are checked at once, and these are ${problem.count.toLocaleString('en-US')}.`
    : 'There is no phone number in that to ask about. Write numbers such as +14155551001 or (415) 555-1002.';
}

function problemLines(problems: readonly string[]): string[] {
  const more = problems.length - NAMED;
  return [
    ...problems.slice(0, NAMED).map((problem) => `:warning: ${escapeCut(problem, 250)}`),
    ...(more > 0 ? [`and ${counted(more, 'more', 'more')}`] : []),
  ];
}

/** Where Slack lets no form be opened without a click. */
export function checkInvitation(): Screen {
  const text =
    'Write the numbers after the command, such as `/phone port check +14155551001`, or open the form.';
  return { title: TITLE, text, blocks: [paragraph(text), again('Check numbers')] };
}

function again(label: string): KnownBlock {
  return { type: 'actions', elements: [{ ...checkButton, text: plain(label) }] };
}

/** Those that can be ported go into the form of a port. */
function next(portable: readonly string[]): KnownBlock {
  const others = { ...checkButton, text: plain('Check others') };
  if (portable.length === 0) return { type: 'actions', elements: [others] };
  const label = portable.length === 1 ? 'Port it in' : `Port these ${portable.length} in`;
  return { type: 'actions', elements: [portButton(label, portable.join(' ')), others] };
}

const MARKS = { yes: ':white_check_mark:', no: ':no_entry:', unsaid: ':grey_question:' } as const;

function numberLine({ phoneNumber, portable, carrierName, type, reason }: CheckedNumber): string {
  const parts = [
    `${MARKS[portable]} *${escapeCut(formatNumber(phoneNumber), 40)}*`,
    portable === 'yes' ? 'can be ported' : portable === 'no' ? 'cannot be ported' : 'Zoom says nothing of it',
    ...(carrierName ? [`from ${escapeCut(carrierName, 60)}`] : []),
    ...(type ? [escapeCut(named(TYPE_NAMES, type).toLowerCase(), 30)] : []),
  ];
  const why = reason ? `: ${escapeCut(reason, 200)}` : '';
  return `${parts.join(' · ')}${why}`;
}

/** As many lines as there is room for, and how many there are besides. */
function cutLines(lines: readonly string[]): string[] {
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length <= LONGEST;
  });
  const more = lines.length - kept.length;
  return more > 0 ? [...kept, `and ${counted(more, 'more', 'more')}`] : kept;
}
