import { findPhoneNumbersInText } from 'libphonenumber-js';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readKnownByNumber } from '../store/known-numbers.ts';
import { isZoomError } from '../zoom/errors.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { lastReading } from './read-inventory.ts';
import { askZoom } from './read-number.ts';

/** What is known of a phone number that stood in a text. */
export type LookedUpNumber =
  | { kind: 'ours'; number: PhoneNumber }
  | { kind: 'not_ours'; phoneNumber: string }
  /** Zoom could not tell. */
  | { kind: 'unknown'; phoneNumber: string };

/** What was last read of a number. */
export type KeptNumber = { phoneNumber: string; isOurs: boolean; assignee?: PhoneNumber['assignee'] };

export type LookedUp = {
  kind: 'looked_up';
  /** As Zoom has them, in the order of the text. */
  numbers: LookedUpNumber[];
  /** The next ones, as the inventory was last read. */
  kept?: { numbers: KeptNumber[]; readAt: Date } | undefined;
  /** How many more there were than are looked up at once. */
  left: number;
};

/** Numbers that Zoom is asked for at once: a call each. */
const MOST = 20;
/** Numbers beyond those that are looked up in what was read: with them, a message of Slack's is full. */
const MOST_KEPT = 60;
/** Slack's own limit for a message. */
const LONGEST = 40_000;

/**
 * Finds every phone number in a text, and whose each is.
 * @param text as Slack has it, with its links and its escapes
 * @throws when it cannot be told whether the person may look
 */
export async function lookUpOurs(
  context: Pick<Context, 'zoom' | 'store' | 'people' | 'firstSettings'>,
  { userId, text }: { userId: string; text: string },
): Promise<LookedUp | NotAllowed> {
  const refusal = await forbids(context, 'look', userId);
  if (refusal) return refusal;
  const found = numbersInText(text);
  const numbers = await Promise.all(found.slice(0, MOST).map((each) => lookUp(context, each)));
  const kept = await readKept(context, found.slice(MOST, MOST + MOST_KEPT));
  const shown = numbers.length + (kept?.numbers.length ?? 0);
  return { kind: 'looked_up', numbers, kept, left: found.length - shown };
}

/** @returns undefined when the inventory was never read as a whole: what is not known is perhaps ours then */
async function readKept(
  { store }: Pick<Context, 'store'>,
  phoneNumbers: readonly string[],
): Promise<LookedUp['kept']> {
  const reading = phoneNumbers.length > 0 ? await lastReading({ store }) : undefined;
  if (!reading) return undefined;
  const known = await readKnownByNumber(store.db, phoneNumbers);
  const numbers = phoneNumbers.map((phoneNumber): KeptNumber => {
    const row = known.get(phoneNumber);
    const { assigneeType: type = null, assigneeId: id = null, assigneeName: name } = row ?? {};
    const assignee = type !== null && id !== null ? { type, id, name: name ?? undefined } : undefined;
    return { phoneNumber, isOurs: row !== undefined, assignee };
  });
  return { numbers, readAt: reading.at };
}

async function lookUp(context: Pick<Context, 'zoom'>, phoneNumber: string): Promise<LookedUpNumber> {
  try {
    const number = await askZoom(context, phoneNumber);
    return number ? { kind: 'ours', number } : { kind: 'not_ours', phoneNumber };
  } catch (error) {
    if (isZoomError(error)) return { kind: 'unknown', phoneNumber };
    throw error;
  }
}

/**
 * Every phone number in a text, as E.164, each once, in their order; North American unless it says otherwise. Other
 * links than `tel:` are left out, for an address is full of digits. Never throws.
 */
export function numbersInText(text: string): string[] {
  const plain = text
    .slice(0, LONGEST)
    .replace(/<tel:([^<>|]*)(?:\|[^<>]*)?>/g, ' $1 ')
    .replace(/<(?:https?:|mailto:)[^<>|]*\|([^<>]*)>/g, ' $1 ')
    .replace(/<[^<>]*>/g, ' ; ')
    .replaceAll('&amp;', '&')
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  const found = findPhoneNumbersInText(plain, 'US').map(({ number }) => number.number);
  return [...new Set<string>(found)];
}
