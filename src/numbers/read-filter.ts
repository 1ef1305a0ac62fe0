import type { SearchCapability } from './number-search.ts';
import { isPriceWord, readPrice } from './read-price.ts';
import { type PatternKind, phraseAt, type Reader, takes, valueAfter } from './search-parts.ts';
import type { Token } from './search-tokens.ts';
import { capabilityOf, patternValue, quantityValue, typeOf } from './search-values.ts';

/** Words that ask for a kind of number or a property of it, without a key. */

const PATTERN_WORDS: ReadonlyMap<string, PatternKind> = new Map<string, PatternKind>([
  ['start', 'starts'],
  ['starts', 'starts'],
  ['starting', 'starts'],
  ['begins', 'starts'],
  ['beginning', 'starts'],
  ['contain', 'contains'],
  ['contains', 'contains'],
  ['containing', 'contains'],
  ['includes', 'contains'],
  ['including', 'contains'],
  ['spells', 'contains'],
  ['spelling', 'contains'],
  ['end', 'ends'],
  ['ends', 'ends'],
  ['ending', 'ends'],
]);

const MEMORABLE_WORDS = new Set(['memorable', 'vanity', 'catchy', 'easy', 'nice']);

/** The words themselves, to recognise one that is misspelt. */
export const FILTER_WORDS: readonly string[] = [
  ...['toll-free', 'tollfree', 'national', 'mobile', 'local', 'sms', 'mms', 'fax', 'voice', 'memorable'],
  ...['contains', 'starts', 'ends', 'under', 'vanity', 'starting', 'containing', 'ending', 'below'],
];

/** Whether a word asks for something here, and so is no part of a city's name. */
export function isFilterWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    typeOf(word) !== undefined ||
    capabilityOf(word) !== undefined ||
    PATTERN_WORDS.has(lower) ||
    isPriceWord(lower) ||
    MEMORABLE_WORDS.has(lower)
  );
}

export const readFilter: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token === undefined || token.key !== undefined) return undefined;
  return (
    // Before negations: “no more than $2” is a price.
    readPrice(tokens, at) ??
    readNegation(tokens, at) ??
    readType(tokens, at) ??
    readEitherCapability(tokens, at) ??
    readCapabilities(token) ??
    readPattern(tokens, at) ??
    readQuantity(tokens, at) ??
    (MEMORABLE_WORDS.has(token.text.toLowerCase()) ? takes(1, { is: 'memorable', value: true }) : undefined)
  );
};

const readType: Reader = (tokens, at) => {
  for (const length of [2, 1]) {
    const word = phraseAt(tokens, at, length);
    const type = word === undefined ? undefined : typeOf(word);
    if (type) return takes(length, { is: 'type', value: type });
  }
  return undefined;
};

/** One capability, or several at once: `sms+mms`. */
function readCapabilities({ text }: Token) {
  const capabilities = text.split(/[+&/]/).map(capabilityOf);
  if (!capabilities.every((capability) => capability !== undefined)) return undefined;
  return takes(1, ...capabilities.map((value) => ({ is: 'capability', value }) as const));
}

/** “sms or mms”, “sms, mms or fax”: all of them can be asked for, one or the other cannot. */
const readEitherCapability: Reader = (tokens, at) => {
  const able: SearchCapability[] = [];
  let isChoice = false;
  let length = 0;
  for (let ahead = at; ahead < tokens.length; ahead++) {
    const { key, text } = tokens[ahead] ?? { key: undefined, text: '' };
    if (key !== undefined) break;
    const capability = capabilityOf(text);
    if (capability) {
      able.push(capability);
      length = ahead - at + 1;
      isChoice ||= /^or$/i.test(tokens[ahead - 1]?.text ?? '') && ahead > at;
    } else if (!/^or$/i.test(text)) break;
  }
  if (!isChoice) return undefined;
  const [names, all] = [' or ', ' '].map((between) => [...new Set(able)].join(between));
  const sentence = `“${names}” cannot be searched for: a search finds numbers that can do everything it names. Name one of them, or ask for all with ${all}.`;
  return { length, meaning: { sentence, fix: all ?? '' } };
};

/** “no fax”: leaving the “no” out would find the very thing that is not wanted. */
const readNegation: Reader = (tokens, at) => {
  const word = tokens[at]?.text ?? '';
  if (!/^(?:no|not|without|except|don't)$/.test(word)) return undefined;
  const next = tokens[at + 1];
  const length = next !== undefined && next.key === undefined ? 2 : 1;
  const words = phraseAt(tokens, at, length) ?? word;
  const sentence = `“${words}” cannot be searched for: say what the numbers should have, not what they should lack.`;
  return { length, meaning: { sentence } };
};

const readPattern: Reader = (tokens, at) => {
  const kind = PATTERN_WORDS.get(tokens[at]?.text.toLowerCase() ?? '');
  if (!kind) return undefined;
  return valueAfter(tokens, at, /^(?:with|in|on|by)$/i, (text) => patternValue(kind, text));
};

const readQuantity: Reader = (tokens, at) => {
  const text = tokens[at]?.text ?? '';
  if (/^x\d+$|^\d+x$/i.test(text)) return { length: 1, meaning: quantityValue(text) };
  const next = phraseAt(tokens, at, 2)?.slice(text.length + 1) ?? '';
  return /^x$/i.test(text) && /^\d+$/.test(next) ? { length: 2, meaning: quantityValue(next) } : undefined;
};
