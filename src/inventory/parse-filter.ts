import { assembleSearch } from '../numbers/assemble-search.ts';
import { checkSearch } from '../numbers/check-search.ts';
import { describeParts } from '../numbers/describe-parts.ts';
import { formatSearch } from '../numbers/format-search.ts';
import type { NumberSearch } from '../numbers/number-search.ts';
import {
  type Grammar,
  parseWords,
  type ReadWords,
  type UnclearWords,
  type WordsReading,
} from '../numbers/parse-words.ts';
import { readPartsWith } from '../numbers/read-search.ts';
import { type Part, valuesOf } from '../numbers/search-parts.ts';
import type { Token } from '../numbers/search-tokens.ts';
import { nearest } from '../numbers/spelling.ts';
import type { Unknown } from '../numbers/unknown-words.ts';
import { isEveryNumber, type NumberFilter } from './number-filter.ts';
import { nameQuoted, OWN_READERS, OWN_WORDS } from './read-filter-words.ts';

export type UnclearFilter = UnclearWords<NumberFilter>;

const filterGrammar: Grammar<NumberFilter> = {
  name: 'a filter',
  prepare: nameQuoted,
  read: readFilter,
  format: formatFilter,
  describe: describeFilter,
  isEmpty: isEveryNumber,
};

/** Reads which of the company's numbers somebody would like to see, as Slack delivers it. Never throws. */
export function parseFilter(text: string): WordsReading<NumberFilter> {
  return parseWords(filterGrammar, text);
}

/** Words that `parseFilter` reads back as this filter, e.g. `415 sms unassigned name:"Front desk"`. */
export function formatFilter({ search, assigned, status, siteId, name, assignee }: NumberFilter): string {
  return [
    formatSearch(search),
    assigned !== undefined && (assigned ? 'assigned' : 'unassigned'),
    status,
    siteId && `site:"${siteId}"`,
    name && `name:"${name}"`,
    assignee && `assignee:"${assignee}"`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A phrase for each thing asked for. Plain text. */
export function describeFilter({ search, assigned, status, siteId, name, assignee }: NumberFilter): string[] {
  return [
    ...describeParts(search),
    assigned !== undefined && (assigned ? 'assigned' : 'unassigned'),
    status && (status === 'releasing' ? 'being released' : status),
    siteId && `site ${siteId}`,
    name && `“${name}” in the name`,
    assignee && `assigned to “${assignee}”`,
  ].filter((phrase): phrase is string => Boolean(phrase));
}

function readFilter(tokens: readonly Token[]): ReadWords<NumberFilter> {
  const { parts, unknown } = readPartsWith(OWN_READERS, tokens);
  const assembled = assembleSearch(parts);
  const search = withoutCount(assembled.search);
  const { own, conflicts } = assembleOwn(parts);
  const filter: NumberFilter = { search, ...own };
  const searchConflicts = [
    ...assembled.conflicts.map(({ instead, ...conflict }) => ({
      ...conflict,
      ...(instead && { instead: withoutCount(instead) }),
    })),
    ...checkSearch(search),
  ].map(({ words, sentence, instead }) => ({
    words,
    sentence: sentence.replace(/^A search has/, 'A list has'),
    ...(instead && { instead: { ...own, search: instead } }),
  }));
  return {
    search: filter,
    unknown: unknown.map((each) => explainHere(tokens, each)),
    conflicts: [...searchConflicts, ...conflicts.map((conflict) => ({ ...conflict, instead: filter }))],
  };
}

/** “25 numbers in Texas”: a list has all of them. */
function withoutCount({ quantity: _, ...search }: NumberSearch): NumberSearch {
  return search;
}

type Own = Omit<NumberFilter, 'search'>;

function assembleOwn(parts: readonly Part[]): {
  own: Own;
  conflicts: { words: string; sentence: string }[];
} {
  const assignees = valuesOf(parts, 'assignee');
  const assigned = valuesOf(parts, 'assigned');
  const statuses = valuesOf(parts, 'status');
  const sites = valuesOf(parts, 'siteId');
  const names = valuesOf(parts, 'name');
  const isAssigned = assignees.length > 0 ? undefined : assigned[0];
  const own: Own = {
    ...(isAssigned !== undefined && { assigned: isAssigned }),
    ...(statuses[0] && { status: statuses[0] }),
    ...(sites[0] && { siteId: sites[0] }),
    ...(names[0] && { name: names[0] }),
    ...(assignees[0] && { assignee: assignees[0] }),
  };
  const contradicts = assigned.length > 1 || (assignees.length > 0 && assigned.includes(false));
  return {
    own,
    conflicts: [
      ...(contradicts
        ? [{ words: 'assigned unassigned', sentence: 'No number is both assigned and unassigned.' }]
        : []),
      ...twice('status', statuses),
      ...twice('site', sites),
      ...twice('name', names),
      ...twice('assignee', assignees),
    ],
  };
}

function twice(what: string, values: readonly string[]): { words: string; sentence: string }[] {
  if (values.length < 2) return [];
  const words = values.join(' and ');
  return [{ words, sentence: `A list has one ${what}, and this one has ${values.length}: ${words}.` }];
}

/** Here an unknown word is rather a name than a city, or one of the inventory's own words with a slip. */
function explainHere(tokens: readonly Token[], unknown: Unknown): Unknown {
  const { start, length } = unknown;
  const said = tokens.slice(start, start + length);
  if (unknown.fix !== undefined && !unknown.asCity) return unknown;
  if (said.some(({ key }) => key !== undefined)) return unknown;
  const words = said.map(({ text }) => text).join(' ');
  const near = length === 1 ? nearest(words.toLowerCase(), OWN_WORDS) : undefined;
  if (near)
    return { start, length, sentence: `“${words}” was not understood. Did you mean ${near}?`, fix: near };
  if (!unknown.sentence.startsWith('“') || !/was not understood\./.test(unknown.sentence)) return unknown;
  const before = tokens[start - 1];
  if (before?.key !== undefined && !before.quoted && !before.comma) {
    const whole = `${before.key}:"${before.text} ${words}"`;
    const sentence = `“${words}” was not understood. If it belongs to what is before it, put both in quotes: ${whole}.`;
    return { start, length, sentence };
  }
  const quoted = words.replaceAll('"', '');
  const sentence = `“${cut(words)}” was not understood. If it is a name, put it in quotes: "${cut(quoted)}". Or try an area code (415), a state (CA), toll-free, sms, unassigned, pending or ends 00.`;
  return { start, length, sentence, ...(quoted.length <= 60 ? { fix: `name:"${quoted}"` } : {}) };
}

function cut(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}
