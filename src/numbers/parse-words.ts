import { plainText } from './plain-text.ts';
import { readTokens, type Token, writeTokens } from './search-tokens.ts';
import type { Unknown } from './unknown-words.ts';

/** Words for numbers: what may be said with them, and what it comes to. The search has one, the inventory another. */
export type Grammar<Wanted> = {
  /** Within a sentence: “a search”. */
  name: string;
  /** What is done to the text before it is parted into tokens. */
  prepare?: (plain: string) => string;
  read(tokens: readonly Token[]): ReadWords<Wanted>;
  /** Words that read back as the same. */
  format(wanted: Wanted): string;
  /** A phrase for each thing that is asked for. */
  describe(wanted: Wanted): string[];
  isEmpty(wanted: Wanted): boolean;
};

export type ReadWords<Wanted> = {
  /** What was understood, whether or not it is all. */
  search: Wanted;
  unknown: Unknown[];
  conflicts: { words: string; sentence: string; instead?: Wanted }[];
};

/** Something in words that has to be changed, in a sentence for the person who wrote it. Plain text. */
export interface WordsProblem {
  /** The words it is about, as they were understood. */
  words: string;
  sentence: string;
  /** Whole words to try instead, with every problem of these solved. */
  suggestion?: string;
}

export type WordsReading<Wanted> =
  | { kind: 'search'; search: Wanted }
  /** Nothing was asked for. */
  | { kind: 'empty' }
  | UnclearWords<Wanted>;

export interface UnclearWords<Wanted> {
  kind: 'unclear';
  /** What was understood, in the grammar's own phrases. */
  understood: string[];
  /** One to five: first its length, then single words in their order, then contradictions. */
  problems: WordsProblem[];
  /** What was understood, to fill in a form; it may contradict itself. */
  search: Wanted;
  /** What was typed, without Slack's formatting, so that nothing typed is lost. */
  words: string;
}

/** More would be a lecture. */
const MAX_PROBLEMS = 5;
/** Slack sends up to 4,000 characters; nothing needs as many as this, and a rant is not worth the time. */
const MAX_LENGTH = 500;
/** Solving one problem can bring another to light, as when a corrected word contradicts the rest. */
const MAX_CORRECTIONS = 4;

/** Reads what a person typed, as Slack delivers it. Never throws. */
export function parseWords<Wanted>(grammar: Grammar<Wanted>, text: string): WordsReading<Wanted> {
  const plain = plainText(text);
  const read = beginningOf(plain);
  const tokens = readTokens(grammar.prepare?.(read) ?? read);
  const words = grammar.read(tokens);
  const { search, unknown, conflicts } = words;
  const unread = plain.slice(read.length).trim();
  if (unknown.length === 0 && conflicts.length === 0 && unread === '') {
    return grammar.isEmpty(search) ? { kind: 'empty' } : { kind: 'search', search };
  }
  const suggestion = correct(grammar, tokens, words);
  const problems: WordsProblem[] = [
    ...(unread === '' ? [] : [tooLong(unread, grammar.name)]),
    ...unknown.map(({ start, length, sentence }) => ({
      words: writeTokens(tokens.slice(start, start + length)).replace(/,$/, ''),
      sentence,
    })),
    ...conflicts.map(({ words, sentence }) => ({ words, sentence })),
  ];
  return {
    kind: 'unclear',
    understood: grammar.describe(search),
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

function tooLong(unread: string, name: string): WordsProblem {
  const start = unread.slice(0, 30);
  const sentence = `Only the first ${MAX_LENGTH} characters of ${name} are read. What comes from “${start}…” on was left out, so please write it shorter.`;
  return { words: start, sentence };
}

/** The same with its misspelt words put right, its unknown ones left out and its contradictions resolved. */
function correct<Wanted>(
  grammar: Grammar<Wanted>,
  tokens: readonly Token[],
  words: ReadWords<Wanted>,
  corrections = MAX_CORRECTIONS,
): string | undefined {
  const { search, unknown, conflicts } = words;
  if (unknown.length === 0 && conflicts.length === 0)
    return grammar.isEmpty(search) ? undefined : grammar.format(search);
  if (corrections === 0) return undefined;
  const [conflict] = conflicts;
  if (unknown.length === 0 && !conflict?.instead) return undefined;
  const text =
    unknown.length > 0 ? rewrite(tokens, unknown) : conflict?.instead ? grammar.format(conflict.instead) : '';
  const corrected = readTokens(text);
  return correct(grammar, corrected, grammar.read(corrected), corrections - 1);
}

function rewrite(tokens: readonly Token[], unknown: readonly Unknown[]): string {
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
