import type { Button, KnownBlock } from '@slack/types';
import type { Candidate, Clue } from '../../inventory/find-number.ts';
import { describeSearch } from '../../numbers/describe-search.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import { searchLike } from '../../numbers/look-up-numbers.ts';
import type { Screen } from '../screen.ts';
import { boldNumber } from './number-facts.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { cut, escapeCut, listed, paragraph, plain, smallPrint } from './text.ts';

/**
 * Several numbers that may be meant, each with a button for what is to become of it.
 * @param choose of one number: without it, a button opens its card
 */
export function severalNumbersScreen(
  clue: Clue,
  { candidates, more }: { candidates: readonly Candidate[]; more: boolean },
  choose: (candidate: Candidate) => Button = cardButton,
): Screen {
  const intro = `${more ? 'More than ' : ''}${candidates.length} numbers ${clueWords(clue, 'their')}. Which one?`;
  const narrow = 'There are more. Write more of the number or name, or list them with `/phone numbers`.';
  return {
    title: 'Which number?',
    text: `${intro} ${listed(candidates.map(({ phoneNumber }) => boldNumber(phoneNumber).replaceAll('*', '')))}`,
    blocks: [
      paragraph(intro),
      ...candidates.map((candidate, index) => candidateBlock(candidate, index, choose)),
      ...(more ? [smallPrint(narrow)] : []),
    ],
  };
}

function cardButton({ id }: Candidate): Button {
  return { type: 'button', action_id: 'number_card', text: plain('Open'), value: cut(id, 2_000) };
}

function candidateBlock(
  candidate: Candidate,
  index: number,
  choose: (candidate: Candidate) => Button,
): KnownBlock {
  const { phoneNumber, displayName, assigneeName } = candidate;
  const button = choose(candidate);
  const whose = assigneeName && assigneeName !== displayName ? [assigneeName] : [];
  const about = [...(displayName ? [displayName] : []), ...whose].map((each) => escapeCut(each, 200));
  return {
    type: 'section',
    text: paragraph([boldNumber(phoneNumber), ...about].join(' · ')).text ?? plain(phoneNumber),
    accessory: { ...button, action_id: `${button.action_id}:${index}` },
  };
}

/** We have no such number: what else can be done about it. */
export function noSuchNumberScreen(clue: Clue): Screen {
  if (clue.kind !== 'whole') {
    const text = `No number of ours ${clueWords(clue, 'its')}.`;
    const help =
      'Try fewer digits or another part of the name, or list what we have with `/phone numbers`. Numbers that were added in the last minutes are found by their whole number.';
    return {
      title: 'Not found',
      text,
      blocks: [
        paragraph(`:mag: ${text}`),
        paragraph(help),
        { type: 'actions', elements: [formButton('Search for numbers to buy', '')] },
      ],
    };
  }
  const like = searchLike([clue.phoneNumber]);
  const words = formatSearch(like);
  const text = `${formatNumber(clue.phoneNumber)} is not one of our numbers.`;
  return {
    title: 'Not ours',
    text,
    blocks: [
      paragraph(
        `:mag: ${text}\nIf it can be bought, \`/phone request ${clue.phoneNumber}\` asks for it; if another carrier has it for us, \`/phone port ${clue.phoneNumber}\` brings it over.`,
      ),
      {
        type: 'actions',
        elements: words
          ? wordsButtons([{ label: `Search ${describeSearch(like)}`, words }])
          : [formButton('Search for numbers to buy', '')],
      },
    ],
  };
}

/** A number was opened that is no longer there. */
export function numberGoneScreen(): Screen {
  const text = 'Zoom no longer has this number in our account: it was released, or moved elsewhere.';
  return { title: 'No longer ours', text, blocks: [paragraph(`:wastebasket: ${text}`)] };
}

/** `/phone number` with nothing to go by. */
export function whichNumberScreen(typed: string): Screen {
  const said = typed ? `“${escapeCut(typed, 60)}” is too little to go by. ` : '';
  const text = `${said}Which number? Write it in any form, a part of it, or its name:`;
  return {
    title: 'Which number?',
    text,
    blocks: [
      paragraph(
        `${text}\n• \`/phone number (415) 555-1001\`\n• \`/phone number 1001\`, three digits or more\n• \`/phone number Front desk\``,
      ),
    ],
  };
}

/** As the end of a sentence about one number or several. In mrkdwn. */
function clueWords(clue: Clue, whose: 'its' | 'their'): string {
  switch (clue.kind) {
    case 'whole':
      return `is ${formatNumber(clue.phoneNumber)}`;
    case 'digits':
      return `with ${clue.digits} in ${whose === 'its' ? 'it' : 'them'}`;
    case 'words':
      return `with “${escapeCut(clue.words, 120)}” in ${whose} name`;
  }
}
