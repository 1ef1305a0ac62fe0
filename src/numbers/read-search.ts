import { assembleSearch } from './assemble-search.ts';
import { checkSearch } from './check-search.ts';
import { isFiller, isStateLikeWord } from './filler-words.ts';
import type { NumberSearch } from './number-search.ts';
import { readDigits, readGluedDigits } from './read-digits.ts';
import { readFilter } from './read-filter.ts';
import { readKeyed } from './read-keyed.ts';
import { readCityAndState, readPlaceCode, readPlaceName } from './read-place.ts';
import { readWholeNumber } from './read-whole-number.ts';
import { type Conflict, type Part, type Reader, takes } from './search-parts.ts';
import type { Token } from './search-tokens.ts';
import { stateName } from './states.ts';
import { explainUnknown, type Unknown } from './unknown-words.ts';

const readFiller: Reader = (tokens, at) => (isFiller(tokens[at]?.text ?? '') ? takes(1) : undefined);

/** The `+1` of a pasted number says nothing here: every area code is behind it. */
const readCallingCode: Reader = (tokens, at) =>
  /^\+1?$/.test(tokens[at]?.text ?? '') ? takes(1) : undefined;

/** A city before its state goes first: Mobile, AL is no mobile number. Fillers go last: `IN` may be Indiana. */
const READERS = [
  readKeyed,
  readWholeNumber,
  readCallingCode,
  readGluedDigits,
  readCityAndState,
  readFilter,
  readPlaceName,
  readDigits,
  readPlaceCode,
  readFiller,
];

export interface SearchWords {
  /** What was understood, whether or not it is all. */
  search: NumberSearch;
  unknown: Unknown[];
  conflicts: Conflict[];
}

/** Reads each word and puts together what they mean. */
export function readSearch(tokens: readonly Token[]): SearchWords {
  const { parts, unknown } = readParts(tokens, READERS);
  const { search, conflicts } = assembleSearch(parts);
  return {
    search,
    unknown: search.city === undefined ? unknown : unknown.map(leaveOutAsCity),
    conflicts: [...conflicts, ...checkSearch(search)],
  };
}

/** The same for words that may say more than a search does: what each of them says, and what says nothing. */
export function readPartsWith(
  readers: readonly Reader[],
  tokens: readonly Token[],
): { parts: Part[]; unknown: Unknown[] } {
  return readParts(tokens, [...readers, ...READERS]);
}

function readParts(
  tokens: readonly Token[],
  readers: readonly Reader[],
): { parts: Part[]; unknown: Unknown[] } {
  const parts: Part[] = [];
  const unknown: Unknown[] = [];
  let unread = 0;
  let at = 0;
  const explainUpTo = (end: number) => {
    if (unread < end) unknown.push(...explainUnknown(tokens, unread, end));
  };
  while (at < tokens.length) {
    const taken = take(readers, tokens, at);
    if (!taken) {
      at++;
      continue;
    }
    explainUpTo(at);
    if ('parts' in taken.meaning) parts.push(...taken.meaning.parts);
    else unknown.push({ start: at, length: taken.length, ...taken.meaning });
    at += taken.length;
    unread = at;
  }
  explainUpTo(at);
  if (parts.length === 0 && unknown.length === 0) unknown.push(...explainStateLikeWord(tokens));
  return { parts, unknown };
}

function take(readers: readonly Reader[], tokens: readonly Token[], at: number) {
  for (const read of readers) {
    const taken = read(tokens, at);
    if (taken) return taken;
  }
  return undefined;
}

function leaveOutAsCity(unknown: Unknown): Unknown {
  if (!unknown.asCity) return unknown;
  const { fix: _, ...rest } = unknown;
  return rest;
}

/** `/phone search in` may well be about Indiana. */
function explainStateLikeWord(tokens: readonly Token[]): Unknown[] {
  const start = tokens.findIndex(({ text }) => isStateLikeWord(text));
  const word = tokens[start]?.text;
  if (word === undefined) return [];
  const state = word.toUpperCase();
  const sentence = `“${word}” was read as a plain word. For ${stateName(state)} write ${state} in capitals, or state:${state}.`;
  return [{ start, length: 1, sentence, fix: `state:${state}` }];
}
