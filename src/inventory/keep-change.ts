import { type NumberEvent, record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { readAuditRows } from '../store/audit.ts';
import { saveZoomUserId } from '../store/zoom-users.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { isByEmail, type NewAssignee } from './assignee.ts';
import { noteNumber } from './note-number.ts';

/** What has happened to a number, for the audit. */
export type NumberChange = {
  what: NumberEvent;
  /** Slack user id. */
  userId: string;
  /** In words: whose it was and is, or what it was and is. */
  from: string;
  to: string;
  why?: string | undefined;
  details?: unknown;
};

/**
 * Writes down what was done at Zoom: one audit entry, and the number as it is now.
 * @param learned who was just given the number by their e-mail address: Zoom's id of them is known from now on
 */
export async function keepChange(
  context: Context,
  number: PhoneNumber,
  change: NumberChange,
  learned?: NewAssignee,
): Promise<void> {
  const { store, outbox, clock } = context;
  const { userId: actor, ...entry } = change;
  await store.db.transaction(async (tx) => {
    await record(tx, outbox, clock, {
      ...entry,
      actor,
      subject: number.id,
      phoneNumbers: [number.phoneNumber],
    });
    await noteNumber(tx, number, clock.now());
    const id = number.assignee?.id;
    if (learned && id && isByEmail(learned) && !id.includes('@')) {
      await saveZoomUserId(tx, learned.id, id, clock.now());
    }
  });
}

/** Entries about one number by one person that are looked at, the newest. */
const LOOKED_AT = 10;

/**
 * Writes down what was found done by somebody who ended before they could say so, unless they could.
 * @param since when they began
 */
export async function keepFound(
  context: Context,
  number: PhoneNumber,
  { since, ...change }: Omit<NumberChange, 'why'> & { since: Date },
): Promise<void> {
  const about = { subject: number.id, actor: change.userId };
  const entries = await readAuditRows(context.store.db, about, { limit: LOOKED_AT });
  if (entries.some(({ what, at }) => what === change.what && at >= since)) return;
  await keepChange(context, number, { ...change, why: 'Found done after a restart.' });
}
