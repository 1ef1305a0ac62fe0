import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import { insertSearch, reviseSearch, type SearchChange, type SearchRow } from '../store/searches.ts';
import type { Store } from '../store/store.ts';
import type { AvailableNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import {
  type FoundNumber,
  type FoundNumbers,
  findNumbers,
  foundNumber,
  type Seller,
} from './find-numbers.ts';
import { formatSearch } from './format-search.ts';
import type { NumberSearch } from './number-search.ts';
import { parseSearch } from './parse-search.ts';
import { type SortOrder, sortNumbers } from './sort-numbers.ts';
import { storedNumber } from './stored-number.ts';

/** Numbers on one page: as many as Slack takes in one group of checkboxes. */
export const PAGE_SIZE = 10;

/** One person's search as it is shown: what was found, in which order, which page, and what they have ticked so far. */
export type ShownSearch = {
  id: string;
  /** What was asked for. */
  search: NumberSearch;
  /** All that was found, sorted. */
  numbers: FoundNumber[];
  /** The page's part of `numbers`. */
  onPage: FoundNumber[];
  /** The ticked part of `numbers`, whatever page they are on. */
  selected: FoundNumber[];
  sort: SortOrder;
  /** From 0. */
  page: number;
  pages: number;
  /** Of this rendering: a click carries it back. */
  revision: number;
};

export type Searcher = { id: string; teamId: string };

/** How to name a search again: a click brings this back, and none of it is trusted. */
export type SearchKey = { id: string; revision: number };

/** What is to be known beside the numbers that were found. */
type Findings = Pick<FoundNumbers, 'dropped' | 'wrong' | 'unanswered' | 'failure'>;

export type SearchOutcome =
  | ({ kind: 'found'; shown: ShownSearch } & Findings)
  | ({ kind: 'nothing'; search: NumberSearch } & Findings)
  /** This Zoom account cannot be searched for numbers, or not for toll-free ones; nothing was asked. */
  | { kind: 'not_offered'; search: NumberSearch };

/**
 * Asks Zoom and keeps what it found, so that pages, order and ticks hold without asking again.
 * @throws the errors of `zoom/errors.ts`
 */
export async function startSearch(
  { zoom, store, clock, ids }: { zoom: Seller & Pick<Zoom, 'offers'>; store: Store; clock: Clock; ids: Ids },
  searcher: Searcher,
  search: NumberSearch,
): Promise<SearchOutcome> {
  if (!zoom.offers(search.type === 'toll_free' ? 'toll-free-search' : 'search')) {
    return { kind: 'not_offered', search };
  }
  const { numbers, ...findings } = await findNumbers(zoom, search);
  if (numbers.length === 0) return { kind: 'nothing', search, ...findings };
  const kept = { search, numbers: numbers.map(availableNumber), selected: [] };
  return { kind: 'found', shown: await keepSearch({ store, clock, ids }, searcher, kept), ...findings };
}

/** Keeps what was found for a person, and what of it is ticked. */
export async function keepSearch(
  { store, clock, ids }: { store: Store; clock: Clock; ids: Ids },
  searcher: Searcher,
  { search, numbers, selected }: { search: NumberSearch; numbers: AvailableNumber[]; selected: string[] },
): Promise<ShownSearch> {
  const row: SearchRow = {
    id: ids.newId(),
    teamId: searcher.teamId,
    userId: searcher.id,
    words: formatSearch(search),
    numbers,
    selected,
    sort: 'memorable',
    page: 0,
    revision: 1,
    createdAt: clock.now(),
  };
  await insertSearch(store.db, row);
  return shownSearch(row);
}

/** The search as it is now; undefined when this person has no such search (any more). */
export async function recallSearch(
  store: Store,
  searcher: Searcher,
  id: string,
): Promise<ShownSearch | undefined> {
  const whose = { id, teamId: searcher.teamId, userId: searcher.id };
  const row = await reviseSearch(store.db, whose, () => ({}));
  return row && shownSearch(row);
}

/**
 * Keeps what is ticked on the page in front of the person, and then shows another page or another order.
 *
 * Ticks and changes that belong to an older rendering are left out: the search is shown as it is now.
 * @returns undefined when this person has no such search (any more)
 */
export async function changeSearch(
  store: Store,
  searcher: Searcher,
  key: SearchKey,
  change: { ticked: string[]; page?: number; sort?: SortOrder },
): Promise<ShownSearch | undefined> {
  const whose = { id: key.id, teamId: searcher.teamId, userId: searcher.id };
  const row = await reviseSearch(store.db, whose, (current) => {
    if (current.revision !== key.revision) return {};
    return changeOf(shownSearch(current), change);
  });
  return row && shownSearch(row);
}

function changeOf(
  shown: ShownSearch,
  { ticked, page, sort }: { ticked: string[]; page?: number; sort?: SortOrder },
): SearchChange {
  const onPage = new Set(shown.onPage.map(({ phoneNumber }) => phoneNumber));
  const elsewhere = shown.selected
    .map(({ phoneNumber }) => phoneNumber)
    .filter((number) => !onPage.has(number));
  const selected = [...elsewhere, ...ticked.filter((number) => onPage.has(number))];
  // Only a new rendering counts as a revision: ticking alone draws nothing anew.
  if (sort !== undefined && sort !== shown.sort) {
    return { selected, sort, page: 0, revision: shown.revision + 1 };
  }
  if (page !== undefined && page !== shown.page) {
    return { selected, page: Math.max(0, Math.min(page, shown.pages - 1)), revision: shown.revision + 1 };
  }
  return { selected };
}

/** As Zoom gave it: what is made of it is made anew when it is shown. */
function availableNumber({ memorable: _, ...number }: FoundNumber): AvailableNumber {
  return number;
}

const storedNumbers = z.array(storedNumber);

function shownSearch(row: SearchRow): ShownSearch {
  const sort: SortOrder = row.sort === 'price' ? 'price' : 'memorable';
  const numbers = sortNumbers(storedNumbers.parse(row.numbers).map(foundNumber), sort);
  const chosen = new Set(row.selected);
  return {
    id: row.id,
    search: readWords(row.words),
    numbers,
    onPage: numbers.slice(row.page * PAGE_SIZE, (row.page + 1) * PAGE_SIZE),
    selected: numbers.filter(({ phoneNumber }) => chosen.has(phoneNumber)),
    sort,
    page: row.page,
    pages: Math.ceil(numbers.length / PAGE_SIZE),
    revision: row.revision,
  };
}

function readWords(words: string): NumberSearch {
  const reading = parseSearch(words);
  return reading.kind === 'empty' ? {} : reading.search;
}
