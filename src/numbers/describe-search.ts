import { describeParts } from './describe-parts.ts';
import type { NumberSearch } from './number-search.ts';
import { parseSearch } from './parse-search.ts';

/** One line for a heading: “San Francisco, CA · area code 415 · SMS · ends in 00 · memorable”. Plain text. */
export function describeSearch(search: NumberSearch): string {
  return describeParts(search).join(' · ') || 'any number';
}

/** The same for a search in words; words that are no search come back as they are. */
export function describeWords(words: string): string {
  const reading = parseSearch(words);
  return reading.kind === 'search' ? describeSearch(reading.search) : words;
}
