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

const INVENTORY: readonly [words: string, means: string][] = [
  ['/phone inventory', 'what we have: by type, state and site, with cost, as a table and as a picture'],
];

const PORTING: readonly [words: string, means: string][] = [
  [
    '/phone port',
    'bring numbers over from another carrier: checked first, filled in step by step, filed once',
  ],
  ['/phone port check +14155551001', 'only whether a number can be brought over'],
];

const REQUESTS: readonly [words: string, means: string][] = [
  [
    '/phone request +14155551001 +14155551002',
    'ask for numbers you know; from a search, tick and press *Request selected*',
  ],
  ['/phone request block', 'ask for a run of consecutive numbers'],
  ['/phone requests', 'what you asked for, what awaits you, and for admins everything'],
  ['/phone audit +14155551001', 'what happened: by number, by request (`/phone audit 12`), by person'],
  ['/phone settings', 'for admins: who approves, how many, the budget and the channels'],
];

/** What exists, as a table of contents with examples. */
export function helpScreen(): Screen {
  return {
    title: 'Zoom Phone',
    text: 'What I can do: find phone numbers with /phone search, e.g. /phone search 415, and have them approved and bought with /phone request.',
    blocks: [
      paragraph('*Find a phone number*\nSay where, what kind and how it should look, in any order:'),
      paragraph(listOf(SEARCHES)),
      paragraph(`*Have it bought*\nA request is approved first, and bought once:\n${listOf(REQUESTS)}`),
      paragraph(`*The numbers that we have*\n${listOf(INVENTORY)}`),
      paragraph(`*Bring numbers over*\n${listOf(PORTING)}`),
      paragraph(
        '• `/phone search` alone opens a form\n• `/phone help` shows this\n• In a direct message with me, leave `/phone` out: `search 415`',
      ),
      { type: 'actions', elements: [formButton('Search for numbers', '')] },
    ],
  };
}

function listOf(lines: typeof SEARCHES): string {
  return lines.map(([words, means]) => `• \`${words}\`: ${means}`).join('\n');
}
