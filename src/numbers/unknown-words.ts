import { CITY_NAMES, findCity } from './cities.ts';
import { COUNTRY_NAMES, countryName, findCountry } from './countries.ts';
import { plainName } from './plain-name.ts';
import { FILTER_WORDS } from './read-filter.ts';
import type { Token } from './search-tokens.ts';
import { nearest } from './spelling.ts';
import { STATE_NAMES, stateCode, stateName } from './states.ts';
import { isTollFreePrefix } from './toll-free.ts';

/** Words that mean nothing, which ones they are, and what to write instead where that can be guessed. */
export interface Unknown {
  start: number;
  length: number;
  sentence: string;
  fix?: string;
  /** The fix takes the words for a city, which is worth a try only when no city is named yet. */
  asCity?: true;
}

export const EXAMPLES =
  'Try an area code (415), a state (CA), a city with its state (Oakland, CA), toll-free, sms, x25, ends 00 or memorable.';

const LONGEST_NAME = 4;
/** Nobody misspells a word this long, and comparing it costs time. */
const LONGEST_WORD = 40;

const KNOWN = new Set([...FILTER_WORDS, ...STATE_NAMES, ...CITY_NAMES, ...COUNTRY_NAMES]);

/** Explains a run of unknown words: misspelt names one by one, and what is left in one piece. */
export function explainUnknown(tokens: readonly Token[], start: number, end: number): Unknown[] {
  const found: Unknown[] = [];
  let left = start;
  let at = start;
  while (at < end) {
    const misspelt = misspeltAt(tokens, at, end);
    if (!misspelt) {
      at++;
      continue;
    }
    if (left < at) found.push(explainRest(tokens, left, at));
    found.push(misspelt);
    at += misspelt.length;
    left = at;
  }
  if (left < end) found.push(explainRest(tokens, left, end));
  return found;
}

function misspeltAt(tokens: readonly Token[], start: number, end: number): Unknown | undefined {
  for (let length = Math.min(LONGEST_NAME, end - start); length > 0; length--) {
    const words = wordsOf(tokens, start, start + length);
    if (words.length > LONGEST_WORD) continue;
    const near = completed(plainName(words), length === end - start) ?? nearest(plainName(words), KNOWN);
    if (near === undefined) continue;
    const meant = displayName(near);
    return { start, length, sentence: `“${words}” was not understood. Did you mean ${meant}?`, fix: meant };
  }
  return undefined;
}

/**
 * The one name that begins like this and ends in the middle of a word, like San Fran and Calif. A single word is
 * too little to go by unless it stands alone: Spring Valley is not Springfield.
 */
function completed(words: string, standsAlone: boolean): string | undefined {
  const isEnough = words.includes(' ') ? words.length >= 6 : standsAlone && words.length >= 5;
  if (!isEnough) return undefined;
  const names = [...KNOWN].filter(
    (name) => name.startsWith(words) && /^\p{L}/u.test(name.slice(words.length)),
  );
  const [only, ...more] = new Set(names.map(displayName));
  return more.length === 0 ? only && plainName(only) : undefined;
}

function explainRest(tokens: readonly Token[], start: number, end: number): Unknown {
  const words = wordsOf(tokens, start, end);
  const shown = words.length > LONGEST_WORD ? `${words.slice(0, LONGEST_WORD)}…` : words;
  const base = { start, length: end - start };
  const said = `“${shown}” was not understood.`;
  const vanity = vanityNumber(words);
  if (vanity)
    return { ...base, sentence: `${said} For numbers that spell it, write ${vanity}.`, fix: vanity };
  if (end - start <= 3 && words.length <= LONGEST_WORD && /^[\p{L}][\p{L} .'-]+$/u.test(words)) {
    return {
      ...base,
      sentence: `${said} If it is a city, write it with its state, like Oakland, CA, or as city:"${words}". ${EXAMPLES}`,
      fix: `city:"${words}"`,
      asCity: true,
    };
  }
  return { ...base, sentence: `${said} ${EXAMPLES}` };
}

/** `1-800-FLOWERS`, `555-TAXI` and `COFFEE`: letters that are to be dialled. */
function vanityNumber(words: string): string | undefined {
  const [, , prefix, rest] = /^(\+?1-?)?(8\d\d)-?([A-Z\d-]+)$/i.exec(words) ?? [];
  if (prefix && rest && isTollFreePrefix(prefix)) return `${prefix} ends:${rest.replaceAll('-', '')}`;
  const plain = words.replaceAll('-', '');
  const mixed = /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{2,7}$/i.test(plain);
  return mixed || /^[A-Z]{3,7}$/.test(plain) ? `contains:${plain.toUpperCase()}` : undefined;
}

function displayName(name: string): string {
  if (name === 'tollfree') return 'toll-free';
  const state = stateCode(name);
  const country = findCountry(name);
  if (state) return stateName(state);
  return findCity(name) ?? (country ? countryName(country) : name);
}

function wordsOf(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
}
