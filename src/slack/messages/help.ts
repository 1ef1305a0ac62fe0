import type { Screen } from '../screen.ts';
import { formButton } from './search-buttons.ts';
import { paragraph } from './text.ts';

const SEARCHES: readonly [words: string, means: string][] = [
  ['/phone search 415', 'numbers in an area code'],
  ['/phone search San Francisco, CA', 'in a city; `CA` or `California` alone for a state'],
  ['/phone search toll-free x25', 'toll-free, 25 of them; `888` for one prefix'],
  [
    '/phone search 415 ends 00',
    'by digits: `starts`, `contains` or `ends`, letters too: `415 contains TAXI`',
  ],
  [
    '/phone search texas sms under $2',
    'by what they can do (`voice sms mms fax`) and what they cost a month',
  ],
  ['/phone search country:GB mobile', 'in another country; `local`, `national` or `mobile`'],
  ['/phone search 305 memorable', 'only those that are easy to remember'],
];

/** What exists, as a table of contents with examples. */
export function helpScreen(): Screen {
  const lines = SEARCHES.map(([words, means]) => `• \`${words}\`: ${means}`);
  return {
    title: 'Zoom Phone',
    text: 'What I can do: search for phone numbers with /phone search, e.g. /phone search 415.',
    blocks: [
      paragraph('*Find a phone number*\nSay where, what kind and how it should look, in any order:'),
      paragraph(lines.join('\n')),
      paragraph(
        '• `/phone search` alone opens a form\n• `/phone help` shows this\n• In a direct message with me, leave `/phone` out: `search 415`',
      ),
      { type: 'actions', elements: [formButton('Search for numbers', '')] },
    ],
  };
}
