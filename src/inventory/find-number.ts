import type { Context } from '../context.ts';
import { parseNumber } from '../numbers/format-number.ts';
import { keypadDigits } from '../numbers/keypad.ts';
import { plainText } from '../numbers/plain-text.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { findKnownNumbers, type KnownNumberRow } from '../store/known-numbers.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { hasWords, surePart } from './names.ts';
import { askZoom, type NumberView, viewNumber } from './read-number.ts';

/** A number that may be the one that is meant. */
export type Candidate = Pick<PhoneNumber, 'id' | 'phoneNumber'> & {
  displayName?: string | undefined;
  assigneeName?: string | undefined;
  isAssigned: boolean;
};

/** What somebody typed to find a number: a whole one, a part of one, or a name. */
export type Clue =
  | { kind: 'whole'; phoneNumber: string }
  | { kind: 'digits'; digits: string }
  | { kind: 'words'; words: string };

export type FoundNumber =
  | { kind: 'number'; view: NumberView }
  /** @property more there are more than these */
  | { kind: 'several'; clue: Clue; candidates: Candidate[]; more: boolean }
  | { kind: 'nothing'; clue: Clue }
  /** Nothing was typed, or too little to go by. */
  | { kind: 'too_little'; typed: string }
  | NotAllowed;

/** Numbers that are offered; more than fit on a glance is a list's matter. */
const MOST_OFFERED = 10;
/** Fewer digits are in nearly every number. */
const FEWEST_DIGITS = 3;
const LONGEST_WORDS = 100;
/** Numbers that are read to choose from. */
const MOST_READ = 50;

/**
 * Finds the number that somebody means: whole ones at Zoom, parts and names in what was last read of the inventory and
 * by Zoom's own keyword, which is one call.
 * @throws the errors of `zoom/errors.ts`
 */
export async function findNumber(
  context: Pick<Context, 'zoom' | 'store' | 'people' | 'firstSettings' | 'clock'>,
  {
    userId,
    typed,
    isAssigned,
  }: {
    userId: string;
    typed: string;
    /** Only those that somebody has are meant, where a part or a name is typed. */
    isAssigned?: true | undefined;
  },
): Promise<FoundNumber> {
  const refusal = await forbids(context, 'look', userId);
  if (refusal) return refusal;
  const clue = readClue(typed);
  if (!clue) return { kind: 'too_little', typed: plainText(typed) };
  if (clue.kind === 'whole') {
    const number = await askZoom(context, clue.phoneNumber);
    return number ? { kind: 'number', view: await viewNumber(context, number) } : { kind: 'nothing', clue };
  }
  const all = await candidatesFor(context, clue);
  const meant = isAssigned ? all.filter((each) => each.isAssigned) : all;
  // Where nobody has any of them, that is the answer.
  const found = meant.length > 0 ? meant : all;
  const candidates = found.slice(0, MOST_OFFERED);
  const more = found.length > MOST_OFFERED;
  const [only, ...others] = candidates;
  if (!only) return { kind: 'nothing', clue };
  if (others.length > 0) return { kind: 'several', clue, candidates, more };
  const number = await askZoom(context, only.id);
  // What was last read may be of a number that is gone since.
  return number ? { kind: 'number', view: await viewNumber(context, number) } : { kind: 'nothing', clue };
}

/** Reads what was typed or pasted, in any usual form; undefined when it says too little. Never throws. */
export function readClue(typed: string): Clue | undefined {
  const text = plainText(typed)
    .replace(/^["']|["']$/g, '')
    .trim()
    .slice(0, LONGEST_WORDS);
  const phoneNumber = parseNumber(text) ?? parseVanity(text);
  if (phoneNumber) return { kind: 'whole', phoneNumber };
  if (/^[\d\s()+./-]*$/.test(text)) {
    const digits = text.replace(/\D/g, '');
    return digits.length >= FEWEST_DIGITS ? { kind: 'digits', digits } : undefined;
  }
  return text.length >= 2 ? { kind: 'words', words: text } : undefined;
}

/** `1-800-FLOWERS`: whole only when digits come first, or it would be a name. */
function parseVanity(text: string): string | undefined {
  if (!/^\+?1?[\s.-]*\(?\d{3}\)?[\s.-]*[\dA-Z][\dA-Z\s.-]*$/i.test(text)) return undefined;
  return parseNumber(keypadDigits(text));
}

/** Those that begin so come first: an area code is what most people mean. */
async function candidatesFor(
  { zoom, store }: Pick<Context, 'zoom' | 'store'>,
  clue: Exclude<Clue, { kind: 'whole' }>,
): Promise<Candidate[]> {
  const part = clue.kind === 'digits' ? clue.digits : surePart(clue.words);
  if (part === '') return [];
  const [known, page] = await Promise.all([
    findKnownNumbers(store.db, clue.kind === 'digits' ? { digits: part } : { words: part }, MOST_READ),
    zoom.numbers.page(
      { keyword: clue.kind === 'digits' ? beginning(part) : part },
      // One that cannot be read is no answer, nor in the way of the others.
      { pageSize: MOST_READ, onUnreadable: () => {} },
    ),
  ]);
  const found = new Map<string, Candidate>();
  for (const row of known) found.set(row.id, fromRow(row));
  // Zoom's word is newer.
  for (const { id, phoneNumber, displayName, assignee } of page.items) {
    const isAssigned = assignee !== undefined;
    found.set(id, { id, phoneNumber, displayName, assigneeName: assignee?.name, isAssigned });
  }
  const meant = [...found.values()].filter((each) => isMeant(each, clue));
  const begins = ({ phoneNumber }: Candidate) => phoneNumber.startsWith(beginning(part));
  return meant.toSorted(
    (a, b) => Number(begins(b)) - Number(begins(a)) || a.phoneNumber.localeCompare(b.phoneNumber),
  );
}

/** Zoom finds numbers by how they begin. */
function beginning(digits: string): string {
  return digits.startsWith('1') ? `+${digits}` : `+1${digits}`;
}

/** Zoom's keyword is for numbers and names alike. */
function isMeant({ phoneNumber, displayName, assigneeName }: Candidate, clue: Clue): boolean {
  if (clue.kind === 'digits') return phoneNumber.includes(clue.digits);
  return clue.kind === 'words' && (hasWords(displayName, clue.words) || hasWords(assigneeName, clue.words));
}

function fromRow({ id, phoneNumber, displayName, assigneeId, assigneeName }: KnownNumberRow): Candidate {
  return {
    id,
    phoneNumber,
    isAssigned: assigneeId !== null,
    displayName: displayName ?? undefined,
    assigneeName: assigneeName ?? undefined,
  };
}
