import { plainText } from '../numbers/plain-text.ts';
import { isSearchKey, SEARCH_KEYS } from '../numbers/read-keyed.ts';
import { readWholeNumber } from '../numbers/read-whole-number.ts';
import {
  type Meaning,
  OWNED_STATUSES,
  type OwnedStatus,
  type Part,
  type Reader,
  type Taken,
  takes,
} from '../numbers/search-parts.ts';
import type { Token } from '../numbers/search-tokens.ts';
import { nearest } from '../numbers/spelling.ts';

/** Words that can only be said of numbers that the company has already. */

const ASSIGNED: ReadonlyMap<string, boolean> = new Map([
  ['assigned', true],
  ['taken', true],
  ['used', true],
  ['unassigned', false],
  ['free', false],
  ['unused', false],
  ['idle', false],
  ['spare', false],
]);

const STATUSES: ReadonlyMap<string, OwnedStatus> = new Map<string, OwnedStatus>([
  ...OWNED_STATUSES.map((status) => [status, status] as const),
  ['release', 'releasing'],
]);

/** The words themselves, to recognise one that is misspelt. */
export const OWN_WORDS: readonly string[] = [...ASSIGNED.keys(), ...OWNED_STATUSES];

type OwnKey = { also: readonly string[]; read(text: string): Meaning };

const OWN_KEYS: Readonly<Record<string, OwnKey>> = {
  name: { also: ['display-name', 'display_name', 'displayname', 'called', 'label'], read: named('name') },
  site: { also: ['site-id', 'site_id', 'siteid', 'office', 'location'], read: named('siteId') },
  status: { also: [], read: statusValue },
  assigned: { also: ['in-use'], read: assignedValue },
  assignee: {
    also: ['assigned-to', 'assigned_to', 'to', 'person', 'owner', 'user'],
    read: named('assignee'),
  },
};

const OWN_BY_SPELLING = new Map(
  Object.entries(OWN_KEYS).flatMap(([name, key]) =>
    [name, ...key.also].map((spelling) => [spelling, key] as const),
  ),
);

/** What is read before the words of a search. */
export const OWN_READERS: readonly Reader[] = [
  readOwnKey,
  readCount,
  readAssignedTo,
  readAssigned,
  readStatus,
  readOneNumber,
];

/** Quoted words without a key are a name here: a search has no use for quotes. */
export function nameQuoted(plain: string): string {
  return plain.replace(/(?<=^|[\s,;])(?<!:\s*)"([^"]+)"(?=[\s,;]|$)/g, 'name:"$1"');
}

function readOwnKey(tokens: readonly Token[], at: number): Taken | undefined {
  const token = tokens[at];
  if (token?.key === undefined || isSearchKey(token.key)) return undefined;
  const key = OWN_BY_SPELLING.get(token.key);
  if (!key) return { length: 1, meaning: unknownKey(token.key, token) };
  const tidied = tidy(token.text);
  const meaning =
    tidied === ''
      ? { sentence: `“${token.key}:” needs a value right after it, in quotes where it has spaces.` }
      : key.read(tidied);
  return { length: 1, meaning };
}

function unknownKey(key: string, { text, quoted }: Token): Meaning {
  const near = nearest(key, [...SEARCH_KEYS, ...OWN_BY_SPELLING.keys()]);
  const known = [...Object.keys(OWN_KEYS), ...SEARCH_KEYS.filter((each) => each !== 'count')].join(', ');
  return {
    sentence: `“${key}:” is not something to list numbers by.${near ? ` Did you mean ${near}:?` : ''} There is ${known}.`,
    ...(near ? { fix: `${near}:${quoted ? `"${text}"` : text}` } : {}),
  };
}

/** `x25` and `count:25`, of which a list has no need. */
function readCount(tokens: readonly Token[], at: number): Taken | undefined {
  const { key, text } = tokens[at] ?? { key: undefined, text: '' };
  const isCount =
    key === undefined ? /^x\d+$|^\d+x$/i.test(text) : /^(?:count|quantity|qty|limit|x|how-many)$/.test(key);
  if (!isCount) return undefined;
  const said = key === undefined ? text : `${key}:${text}`;
  return {
    length: 1,
    meaning: { sentence: `The list has all numbers, page by page, so “${said}” can be left out.` },
  };
}

/** “assigned to Ana Torres”, “assigned to "Ana"”: words with a capital, or one word. */
function readAssignedTo(tokens: readonly Token[], at: number): Taken | undefined {
  if (!isWord(tokens[at], /^assigned$/i) || !isWord(tokens[at + 1], /^to$/i)) return undefined;
  const first = tokens[at + 2];
  if (first === undefined) return undefined;
  if (first.key !== undefined) {
    return OWN_BY_SPELLING.get(first.key) === OWN_KEYS['name']
      ? { length: 3, meaning: named('assignee')(tidy(first.text)) }
      : undefined;
  }
  const words = [first.text];
  for (let next = at + 3; isWord(tokens[next], /^\p{Lu}\p{Ll}[\p{L}'.-]*$/u) && words.length < 4; next++) {
    words.push(tokens[next]?.text ?? '');
  }
  return { length: 2 + words.length, meaning: named('assignee')(tidy(words.join(' '))) };
}

function readAssigned(tokens: readonly Token[], at: number): Taken | undefined {
  const isNot = isWord(tokens[at], /^not$/i);
  const token = tokens[isNot ? at + 1 : at];
  if (token === undefined || token.key !== undefined) return undefined;
  const assigned = ASSIGNED.get(token.text.toLowerCase());
  if (assigned === undefined) return undefined;
  return takes(isNot ? 2 : 1, { is: 'assigned', value: isNot ? !assigned : assigned });
}

function readStatus(tokens: readonly Token[], at: number): Taken | undefined {
  const token = tokens[at];
  if (token === undefined || token.key !== undefined) return undefined;
  const status = STATUSES.get(token.text.toLowerCase());
  return status ? takes(1, { is: 'status', value: status }) : undefined;
}

/** A whole number has a card, and needs no list. */
function readOneNumber(tokens: readonly Token[], at: number): Taken | undefined {
  const taken = readWholeNumber(tokens, at);
  if (!taken || !('fix' in taken.meaning)) return taken;
  const words = tokens
    .slice(at, at + taken.length)
    .map(({ text }) => text)
    .join(' ');
  return {
    length: taken.length,
    meaning: {
      sentence: `“${words}” is a whole phone number: /phone number ${words} shows its card. A list takes an area code and an end, like 415 ends 1001.`,
      fix: taken.meaning.fix ?? '',
    },
  };
}

function isWord(token: Token | undefined, like: RegExp): boolean {
  return token !== undefined && token.key === undefined && like.test(token.text);
}

function named(is: 'name' | 'siteId' | 'assignee'): (text: string) => Meaning {
  return (value) => ({ parts: [{ is, value } satisfies Part] });
}

function statusValue(text: string): Meaning {
  const status = STATUSES.get(text.toLowerCase());
  if (status) return { parts: [{ is: 'status', value: status }] };
  const near = nearest(text.toLowerCase(), OWNED_STATUSES);
  return {
    sentence: `“${text}” is not a status. There are ${OWNED_STATUSES.join(', ')}.`,
    ...(near ? { fix: near } : {}),
  };
}

/** `assigned:yes`, `assigned:no`; whatever else is who it is assigned to. */
function assignedValue(text: string): Meaning {
  if (/^(?:yes|y|true|1)$/i.test(text)) return { parts: [{ is: 'assigned', value: true }] };
  if (/^(?:no|n|false|0|nobody|none)$/i.test(text)) return { parts: [{ is: 'assigned', value: false }] };
  return named('assignee')(text);
}

/** A value that stays what it is however often it is written and read. */
export function tidy(value: string): string {
  let tidied = value;
  for (let round = 0; round < 5; round++) {
    const next = plainText(tidied.replace(/[<>"]/g, ' '));
    if (next === tidied) break;
    tidied = next;
  }
  return tidied;
}
