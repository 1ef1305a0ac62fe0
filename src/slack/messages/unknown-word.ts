import { describeSearch } from '../../numbers/describe-search.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import type { SearchReading } from '../../numbers/parse-search.ts';
import type { Screen } from '../screen.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { cut, escapeText, paragraph } from './text.ts';

const KNOWN = [
  '`/phone search`, `request` and `requests`',
  '`numbers`, `number`, `unassigned`, `tollfree`, `blocks` and `inventory`',
  '`assign`, `unassign`, `edit` and `release`',
  '`export` and `import`',
  '`port` and `ports`',
  '`audit` and `settings`',
];

/**
 * `/phone` with something behind it that is no command; perhaps it was meant as a search.
 * @param meant the command that was likely meant
 */
export function unknownWordScreen(word: string, reading: SearchReading, meant?: string): Screen {
  const perhaps = meant === undefined ? '' : `Did you mean \`/phone ${meant}\`? `;
  const known = `${perhaps}I know ${KNOWN.join(', ')}. \`/phone help\` tells what each does.`;
  const unknown = `“${escapeText(cut(word, 60))}” is not a command of mine.`;
  const search = reading.kind === 'search' ? reading.search : undefined;
  const guess = search ? `\nDid you mean to search for ${escapeText(describeSearch(search))}?` : '';
  return {
    title: 'Unknown command',
    text: `${unknown} ${known.replaceAll('`', '')}`,
    blocks: [
      paragraph(`${unknown} ${known}${guess}`),
      {
        type: 'actions',
        elements: search
          ? wordsButtons([{ label: `Search ${describeSearch(search)}`, words: formatSearch(search) }])
          : [formButton('Search for numbers', '')],
      },
    ],
  };
}

/** The same said in a direct message or a mention, where people greet and thank. */
export function conversationScreen(): Screen {
  const text =
    'I look after the company’s phone numbers. Write for example `search 415`, `numbers unassigned` or `ports`, or `help` for all I understand.';
  return {
    title: 'Hello',
    text,
    blocks: [paragraph(text), { type: 'actions', elements: [formButton('Search for numbers', '')] }],
  };
}
