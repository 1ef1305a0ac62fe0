import { readAudit } from '../audit/read-audit.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import type { AuditRow } from '../store/audit.ts';
import { readIdleSince } from '../store/known-numbers.ts';
import { ZoomRefused } from '../zoom/errors.ts';
import type { NumberBlock, PhoneNumber } from '../zoom/types.ts';
import { blockOf, knownBlocks } from './known-blocks.ts';

/** One number of the company's as its card shows it. */
export type NumberView = {
  /** As Zoom has it at this moment. */
  number: PhoneNumber;
  /** Since when nobody is known to have had it; undefined while somebody has it, or when it is not known yet. */
  idleSince?: Date | undefined;
  /** The block that it belongs to, as the blocks were last read. */
  block?: NumberBlock | undefined;
  /** The newest entries of the audit that concern it, the newest first. */
  history: AuditRow[];
  /** There is more of it than that. */
  hasMoreHistory: boolean;
  /** The moment this was read: what idle time is counted to. */
  readAt: Date;
};

export type NumberReading =
  | { kind: 'number'; view: NumberView }
  /** Zoom knows no such number in this account (any more). */
  | { kind: 'not_ours' }
  | NotAllowed;

/** Entries of the audit on a card. */
const SHOWN_HISTORY = 3;

/**
 * Reads one number, fresh from Zoom, for somebody who may look.
 * @param idOrE164 Zoom's id of it, or the number
 * @throws the errors of `zoom/errors.ts`, but for Zoom not knowing it
 */
export async function readNumber(
  context: Pick<Context, 'zoom' | 'store' | 'people' | 'firstSettings' | 'clock'>,
  { userId, idOrE164 }: { userId: string; idOrE164: string },
): Promise<NumberReading> {
  const refusal = await forbids(context, 'look', userId);
  if (refusal) return refusal;
  const number = await askZoom(context, idOrE164);
  return number ? { kind: 'number', view: await viewNumber(context, number) } : { kind: 'not_ours' };
}

/** What is to be shown of a number that Zoom has just told. Whoever calls this has asked whether it may be seen. */
export async function viewNumber(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  number: PhoneNumber,
): Promise<NumberView> {
  const about = { kind: 'number', phoneNumber: number.phoneNumber } as const;
  const { entries, older } = await readAudit({ store }, about, { size: SHOWN_HISTORY });
  const idle = number.assignee ? undefined : (await readIdleSince(store.db, [number.id])).get(number.id);
  return {
    number,
    idleSince: idle,
    block: blockOf(number.phoneNumber, await knownBlocks({ store })),
    history: entries,
    hasMoreHistory: older !== undefined,
    readAt: clock.now(),
  };
}

/** @returns undefined when it is no number of this account's */
export async function askZoom(
  { zoom }: Pick<Context, 'zoom'>,
  idOrE164: string,
): Promise<PhoneNumber | undefined> {
  try {
    return await zoom.numbers.get(idOrE164);
  } catch (error) {
    if (error instanceof ZoomRefused && error.status === 404) return undefined;
    throw error;
  }
}
