import { describeParts } from './describe-parts.ts';
import type { NumberSearch } from './number-search.ts';

/** One line for a heading: “San Francisco, CA · area code 415 · SMS · ends in 00 · memorable”. Plain text. */
export function describeSearch(search: NumberSearch): string {
  return describeParts(search).join(' · ') || 'any number';
}
