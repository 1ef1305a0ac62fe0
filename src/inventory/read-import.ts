import { CsvError, parse } from 'csv-parse/sync';
import { withoutGuard } from '../csv.ts';

/** Rows of one file at the most, the first apart: as many numbers as a large account has. */
export const MOST_ROWS = 20_000;

/** Empty ones among them. */
const MOST_RECORDS = MOST_ROWS * 2;
const TOO_MANY = `It has more than ${MOST_ROWS.toLocaleString('en-US')} rows. Cut it into several files.`;

/** One row of the file, as it was written. Empty cells, and columns that the file does not have, are empty. */
export type ImportRow = {
  /** As a spreadsheet counts, the row with the columns' names being 1. */
  row: number;
  number: string;
  assigneeType: string;
  assignee: string;
  /** What an export says for people to read: whoever changes it alone is told that it is not read. */
  assigneeName: string;
  displayName: string;
};

export type ImportReading =
  | { kind: 'rows'; rows: ImportRow[] }
  /** @property why in a sentence or two, for the person whose file it is: what is wrong, and what to do */
  | { kind: 'unreadable'; why: string };

type Column = Exclude<keyof ImportRow, 'row'>;

/** What people call the columns: the best name first, for a file can have several of them. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  number: ['number', 'phone number', 'phone', 'e164', 'e 164', 'telephone', 'telephone number', 'did'],
  assigneeType: ['assignee type', 'assigned type', 'assign type', 'assigned to type', 'owner type', 'type'],
  assignee: [
    'assignee id',
    'assignee',
    'assignee email',
    'assignee e mail',
    'assigned to',
    'assign to',
    'email',
    'e mail',
    'owner',
    'user',
  ],
  assigneeName: ['assignee name'],
  displayName: ['display name', 'displayname', 'name', 'label', 'caption'],
};

/** Words for the first row, as the template has them. */
export const IMPORT_COLUMNS = ['number', 'assignee type', 'assignee', 'display name'] as const;

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads a CSV file of assignments: UTF-8, or UTF-16 as Excel's "Unicode Text", with or without a byte order mark, its
 * cells parted by commas, semicolons or tabs, its columns named in the first row, in any order. Never throws.
 */
export function readImport(file: Uint8Array | string): ImportReading {
  const text = typeof file === 'string' ? file : decoded(file);
  if (text === undefined) {
    return unreadable(
      isZip(file)
        ? 'This is an Excel workbook. Save it as “CSV UTF-8” and choose that file.'
        : 'This file is not text in UTF-8. In Excel, save it as “CSV UTF-8”; elsewhere, choose UTF-8 as its encoding.',
    );
  }
  const records = recordsOf(text);
  if ('why' in records) return unreadable(records.why);
  const [header, ...rest] = records;
  if (!header) return unreadable('There is nothing in it.');
  const columns = findColumns(header.cells);
  if (columns.number === undefined) {
    return unreadable(
      `The first row must name the columns, one of them “number”. It says: ${quoted(header.cells)}. The others are ${IMPORT_COLUMNS.slice(1).join(', ')}.`,
    );
  }
  if (rest.length > MOST_ROWS) {
    return unreadable(TOO_MANY);
  }
  if (rest.length === 0) return unreadable('There are no rows below the names of the columns.');
  const cell = (cells: readonly string[], column: Column) => tidy(cells[columns[column] ?? -1] ?? '');
  return {
    kind: 'rows',
    rows: rest.map(({ row, cells }) => ({
      row,
      number: cell(cells, 'number'),
      assigneeType: cell(cells, 'assigneeType'),
      assignee: cell(cells, 'assignee'),
      assigneeName: cell(cells, 'assigneeName'),
      displayName: cell(cells, 'displayName'),
    })),
  };
}

function unreadable(why: string): ImportReading {
  return { kind: 'unreadable', why };
}

/** A cell without the apostrophe that makes text of it, and without spaces around it. */
function tidy(cell: string): string {
  return cleaned(withoutGuard(cell));
}

/** What turns the direction of the text behind it: in a list, of what comes after the name, too. */
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Line breaks among them. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** A text as it comes back from a file: on one line, without spaces around it, and without halves of characters. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(DIRECTIONS, '')
    .replace(/[\s\p{Cc}]+/gu, (gap) => (CONTROL.test(gap) ? ' ' : gap))
    .trim();
}

/** @returns undefined for what is not text */
function decoded(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function isZip(file: Uint8Array | string): boolean {
  return typeof file !== 'string' && file[0] === 0x50 && file[1] === 0x4b;
}

type Row = { row: number; cells: string[] };

/** The rows with something in them. */
function recordsOf(text: string): Row[] | { why: string } {
  // Excel's own way to say what parts the cells.
  const named = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  try {
    const records: string[][] = parse(body, {
      bom: true,
      delimiter: named?.[1] ?? delimiterOf(body),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: MOST_RECORDS + 1,
    });
    if (records.length > MOST_RECORDS) return { why: TOO_MANY };
    const first = named ? 2 : 1;
    return records
      .map((cells, index) => ({ row: index + first, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      why: `It cannot be read as CSV: ${error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is never closed' : error.message}.`,
    };
  }
}

/** Whatever stands most often in the first line that says something, quotes apart. */
function delimiterOf(text: string): string {
  const line = /^[\s\uFEFF]*([^\r\n]*)/.exec(text)?.[1]?.replaceAll(/"[^"]*"/g, '') ?? '';
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

/** Where each column is. */
function findColumns(header: readonly string[]): Partial<Record<Column, number>> {
  const cells = header.map((cell) =>
    tidy(cell)
      .toLowerCase()
      .replaceAll(/[\s_.-]+/g, ' ')
      .trim(),
  );
  const found: Partial<Record<Column, number>> = {};
  const at = (column: Column) => {
    const name = NAMES[column].find((each) => cells.includes(each));
    return name === undefined ? undefined : cells.indexOf(name);
  };
  for (const column of ['number', 'assignee', 'displayName', 'assigneeType', 'assigneeName'] as const) {
    const index = at(column);
    if (index !== undefined) found[column] = index;
  }
  return found;
}

function quoted(cells: readonly string[]): string {
  return cells
    .slice(0, 6)
    .map((cell) => `“${cell.slice(0, 40)}”`)
    .join(', ');
}
