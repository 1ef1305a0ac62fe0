import type { AvailableNumber } from '../zoom/types.ts';
import type { AvailableFilter, Zoom } from '../zoom/zoom.ts';
import { findAreaCode } from './area-codes.ts';
import { statesOfCity } from './cities.ts';
import { isAsAsked, isAsWished } from './match-number.ts';
import { type Memorable, scoreMemorable } from './memorable.ts';
import { MAX_QUANTITY, type NumberSearch } from './number-search.ts';
import { sortNumbers } from './sort-numbers.ts';
import { findState } from './states.ts';

/** A number that can be bought, and what a person likes to know about it. */
export type FoundNumber = AvailableNumber & {
  memorable: Memorable;
};

/** One question to Zoom. */
type Question =
  | { about: 'numbers'; filter: AvailableFilter }
  | { about: 'toll-free'; filter: { prefix?: string; quantity: number } };

/** The part of Zoom that is asked here. */
export type Seller = {
  numbers: Pick<Zoom['numbers'], 'searchAvailable'>;
  tollFree: Pick<Zoom['tollFree'], 'searchAvailable'>;
};

export interface FoundNumbers {
  /** What fits the search, the most memorable first; at most as many as were wanted. */
  numbers: FoundNumber[];
  /** Numbers that Zoom offered and that do not fit the search. */
  dropped: number;
  /** Those of the dropped that were not even what Zoom was asked for. More than 0 says something about Zoom. */
  wrong: number;
  /** Area codes and toll-free prefixes to which Zoom gave no answer, while it gave one to others. */
  unanswered: string[];
  /** Why the first of those was not answered: an error of `zoom/errors.ts`, for the log. */
  failure?: unknown;
}

/**
 * Asks Zoom for numbers, and sees to the wishes that Zoom does not know: capabilities, patterns, price, memorable.
 *
 * Zoom takes one area code a question, so each costs a light call, however many numbers it answers with: it is always
 * asked for as many as it gives, so that the most memorable come first among all of them. What some of them bring is worth having when others fail.
 * @throws the first error of `zoom/errors.ts` when every question failed, and the signal's reason once it is aborted
 */
export async function findNumbers(
  zoom: Seller,
  search: NumberSearch,
  { signal }: { signal?: AbortSignal } = {},
): Promise<FoundNumbers> {
  const asked = questions(search);
  const answers = await Promise.allSettled(asked.map((question) => ask(zoom, question, signal)));
  signal?.throwIfAborted();
  const failed = answers.flatMap((answer, index) => {
    const question = asked[index];
    return answer.status === 'rejected' && question ? [{ question, reason: answer.reason }] : [];
  });
  const [first] = failed;
  if (first && failed.length === answers.length) throw first.reason;
  const offered = unique(
    inTurns(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : []))),
  );
  const asAsked = offered.filter((number) => isAsAsked(number, search));
  const fitting = asAsked.filter((number) => isAsWished(number, search)).map(foundNumber);
  const numbers = sortNumbers(fitting, 'memorable').slice(0, search.quantity ?? MAX_QUANTITY);
  return {
    numbers,
    dropped: offered.length - fitting.length,
    wrong: offered.length - asAsked.length,
    unanswered: failed.flatMap(({ question }) => codeOf(question) ?? []),
    ...(first && { failure: first.reason }),
  };
}

export function foundNumber(number: AvailableNumber): FoundNumber {
  return { ...number, memorable: scoreMemorable(number.phoneNumber) };
}

function questions(search: NumberSearch): Question[] {
  const quantity = MAX_QUANTITY;
  if (search.type === 'toll_free') {
    const prefixes = search.tollFreePrefixes ?? [undefined];
    return prefixes.map((prefix) => ({
      about: 'toll-free',
      filter: prefix === undefined ? { quantity } : { prefix, quantity },
    }));
  }
  const { areaCodes = [undefined], state, city, type } = search;
  return areaCodes.map((areaCode) => {
    const country = search.country ?? countryOf(areaCode, search);
    const filter = { country, state, city, areaCode, type, quantity };
    return { about: 'numbers', filter: withoutBlanks(filter) };
  });
}

/** Said to Zoom even when the person did not, lest a Canadian place be looked for in the United States. */
function countryOf(areaCode: string | undefined, { state, city }: NumberSearch): string | undefined {
  const known = areaCode === undefined ? undefined : findAreaCode(areaCode);
  if (known) return known.country;
  if (state !== undefined) return findState(state)?.country;
  const countries = new Set(statesOfCity(city ?? '').map((code) => findState(code)?.country));
  return countries.size === 1 ? [...countries][0] : undefined;
}

function withoutBlanks(filter: AvailableFilter): AvailableFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function codeOf({ about, filter }: Question): string | undefined {
  return about === 'toll-free' ? filter.prefix : filter.areaCode;
}

function ask(zoom: Seller, question: Question, signal: AbortSignal | undefined) {
  return question.about === 'toll-free'
    ? zoom.tollFree.searchAvailable(question.filter, { signal })
    : zoom.numbers.searchAvailable(question.filter, { signal });
}

/** One of each answer in turn, so that every area code asked for has its share of the first few. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

function unique(numbers: readonly AvailableNumber[]): AvailableNumber[] {
  return [...new Map(numbers.map((number) => [number.phoneNumber, number])).values()];
}
