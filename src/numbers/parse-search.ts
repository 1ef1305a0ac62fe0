import { describeParts } from './describe-parts.ts';
import { formatSearch } from './format-search.ts';
import type { NumberSearch } from './number-search.ts';
import { plainText } from './plain-text.ts';
import { readSearch, type SearchWords } from './read-search.ts';
import { readTokens, type Token, writeTokens } from './search-tokens.ts';

/** Something in a search that has to be changed, in a sentence for the person who wrote it. Plain text. */
export interface SearchProblem {
  /** The words it is about, as they were understood. */
  words: string;
  sentence: string;
  /** A whole search to try instead, with every problem of this one solved. */
  suggestion?: string;
}

export type SearchReading =
  | { kind: 'search'; search: NumberSearch }
  /** Nothing was asked for: the moment for a form. */
  | { kind: 'empty' }
  | UnclearSearch;

export interface UnclearSearch {
  kind: 'unclear';
  /** What was understood, in the phrases of `describeSearch`. */
  understood: string[];
  /** One to five: first its length, then single words in their order, then contradictions. */
  problems: SearchProblem[];
  /** What was understood, to fill in a form; it may contradict itself. */
  search: NumberSearch;
  /** What was typed, without Slack's formatting, so that nothing typed is lost. */
  words: string;
}

/** More would be a lecture. */
const MAX_PROBLEMS = 5;
/** Slack sends up to 4,000 characters; no search needs as many as this, and a rant is not worth the time. */
const MAX_LENGTH = 500;
/** Solving one problem can bring another to light, as when a corrected word contradicts the rest. */
const MAX_CORRECTIONS = 4;

/** Reads what a person typed after `/phone search`, as Slack delivers it. Never throws. */
export function parseSearch(text: string): SearchReading {
  const plain = plainText(text);
  const read = beginningOf(plain);
  const tokens = readTokens(read);
  const words = readSearch(tokens);
  const { search, unknown, conflicts } = words;
  const unread = plain.slice(read.length).trim();
  if (unknown.length === 0 && conflicts.length === 0 && unread === '') {
    return isEmpty(search) ? { kind: 'empty' } : { kind: 'search', search };
  }
  const suggestion = correct(tokens, words);
  const problems: SearchProblem[] = [
    ...(unread === '' ? [] : [tooLong(unread)]),
    ...unknown.map(({ start, length, sentence }) => ({
      words: writeTokens(tokens.slice(start, start + length)).replace(/,$/, ''),
      sentence,
    })),
    ...conflicts.map(({ words, sentence }) => ({ words, sentence })),
  ];
  return {
    kind: 'unclear',
    understood: describeParts(search),
    problems: problems
      .slice(0, MAX_PROBLEMS)
      .map((problem) => ({ ...problem, ...(suggestion && { suggestion }) })),
    search,
    words: plain,
  };
}

/** As much as is read, without a word cut in two. */
function beginningOf(plain: string): string {
  if (plain.length <= MAX_LENGTH) return plain;
  const whole = plain.slice(0, MAX_LENGTH + 1).replace(/\s\S*$/, '');
  return whole.slice(0, MAX_LENGTH);
}

function tooLong(unread: string): SearchProblem {
  const start = unread.slice(0, 30);
  const sentence = `Only the first ${MAX_LENGTH} characters of a search are read. What comes from “${start}…” on was left out, so please write it shorter.`;
  return { words: start, sentence };
}

/** The search with its misspelt words put right, its unknown ones left out and its contradictions resolved. */
function correct(
  tokens: readonly Token[],
  words: SearchWords,
  corrections = MAX_CORRECTIONS,
): string | undefined {
  const { search, unknown, conflicts } = words;
  if (unknown.length === 0 && conflicts.length === 0)
    return isEmpty(search) ? undefined : formatSearch(search);
  if (corrections === 0) return undefined;
  const [conflict] = conflicts;
  if (unknown.length === 0 && !conflict?.instead) return undefined;
  const text = unknown.length > 0 ? rewrite(tokens, words) : formatSearch(conflict?.instead ?? {});
  const corrected = readTokens(text);
  return correct(corrected, readSearch(corrected), corrections - 1);
}

function rewrite(tokens: readonly Token[], { unknown }: SearchWords): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, length, fix } of unknown) {
    pieces.push(writeTokens(tokens.slice(at, start)));
    const comma = tokens[start + length - 1]?.comma ? ',' : '';
    if (fix) pieces.push(`${fix}${comma}`);
    at = start + length;
  }
  return [...pieces, writeTokens(tokens.slice(at))].join(' ');
}

function isEmpty(search: NumberSearch): boolean {
  return Object.keys(search).length === 0;
}
