import { findCity } from './cities.ts';
import { findCountry } from './countries.ts';
import { type Meaning, phraseAt, type Reader } from './search-parts.ts';
import type { Token } from './search-tokens.ts';
import {
  areaCodeValue,
  capabilityValue,
  cityValue,
  countryValue,
  memorableValue,
  patternValue,
  prefixValue,
  priceValue,
  quantityValue,
  stateValue,
  typeValue,
} from './search-values.ts';
import { nearest } from './spelling.ts';
import { stateCode } from './states.ts';

interface Key {
  also: readonly string[];
  read(text: string): Meaning;
  /** For names of several words: whether this is one, so that `city:San Francisco` needs no quotes. */
  knows?(name: string): boolean;
  /** A comma and a state end its value, as in `city:San Bruno, CA`, known or not. */
  endsBeforeState?: boolean;
  /** `memorable:` without a value is a wish, not a mistake. */
  aloneIsYes?: boolean;
}

const KEYS: Readonly<Record<string, Key>> = {
  area: { also: ['areacode', 'area-code', 'area_code', 'code', 'npa'], read: areaCodeValue },
  prefix: { also: ['toll-free', 'tollfree', 'toll_free'], read: prefixValue },
  state: {
    also: ['province', 'region', 'st'],
    read: stateValue,
    knows: (name) => stateCode(name) !== undefined,
  },
  city: {
    also: ['town', 'place'],
    read: cityValue,
    knows: (name) => findCity(name) !== undefined,
    endsBeforeState: true,
  },
  country: { also: ['nation'], read: countryValue, knows: (name) => findCountry(name) !== undefined },
  type: { also: ['kind'], read: typeValue, knows: (name) => /^toll free$/i.test(name) },
  can: { also: ['capability', 'capabilities', 'cap', 'with', 'feature'], read: capabilityValue },
  count: { also: ['quantity', 'qty', 'limit', 'x', 'how-many'], read: quantityValue },
  starts: { also: ['start', 'begins', 'begin'], read: (text) => patternValue('starts', text) },
  contains: { also: ['contain', 'spells', 'word', 'has'], read: (text) => patternValue('contains', text) },
  ends: { also: ['end', 'ending', 'suffix'], read: (text) => patternValue('ends', text) },
  under: { also: ['below', 'price', 'cost'], read: priceValue },
  memorable: { also: ['vanity'], read: memorableValue, aloneIsYes: true },
};

const BY_SPELLING = new Map(
  Object.entries(KEYS).flatMap(([name, key]) =>
    [name, ...key.also].map((spelling) => [spelling, key] as const),
  ),
);

/** The keys by their own names; each has other spellings. */
export const SEARCH_KEYS: readonly string[] = Object.keys(KEYS);

export function isSearchKey(spelling: string): boolean {
  return BY_SPELLING.has(spelling);
}

/** `key:value`, the way that works for everything. */
export const readKeyed: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token?.key === undefined) return undefined;
  const key = BY_SPELLING.get(token.key);
  if (!key) return { length: 1, meaning: unknownKey(token.key, token) };
  const length = valueLength(tokens, at, key);
  const text = phraseAt(tokens, at, length) ?? token.text;
  const meaning = text === '' && !key.aloneIsYes ? missingValue(token.key) : key.read(text);
  return { length, meaning };
};

function valueLength(tokens: readonly Token[], at: number, { knows, endsBeforeState }: Key): number {
  if (!knows || tokens[at]?.quoted) return 1;
  for (let length = 5; length > 1; length--) {
    const name = phraseAt(tokens, at, length);
    if (name && (knows(name) || (endsBeforeState && isBeforeState(tokens, at + length)))) return length;
  }
  return 1;
}

function isBeforeState(tokens: readonly Token[], at: number): boolean {
  const [last, next] = [tokens[at - 1], tokens[at]];
  return last?.comma === true && next?.key === undefined && stateCode(next?.text ?? '') !== undefined;
}

function unknownKey(key: string, { text, quoted }: Token): Meaning {
  const near = nearest(key, BY_SPELLING.keys());
  const known = Object.keys(KEYS).join(', ');
  return {
    sentence: `“${key}:” is not something to search by.${near ? ` Did you mean ${near}:?` : ''} There is ${known}.`,
    ...(near ? { fix: `${near}:${quoted ? `"${text}"` : text}` } : {}),
  };
}

function missingValue(key: string): Meaning {
  return { sentence: `“${key}:” needs a value right after it.` };
}
