import type { Screen } from '../screen.ts';
import { formButton } from './search-buttons.ts';
import { paragraph } from './text.ts';

type Lines = readonly [words: string, means: string][];

const SEARCHES: Lines = [
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

const REQUESTS: Lines = [
  [
    '/phone request +14155551001 +14155551002',
    'ask for numbers you know; from a search, tick and press *Request selected*',
  ],
  ['/phone request block', 'ask for a run of consecutive numbers'],
  ['/phone requests', 'what you asked for, what awaits you, and for admins everything'],
];

const NUMBERS: Lines = [
  [
    '/phone numbers 415 unassigned',
    'what we have: the words of a search, `assigned`, `pending`, `"Front desk"`',
  ],
  ['/phone number 555 1001', 'one number and what to do with it; whole, in part, or by name'],
  ['/phone unassigned', 'what nobody has, how long, and what it costs'],
  ['/phone tollfree', 'our toll-free numbers; with words behind it, those that can be bought'],
  ['/phone inventory', 'all of it by type, state and site, with cost, as a table and as a picture'],
];

const CHANGES: Lines = [
  ['/phone assign +14155551001 @name', 'give a number to a person, queue, receptionist, area or room'],
  ['/phone unassign +14155551001', 'take it away again'],
  ['/phone edit +14155551001', 'its display name, its site, and what it can do'],
  ['/phone release +14155551001', 'give numbers up, up to 100 at once; I show first what is lost'],
  ['/phone blocks', 'number blocks and how far they are used; `/phone block new` asks for one'],
  ['/phone export', 'our numbers as a CSV file; `/phone export unassigned toll-free` for some of them'],
  ['/phone import', 'assign and name many with a CSV file; you see the plan before anything changes'],
];

const PORTS: Lines = [
  ['/phone port', 'from another carrier: checked first, filled in step by step, filed once'],
  ['/phone port check +14155551001', 'only whether a number can be brought over'],
  ['/phone ports', 'the open orders; `/phone ports rejected`, `mine`, or a carrier for some of them'],
  ['/phone port port_abc123', 'one order with its history: change, cancel, resubmit, follow it'],
  ['/phone port watch #channel rejected', 'tell a channel what happens to ports; `unwatch` ends it'],
];

const KEEPING: Lines = [
  ['/phone audit +14155551001', 'what happened: by number, by request (`/phone audit 12`), by person'],
  ['/phone settings', 'for admins: who may do what, who approves, the budget and the channels'],
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
      paragraph(`*See what we have*\n${listOf(NUMBERS)}`),
      paragraph(`*Change it*\n${listOf(CHANGES)}`),
      paragraph(`*Bring numbers over*\n${listOf(PORTS)}`),
      paragraph(`*Keep an eye on it*\n${listOf(KEEPING)}`),
      paragraph(
        '• `/phone search` alone opens a form\n• `/phone help` shows this\n• In a direct message with me, leave `/phone` out: `search 415`',
      ),
      { type: 'actions', elements: [formButton('Search for numbers', '')] },
    ],
  };
}

function listOf(lines: Lines): string {
  return lines.map(([words, means]) => `• \`${words}\`: ${means}`).join('\n');
}
