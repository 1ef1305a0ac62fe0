import { plainText } from '../numbers/plain-text.ts';
import { readNumbers, type TypedNumbers } from '../numbers/read-numbers.ts';
import { notNorthAmerican } from './nanp.ts';

/** Numbers of one order at the most. */
export const MOST_NUMBERS = 100;

/** Numbers to be ported, as somebody pasted them. */
export type PortNumbers = {
  /** E.164 of the United States and Canada, each once, in the order they were pasted. */
  phoneNumbers: string[];
  /** E.164: those that were pasted more than once. They are ported once. */
  repeated: string[];
  /** What cannot be ported as it stands, in sentences that say which and why. */
  problems: string[];
};

// `+14155559900-09`, `(415) 555-9900 – 9909`, `415-555-9900 to 415-555-9909`: a whole number, and the end of its run.
const RANGE = /^(\+?[\d\s().-]*\d)\s*(?:-|\bto\b|\bthrough\b)\s*(\+?[\d\s().-]*\d)$/i;

// `415-555-9900 ext. 22`, `415-555-9900 x22`
const EXTENSION = /\d\W*(?:ext(?:ension)?\.?|x)\s*\d+$/i;

/** Reads numbers in any usual form and parting, runs of numbers among them. Never throws. */
export function readPortNumbers(text: string): PortNumbers {
  const phoneNumbers = new Set<string>();
  const repeated = new Set<string>();
  const problems: string[] = [];
  const add = (number: string) => (phoneNumbers.has(number) ? repeated : phoneNumbers).add(number);

  for (const piece of piecesOf(text)) {
    if (EXTENSION.test(piece)) {
      problems.push(`“${piece}” has an extension, and only whole numbers are ported: write it without.`);
      continue;
    }
    const run = readRun(piece);
    if (run && 'problem' in run) {
      problems.push(run.problem);
      continue;
    }
    const read = run ?? readNumbers(piece);
    for (const number of read.phoneNumbers) add(number);
    for (const number of read.repeated) repeated.add(number);
    // Brackets that somebody typed are taken for Slack's own there, with nothing in them to be read.
    const isNothing = read.phoneNumbers.length + read.unreadable.length === 0;
    const unreadable = isNothing ? [piece] : read.unreadable;
    for (const typed of unreadable) problems.push(`“${typed}” is not a phone number.`);
  }
  for (const number of phoneNumbers) {
    const reason = notNorthAmerican(number);
    if (reason) {
      phoneNumbers.delete(number);
      problems.push(`${number} cannot be ported: ${reason}`);
    }
  }
  return { phoneNumbers: [...phoneNumbers], repeated: [...repeated], problems };
}

/** Lines are lost in `plainText`, and part numbers as well as commas do. What Slack writes as `&lt;` is one character. */
function piecesOf(text: string): string[] {
  return text
    .split(/[,\n\r]|(?<!&(?:lt|gt|amp|nbsp));/)
    .map(plainText)
    .filter(Boolean);
}

/** A run of numbers, both ends included; nothing when the piece is none. */
function readRun(piece: string): TypedNumbers | { problem: string } | undefined {
  const { phoneNumbers, unreadable } = readNumbers(piece);
  if (unreadable.length === 0) return phoneNumbers.length > 1 ? readSpacedRun(piece) : undefined;
  const [, first = '', last = ''] = RANGE.exec(piece) ?? [];
  const start = wholeNumber(first);
  const digits = last.replace(/\D/g, '');
  if (!start || digits.length === 0) return undefined;
  return runOf(
    piece,
    start,
    digits.length >= 10 ? wholeNumber(last) : start.slice(0, -digits.length) + digits,
  );
}

/** Of several numbers: two with a dash between them. One number is written with dashes, too, and a list with a dash before each. */
function readSpacedRun(piece: string): ReturnType<typeof readRun> {
  const parts = piece.split(/\s-\s*|-\s/);
  if (parts.length === 1 || piece.startsWith('-')) return undefined;
  const [start, end, ...others] = parts.map(wholeNumber);
  if (start && end && others.length === 0) return runOf(piece, start, end);
  return { problem: `“${piece}” may be a run among other numbers: write each on a line of its own.` };
}

function wholeNumber(text: string): string | undefined {
  const { phoneNumbers, repeated, unreadable } = readNumbers(text);
  return phoneNumbers.length + repeated.length + unreadable.length === 1 ? phoneNumbers[0] : undefined;
}

/** @param start E.164, as is `end` */
function runOf(piece: string, start: string, end: string | undefined): TypedNumbers | { problem: string } {
  if (!end || end.length !== start.length) return { problem: `“${piece}” is not a run of numbers.` };
  const count = Number(end.slice(1)) - Number(start.slice(1)) + 1;
  if (count < 1) return { problem: `“${piece}” ends before it begins.` };
  if (count > MOST_NUMBERS) {
    const many = count.toLocaleString('en-US');
    return {
      problem: `“${piece}” is a run of ${many} numbers, and an order takes ${MOST_NUMBERS} at the most.`,
    };
  }
  const phoneNumbers = Array.from({ length: count }, (_, step) => `+${Number(start.slice(1)) + step}`);
  return { phoneNumbers, repeated: [], unreadable: [] };
}
