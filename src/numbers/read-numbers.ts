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

/** A semicolon that ends an entity, as Slack writes `<`, parts nothing. */
const SEPARATORS = /[,\n]|(?<!&(?:lt|gt|amp|nbsp));/;

/** Of one number: each digit may stand alone, and dashes and brackets too. */
const MOST_TOKENS = 24;

/**
 * What is dialled from North America: with `+` or 011 whatever is elsewhere, else ten digits, of which none begins with
 * 0 or 1. To look closely takes long, so it is done where it may come to something.
 */
const LIKE_A_NUMBER = /^(?:(?:\+|011)[1-9]\d{6,17}|1?[2-9]\d{9})$/;

/**
 * Reads a list of phone numbers: parted by commas, semicolons, lines or spaces, each in any usual form, with Slack's
 * formatting around it or not. Never throws.
 */
export function readNumbers(text: string): TypedNumbers {
  // Lines are lost in `plainText`, and part numbers as well as commas do.
  const pieces = text.split(SEPARATORS).map(plainText).filter(Boolean);
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
  const groups = parted(piece.split(/\s+/), (token, before) => !isDigits(token) || !isDigits(before));
  return groups.flatMap(readGroup);
}

function readGroup(tokens: string[]): Reading[] {
  const whole = read(tokens);
  if (whole.phoneNumber !== undefined) return [whole];
  return parted(tokens, (token) => token.startsWith('+')).flatMap(readRow);
}

/** `415 555 1001 415 555 1002`: what is left is one number, or as soon as it is one, the next one begins. */
function readRow(tokens: string[]): Reading[] {
  const readings: Reading[] = [];
  let at = 0;
  while (at < tokens.length) {
    // Nothing beyond is looked at: a long row takes as long as it has tokens, and the bot hears nobody meanwhile.
    const near = tokens.slice(at, at + MOST_TOKENS);
    const left = at + near.length === tokens.length ? [near] : [];
    const beginnings = near.map((_, index) => near.slice(0, index + 1));
    const found = [...left, ...beginnings].find((some) => read(some).phoneNumber !== undefined);
    const taken = found ?? near.slice(0, 1);
    readings.push(read(taken));
    at += taken.length;
  }
  return readings;
}

/** @param begins whether a token is the first of its part */
function parted(tokens: string[], begins: (token: string, before: string) => boolean): string[][] {
  const parts: string[][] = [];
  let before: string | undefined;
  for (const token of tokens) {
    const part = parts.at(-1);
    if (!part || before === undefined || begins(token, before)) parts.push([token]);
    else part.push(token);
    before = token;
  }
  return parts;
}

function isDigits(token: string): boolean {
  return /^[+(\d-][\d().+-]*$/.test(token);
}

function read(tokens: string[]): Reading {
  const typed = tokens.join(' ');
  const couldBe = tokens.every(isDigits) && LIKE_A_NUMBER.test(typed.replace(/[ ().-]/g, ''));
  return { typed, phoneNumber: couldBe ? parseNumber(typed) : undefined };
}
