import { parseNumber } from '../numbers/format-number.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { canBeGiven, isByEmail, type NewAssignee, sameAssignee } from './assignee.ts';
import { cannotBeGiven } from './assignee-words.ts';
import { LONGEST_NAME } from './edit-number.ts';
import type { ImportChange } from './import-change.ts';
import { type KnownAssignees, readAssignee } from './read-assignee.ts';
import { cleaned, type ImportRow } from './read-import.ts';

/** What is known when a file is looked at. */
export type Known = KnownAssignees & {
  /** Those of the file's numbers that the account has, by E.164. */
  numbers: ReadonlyMap<string, PhoneNumber>;
  /** Zoom's ids of people by their e-mail address in lower case, as far as they are known. */
  zoomUserIds: ReadonlyMap<string, string>;
};

/** What is to become of one row. */
export type PlannedRow = {
  row: number;
  /** E.164; what stood in its place, where that is no number. */
  phoneNumber: string;
} & (
  | { kind: 'change'; numberId: string; change: ImportChange }
  /** It is so already, or the row asks for nothing. */
  | { kind: 'unchanged' }
  /** @property why in a sentence, without formatting, that says what to do */
  | { kind: 'wrong'; why: string }
);

/** Other rows with the same number that are named. */
const NAMED = 5;

/** Compares a file with the numbers as they are. Every row is in the plan once, in the file's order. */
export function planImport(rows: readonly ImportRow[], known: Known): PlannedRow[] {
  const numbers = rows.map(({ number }) => numberIn(number, known.numbers));
  const rowsOf = Map.groupBy(rows.keys(), (index) => numbers[index]);
  const people = { ...known, zoomIds: new Set(known.zoomUserIds.values()) };
  return rows.map((row, index): PlannedRow => {
    const phoneNumber = numbers[index];
    if (phoneNumber === undefined) {
      return { row: row.row, phoneNumber: row.number, kind: 'wrong', why: noNumber(row.number) };
    }
    const about = { row: row.row, phoneNumber };
    const same = rowsOf.get(phoneNumber) ?? [];
    if (same.length > 1) {
      // Not all of them: a column that was filled down has the same number in every row.
      const others = same.slice(0, NAMED + 1).filter((other) => other !== index);
      const where = others.slice(0, NAMED).map((other) => rows[other]?.row);
      const why = `The number is in row ${where.join(', ')} as well. Keep one of them.`;
      return { ...about, kind: 'wrong', why };
    }
    const number = known.numbers.get(phoneNumber);
    if (!number) return { ...about, kind: 'wrong', why: 'The Zoom account does not have this number.' };
    return { ...about, ...planRow(row, number, people) };
  });
}

/** The rows as E.164, or as Zoom writes a number that is none. */
export function numberIn(cell: string, numbers?: ReadonlyMap<string, unknown>): string | undefined {
  return numbers?.has(cell) ? cell : parseNumber(cell);
}

function noNumber(cell: string): string {
  if (cell === '') return 'There is no number in it.';
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(cell)) {
    return `A spreadsheet has shortened the number to ${cell}. Format that column as text, and fill it in anew.`;
  }
  return `“${cell.slice(0, 40)}” is not a phone number.`;
}

/** @property zoomIds of people whose address is known */
type KnownPeople = Known & { zoomIds: ReadonlySet<string> };

type Plan =
  | { kind: 'change'; numberId: string; change: ImportChange }
  | { kind: 'unchanged' }
  | { kind: 'wrong'; why: string };

function planRow(row: ImportRow, number: PhoneNumber, known: KnownPeople): Plan {
  const assignee = planAssignee(row, number, known);
  if (assignee.kind === 'wrong') return assignee;
  const from = number.displayName ?? '';
  // An empty cell leaves the name as it is.
  const isRenamed = row.displayName !== '' && row.displayName !== cleaned(from);
  if (isRenamed && row.displayName.length > LONGEST_NAME) {
    const why = `The display name has ${row.displayName.length} characters; Zoom takes ${LONGEST_NAME} at the most.`;
    return { kind: 'wrong', why };
  }
  if (!assignee.change && !isRenamed) return { kind: 'unchanged' };
  return {
    kind: 'change',
    numberId: number.id,
    change: {
      ...(assignee.change ? { assignee: assignee.change } : {}),
      ...(isRenamed ? { displayName: { from, to: row.displayName } } : {}),
    },
  };
}

// Of a file that an export has written, in which somebody has changed what is there for people to read.
const WHERE_TO_WRITE = 'Write a person’s e-mail address, or Zoom’s id, as “assignee id”, and the type.';
const NAME_ALONE = `The assignee’s name was changed and the id was not, and names are not read. ${WHERE_TO_WRITE}`;
const NAME_WITHOUT_ID = `There is an assignee’s name and no id, and names are not read. ${WHERE_TO_WRITE} To take the number away, write none as the type.`;

type AssigneePlan = { kind: 'fine'; change?: ImportChange['assignee'] } | { kind: 'wrong'; why: string };

function planAssignee(row: ImportRow, number: PhoneNumber, known: KnownPeople): AssigneePlan {
  const has = number.assignee;
  // As an export writes it, whatever Zoom calls it.
  if (has && row.assigneeType === cleaned(has.type) && row.assignee === cleaned(has.id)) {
    const isRenamed = row.assigneeName !== '' && row.assigneeName !== cleaned(has.name ?? '');
    return isRenamed ? { kind: 'wrong', why: NAME_ALONE } : { kind: 'fine' };
  }
  const read = readAssignee(row, known);
  if (read.kind !== 'nobody' && row.assignee === '' && row.assigneeName !== '') {
    return { kind: 'wrong', why: NAME_WITHOUT_ID };
  }
  switch (read.kind) {
    case 'wrong':
      return read;
    case 'as_it_is':
      return { kind: 'fine' };
    case 'nobody':
      return has ? { kind: 'fine', change: { from: { ...has }, to: null } } : { kind: 'fine' };
    case 'somebody': {
      const knownId = known.zoomUserIds.get(read.assignee.id.toLowerCase());
      if (sameAssignee(has, read.assignee, knownId) === 'same') return { kind: 'fine' };
      if (has && !canBeGiven(has)) return { kind: 'wrong', why: cannotBeGiven(has, has) };
      return {
        kind: 'fine',
        change: {
          from: has ? { ...has } : null,
          to: read.assignee,
          ...(isNews(read.assignee, known) ? { isNews: true } : {}),
        },
      };
    }
  }
}

/** Whether nothing here has heard of an id yet: it may be right, and it may be anything. */
function isNews(to: NewAssignee, { seen, zoomIds }: KnownPeople): boolean {
  if (isByEmail(to) || seen.has(to.type, to.id)) return false;
  return to.type !== 'user' || !zoomIds.has(to.id);
}
