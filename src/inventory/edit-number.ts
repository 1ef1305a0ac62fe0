import type { Context } from '../context.ts';
import type { NumberCapability, PhoneNumber } from '../zoom/types.ts';
import { keepChange } from './keep-change.ts';
import { noteNumber } from './note-number.ts';
import { type CannotChange, readBack, readToChange } from './read-to-change.ts';
import { sendChange } from './send-change.ts';

/** What of a number can be edited. Zoom takes nothing of it away: left out, it stays as it is. */
export type Editable = {
  displayName?: string | undefined;
  siteId?: string | undefined;
  capabilities?: NumberCapability[] | undefined;
};

/** Characters of a display name that Zoom takes. */
export const LONGEST_NAME = 128;

/** What became of an edit. Every `number` is as it is now, as far as that is known. */
export type Edited =
  | CannotChange
  | { kind: 'unchanged'; number: PhoneNumber }
  | { kind: 'edited'; number: PhoneNumber; changed: (keyof Editable)[] }
  /** Nothing was done: somebody else has changed one of the same things since. */
  | { kind: 'changed_meanwhile'; number: PhoneNumber }
  /** Zoom's answer was lost, and the number is as it was. */
  | { kind: 'not_done'; number: PhoneNumber }
  /** Zoom's answer was lost, and the number cannot be read: it is as before, or as wanted. */
  | { kind: 'uncertain'; number: PhoneNumber };

/**
 * Changes what a number is called, where it belongs and what it can do. Only what is wanted otherwise than it was seen
 * is sent, so that what somebody else has changed besides stays.
 * @param seen the number when this was decided
 * @throws Zoom's errors where nothing has happened, and when Slack cannot be asked for the person's rights
 */
export async function editNumber(
  context: Context,
  order: {
    userId: string;
    /** Zoom's id, or E.164. */
    numberId: string;
    wanted: Editable;
    seen: Editable;
  },
): Promise<Edited> {
  const { wanted, seen, userId } = order;
  const read = await readToChange(context, { ...order, to: 'edit' });
  if (read.kind !== 'number') return read;
  const { number } = read;
  const meant = fieldsMeant(wanted, seen);
  const changed = meant.filter((field) => !isSame(field, wanted, number));
  const noted = async <Outcome extends Edited & { number: PhoneNumber }>(outcome: Outcome) => {
    await noteNumber(context.store.db, outcome.number, context.clock.now());
    return outcome;
  };
  if (changed.length === 0) return noted({ kind: 'unchanged', number });
  if (changed.some((field) => !isSame(field, seen, number))) {
    return noted({ kind: 'changed_meanwhile', number });
  }

  const changes = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  const change = { userId, from: editableWords(changed, number), to: editableWords(changed, wanted) };
  const sent = await sendChange(() => context.zoom.numbers.update(number.id, changes));
  if (sent.kind === 'done') {
    await keepChange(context, sent.answer, { ...change, what: 'number.edited' });
    return { kind: 'edited', number: sent.answer, changed };
  }
  if (sent.kind === 'failed') throw sent.error;

  const now = await readBack(context.zoom, number.id);
  if (now.kind === 'not_ours') return now;
  if (now.kind === 'unreadable') {
    const why = 'Zoom’s answer was lost, and the number could not be read.';
    const to = `${change.to}; or as before`;
    await keepChange(context, number, { ...change, what: 'number.uncertain', to, why });
    return { kind: 'uncertain', number };
  }
  if (!changed.every((field) => isSame(field, wanted, now.number))) {
    return noted({ kind: 'not_done', number: now.number });
  }
  const why = 'Zoom’s answer was lost; read back from the number.';
  await keepChange(context, now.number, { ...change, what: 'number.edited', why });
  return { kind: 'edited', number: now.number, changed };
}

const FIELDS = ['displayName', 'siteId', 'capabilities'] as const;

/** What somebody means to change: what they want otherwise than they have seen it. */
export function fieldsMeant(wanted: Editable, seen: Editable): (keyof Editable)[] {
  return FIELDS.filter((field) => wanted[field] !== undefined && !isSame(field, wanted, seen));
}

/** Capabilities in any order are the same. */
function isSame(field: keyof Editable, one: Editable, other: Editable): boolean {
  if (field !== 'capabilities') return (one[field] ?? '') === (other[field] ?? '');
  const sorted = ({ capabilities = [] }: Editable) => [...new Set(capabilities)].sort().join(' ');
  return sorted(one) === sorted(other);
}

/** `display name “Front desk”; site site_main; can do voice, sms` */
export function editableWords(fields: readonly (keyof Editable)[], of: Editable): string {
  const { displayName, siteId, capabilities = [] } = of;
  const words: Record<keyof Editable, string> = {
    displayName: displayName ? `display name “${displayName}”` : 'no display name',
    siteId: siteId ? `site ${siteId}` : 'no site',
    capabilities: capabilities.length > 0 ? `can do ${capabilities.join(', ')}` : 'can do nothing',
  };
  return fields.map((field) => words[field]).join('; ');
}
