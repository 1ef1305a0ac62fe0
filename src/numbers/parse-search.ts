import { describeParts } from './describe-parts.ts';
import { formatSearch } from './format-search.ts';
import type { NumberSearch } from './number-search.ts';
import {
  type Grammar,
  parseWords,
  type UnclearWords,
  type WordsProblem,
  type WordsReading,
} from './parse-words.ts';
import { readSearch } from './read-search.ts';

/** Something in a search that has to be changed. */
export type SearchProblem = WordsProblem;
/** What was asked for; nothing asked for is the moment for a form. */
export type SearchReading = WordsReading<NumberSearch>;
export type UnclearSearch = UnclearWords<NumberSearch>;

const searchGrammar: Grammar<NumberSearch> = {
  name: 'a search',
  read: readSearch,
  format: formatSearch,
  describe: describeParts,
  isEmpty: (search) => Object.keys(search).length === 0,
};

/** Reads what a person typed after `/phone search`, as Slack delivers it. Never throws. */
export function parseSearch(text: string): SearchReading {
  return parseWords(searchGrammar, text);
}
