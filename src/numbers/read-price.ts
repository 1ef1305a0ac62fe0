import { formatMoney } from './format-money.ts';
import { type Meaning, phraseAt, type Reader, type Taken, valueAfter } from './search-parts.ts';
import type { Token } from './search-tokens.ts';
import { FLOOR, priceValue } from './search-values.ts';

const UNDER_WORDS = new Set(['under', 'below', '<', 'less', 'cheaper']);

/** Phrases that ask for prices from an amount up, the longer before their parts. */
const FLOORS = phrases(`
  no less than, not less than, no cheaper than, not under, not below,
  more than, greater than, higher than, dearer than, pricier than, at least,
  over, above, exceeding, beyond, between, minimum, min, >=, >
`);

/** Phrases that ask for prices up to an amount, and with it. */
const CEILINGS = phrases(`
  no more than, not more than, not over, not above, at most, at the most, up to, upto, maximum, max, <=
`);

const AMOUNT = /^-?\$?-?\d*\.?\d+(?:\$|usd|dollars?)?$/i;
const COUNTED = /^(?:phone|numbers?|of|results?)$/i;
const MONEY = /^(?:dollars?|usd|bucks|monthly|a|per)$/i;

/** Whether a word speaks of a price, and so is no part of a city's name. */
export function isPriceWord(word: string): boolean {
  const lower = word.toLowerCase();
  return UNDER_WORDS.has(lower) || /^(?:over|above|exceeding|maximum|minimum)$/.test(lower);
}

/** `under $2`, and what else people say about money. */
export const readPrice: Reader = (tokens, at) =>
  readCeiling(tokens, at) ?? readFloor(tokens, at) ?? readUnder(tokens, at);

const readUnder: Reader = (tokens, at) => {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  if (/^[<>]=?-?\$?[\d.]/.test(word)) return { length: 1, meaning: priceValue(word) };
  if (/^\$[\d.]+$/.test(word)) {
    return { length: 1, meaning: { sentence: `For a price, write under ${word}.`, fix: `under:${word}` } };
  }
  return UNDER_WORDS.has(word) ? valueAfter(tokens, at, /^than$/i, priceValue) : undefined;
};

/** Asked for is the opposite of what can be searched, so nothing is offered instead. */
const readFloor: Reader = (tokens, at) => {
  const length = phraseLength(tokens, at, FLOORS);
  const amount = amountAt(tokens, at + length);
  if (length === 0) return undefined;
  // `> 415` is a quoted search, and “between 415 and 628” are no prices.
  if (/^(?:>=?|between)$/i.test(tokens[at]?.text ?? '') && (amount === undefined || /^\d{3}$/.test(amount))) {
    return { length, meaning: { parts: [] } };
  }
  if (amount === undefined) return { length, meaning: { sentence: FLOOR } };
  return readCount(tokens, at, length, amount) ?? { length: length + 1, meaning: { sentence: FLOOR } };
};

const readCeiling: Reader = (tokens, at) => {
  const length = phraseLength(tokens, at, CEILINGS);
  const amount = amountAt(tokens, at + length);
  if (length === 0 || amount === undefined) return undefined;
  const counted = readCount(tokens, at, length, amount);
  if (counted) return counted;
  const meaning = priceValue(`<=${amount}`);
  const isMoney = !/^\d+$/.test(amount) || MONEY.test(tokens[at + length + 1]?.text ?? '');
  const isSymbol = tokens[at]?.text === '<=';
  return { length: length + 1, meaning: isMoney || isSymbol ? meaning : whichOf(tokens, at, length, amount) };
};

/** “at least 10 numbers”, “up to 10 numbers”: a search shows as many as there are, up to a count. */
function readCount(tokens: readonly Token[], at: number, length: number, amount: string): Taken | undefined {
  const last = tokens[at + length];
  if (!/^\d+$/.test(amount) || last?.comma || !COUNTED.test(tokens[at + length + 1]?.text ?? ''))
    return undefined;
  const said = `“${wordsAt(tokens, at, length + 1)}” was not understood as a count.`;
  const sentence = `${said} A search shows as many numbers as there are, up to a count like x${amount}.`;
  return { length: length + 1, meaning: { sentence, fix: `x${amount}` } };
}

function whichOf(tokens: readonly Token[], at: number, length: number, amount: string): Meaning {
  const price = formatMoney(Number(amount));
  const said = `“${wordsAt(tokens, at, length + 1)}” could be how many numbers, x${amount}, or a price`;
  return { sentence: `${said}: for that write up to ${price}.`, fix: `x${amount}` };
}

function amountAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token !== undefined && token.key === undefined && AMOUNT.test(token.text) ? token.text : undefined;
}

/** How many tokens the longest of some phrases takes at a place; 0 when none stands there. */
function phraseLength(tokens: readonly Token[], at: number, known: ReadonlySet<string>): number {
  for (let length = 3; length > 0; length--) {
    const words = phraseAt(tokens, at, length);
    if (words !== undefined && tokens[at]?.key === undefined && known.has(words.toLowerCase())) return length;
  }
  return 0;
}

function wordsAt(tokens: readonly Token[], at: number, length: number): string {
  return tokens
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ');
}

function phrases(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((phrase) => phrase.trim()));
}
