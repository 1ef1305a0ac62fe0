import { parseNumber } from './format-number.ts';
import { plainText } from './plain-text.ts';

/** Phone numbers as somebody typed or pasted them. */
export type TypedNumbers = {
  /** E.164, each once, in the order they were typed. */
  phoneNumbers: string[];
  /** E.164: those that were typed more than once. */
  repeated: string[];
  /** What is no phone number, as it was typed. */
  unreadable: string[];
};

/**
 * Reads a list of phone numbers: parted by commas, semicolons, lines or spaces, each in any usual form, with Slack's
 * formatting around it or not. Never throws.
 */
export function readNumbers(text: string): TypedNumbers {
  // Lines are lost in `plainText`, and part numbers as well as commas do.
  const pieces = text
    .split(/[,;\n]/)
    .map(plainText)
    .filter(Boolean);
  const read = pieces.flatMap(readPiece);
  const all = read.flatMap(({ phoneNumber }) => phoneNumber ?? []);
  return {
    phoneNumbers: [...new Set(all)],
    repeated: [...new Set(all.filter((number, index) => all.indexOf(number) !== index))],
    unreadable: read.flatMap(({ typed, phoneNumber }) => (phoneNumber === undefined ? typed : [])),
  };
}

type Reading = { typed: string; phoneNumber: string | undefined };

/** Words, one number with spaces in it, or several with spaces between them. */
function readPiece(piece: string): Reading[] {
  const groups: string[][] = [];
  for (const token of piece.split(/\s+/)) {
    const last = groups.at(-1);
    if (last && isDigits(token) && last.every(isDigits)) last.push(token);
    else groups.push([token]);
  }
  return groups.flatMap(readGroup);
}

function readGroup(tokens: string[]): Reading[] {
  const whole = read(tokens.join(' '));
  if (whole.phoneNumber !== undefined || tokens.length === 1) return [whole];
  const next = tokens.findIndex((token, index) => index > 0 && token.startsWith('+'));
  if (next > 0) return [...readGroup(tokens.slice(0, next)), ...readGroup(tokens.slice(next))];
  // `415 555 1001 415 555 1002`: as soon as it is a number, the next one begins.
  const end = tokens.findIndex(
    (_, index) => read(tokens.slice(0, index).join(' ')).phoneNumber !== undefined,
  );
  return end > 0
    ? [read(tokens.slice(0, end).join(' ')), ...readGroup(tokens.slice(end))]
    : [read(tokens[0] ?? ''), ...readGroup(tokens.slice(1))];
}

function isDigits(token: string): boolean {
  return /^[+(\d-][\d().+-]*$/.test(token);
}

function read(typed: string): Reading {
  return { typed, phoneNumber: typed.split(' ').every(isDigits) ? parseNumber(typed) : undefined };
}
