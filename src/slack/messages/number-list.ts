import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { NumberFilter } from '../../inventory/number-filter.ts';
import type { ShownList } from '../../inventory/number-list.ts';
import {
  describeFilter,
  formatFilter,
  parseFilter,
  type UnclearFilter,
} from '../../inventory/parse-filter.ts';
import type { ListKind } from '../../inventory/read-list-page.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import { pointTo } from '../actions/search-key.ts';
import type { Screen } from '../screen.ts';
import { exportButton } from './export-card.ts';
import { leftOutNote } from './left-out.ts';
import { assigneeName, boldNumber, kindLine, shownNumber, statusName } from './number-facts.ts';
import { formButton } from './search-buttons.ts';
import { counted, cut, escapeCut, escapeText, listed, paragraph, plain, smallPrint } from './text.ts';
import { suggestionsOf, unclearWordsScreen } from './unclear-words.ts';

const NAMES: Readonly<Record<ListKind, string>> = {
  numbers: 'Our numbers',
  toll_free: 'Our toll-free numbers',
};
/** Characters that a button's value may have. */
const LONGEST_VALUE = 2_000;
const EXAMPLES = [
  '415 unassigned',
  'toll-free',
  'CA sms',
  '"Front desk"',
  'site:main pending',
  '415 ends 00',
];

/** One page of the numbers that the company has, each with a button that opens its card. */
export function numberListScreen(shown: ShownList): Screen {
  const { kind, numbers, filter, begunAgain } = shown;
  if (numbers.length === 0 && shown.page === 0 && !shown.hasNext && shown.unreadable === 0)
    return noNumbersScreen(shown);
  const wanted = inWords(filter);
  const heading = [`*${NAMES[kind]}*`, ...(wanted ? [wanted] : [])].join(' · ');
  const again =
    'This list had lain too long, and Zoom no longer knew the page; here it is from the beginning.';
  return {
    title: 'Phone numbers',
    text: `${NAMES[kind]}: ${numbers.length > 0 ? listed(numbers.map(({ phoneNumber }) => shownNumber(phoneNumber))) : 'none here'}`,
    blocks: [
      ...(begunAgain ? [paragraph(`:hourglass: ${again}`)] : []),
      paragraph(heading),
      smallPrint(standing(shown)),
      ...numbers.map(numberBlock),
      ...(numbers.length === 0 ? [paragraph('None among those that I looked at.')] : []),
      ...leftOutNote(shown.unreadable, 'number'),
      ...controls(shown),
    ],
  };
}

/** What was asked for, as people say it. In mrkdwn. */
function inWords(filter: NumberFilter): string {
  return escapeCut(describeFilter(filter).join(', '), 600);
}

function standing({ page, numbers, count, lookedThrough }: ShownList): string {
  if (count) {
    const pages = Math.max(count.pages, page + 1);
    return `Page ${whole(page + 1)} of ${whole(pages)} · ${counted(count.numbers, 'number')}`;
  }
  const here = `Page ${whole(page + 1)} · ${counted(numbers.length, 'number')} on it`;
  if (!lookedThrough) return here;
  const { numbers: looked, of, isCutShort } = lookedThrough;
  const ofAll = of === undefined ? '' : ` of ${whole(of)}`;
  const more = isCutShort ? ', and stopped there for now' : '';
  return `${here} · Zoom cannot look for this, so I looked through ${whole(looked)}${ofAll} numbers${more}`;
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}

function numberBlock(number: PhoneNumber, index: number): KnownBlock {
  const { displayName, assignee, status } = number;
  const name = displayName && displayName !== assignee?.name ? [escapeCut(displayName, 150)] : [];
  const whose = assignee ? `Assigned to ${assigneeName(number)}` : 'Unassigned';
  const state = status === 'active' ? [] : [escapeCut(statusName(status), 60)];
  return {
    ...paragraph(
      [
        [boldNumber(number.phoneNumber), ...name].join(' · '),
        [whose, ...state].join(' · '),
        kindLine(number),
      ].join('\n'),
    ),
    accessory: {
      type: 'button',
      action_id: `number_card:${index}`,
      text: plain('Open'),
      value: cut(number.id, 2_000),
    },
  };
}

function controls(shown: ShownList): ActionsBlock[] {
  const { page, hasNext, lookedThrough, kind, filter } = shown;
  const turn = (to: 'back' | 'next', label: string): Button => ({
    type: 'button',
    action_id: `numbers_page:${to}`,
    text: plain(label),
    value: pointTo(shown, to),
  });
  const buttons = [
    ...(page > 0 ? [turn('back', 'Previous page')] : []),
    ...(hasNext ? [turn('next', lookedThrough?.isCutShort ? 'Look further' : 'Next page')] : []),
    ...(kind === 'toll_free'
      ? [formButton('Search for more to buy', 'toll-free')]
      : exported(formatFilter(filter))),
  ];
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

/** No button takes words that are longer. */
function exported(words: string): Button[] {
  return words.length <= LONGEST_VALUE ? [exportButton(words)] : [];
}

function noNumbersScreen({ kind, filter }: ShownList): Screen {
  const wanted = inWords(filter);
  const what = kind === 'toll_free' ? 'toll-free number' : 'number';
  const text = wanted ? `No ${what} of ours matches: ${wanted}.` : `We have no ${what} yet.`;
  const search = formatFilter({ search: filter.search });
  return {
    title: 'No numbers',
    text,
    blocks: [
      paragraph(`:mag: ${text}`),
      {
        type: 'actions',
        elements: [
          ...(wanted ? [filterButton(0, 'Show all our numbers', 'all')] : []),
          formButton('Search for numbers to buy', kind === 'toll_free' ? 'toll-free' : search),
        ],
      },
    ],
  };
}

/** No number is at the site that was named, and there is none of that name. */
export function unknownSiteScreen(
  filter: NumberFilter,
  { sites, meant }: { sites: readonly string[]; meant: string | undefined },
): Screen {
  const text = `“${escapeCut(filter.siteId ?? '', 100)}” is not a site that we have numbers at.${meant ? ` Did you mean ${escapeCut(meant, 100)}?` : ''}`;
  const known = sites.slice(0, 30).map((site) => escapeCut(site, 60));
  const more = sites.length > 30 ? [`${sites.length - 30} more`] : [];
  return {
    title: 'Unknown site',
    text,
    blocks: [
      paragraph(`:mag: ${text}`),
      paragraph(`There are ${listed([...known, ...more])}.`),
      {
        type: 'actions',
        elements: [
          ...(meant ? [filterButton(0, `List ${meant}`, formatFilter({ ...filter, siteId: meant }))] : []),
          filterButton(1, 'Show all our numbers', 'all'),
        ],
      },
    ],
  };
}

/** A filter that was not understood. */
export function unclearFilterScreen(unclear: UnclearFilter): Screen {
  return unclearWordsScreen(unclear, {
    what: 'that filter',
    buttons: [
      ...suggestionsOf(unclear).map((words, index) => filterButton(index, `List ${suggested(words)}`, words)),
      filterButton(9, 'Show all our numbers', 'all'),
    ],
    examples: EXAMPLES.map((each) => `/phone numbers ${each}`),
  });
}

function suggested(words: string): string {
  const reading = parseFilter(words);
  return reading.kind === 'search' ? describeFilter(reading.search).join(', ') : words;
}

/** A button that stands for a list: its words are read as if they had been typed. */
export function filterButton(index: number, label: string, words: string): Button {
  return {
    type: 'button',
    action_id: `numbers_words:${index}`,
    text: plain(label),
    value: cut(words, LONGEST_VALUE),
  };
}

export function listForgotten(): Screen {
  const text = `I no longer have this list: I keep one for a day, for the person who asked for it. Type ${escapeText('/phone numbers')} for a new one.`;
  return {
    title: 'List is gone',
    text,
    blocks: [
      paragraph(`:hourglass: ${text}`),
      { type: 'actions', elements: [filterButton(0, 'Show all our numbers', 'all')] },
    ],
  };
}
