import { addMilliseconds } from 'date-fns/addMilliseconds';
import type { Context } from '../context.ts';
import { pauseAfter, READINGS_APART_MS } from '../purchases/purchase-times.ts';
import { readPortFiling, readPortFilings } from '../store/port-filings.ts';
import { isZoomError } from '../zoom/errors.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { changeFiling, type FilingTurn, lockFiling, takeFilingTurn } from './filing-turn.ts';
import { findFiledOrder } from './find-filed-order.ts';
import { settleAsFiled, settleAsNotFiled } from './settle-filing.ts';
import { fromFilingRow, type StoredFiling } from './stored-filing.ts';

/** However long Zoom did not answer: as soon as it does, somebody waits for what it says, and their numbers with them. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Finds out what became of a filing whose answer was lost, by reading the orders: it never files. What is there was
 * filed, at once. What is not there was not filed only when two readings some time apart agree on it, since it may
 * still be on its way; and while Zoom does not answer, nothing is concluded and it is asked again later.
 */
export async function reconcileFiling(context: Context, filingId: string): Promise<void> {
  const row = await readPortFiling(context.store.db, filingId);
  if (row?.status !== 'uncertain') return;
  const at = context.clock.now();
  const reading = await read(context, fromFilingRow(row));
  await takeFilingTurn(context, async (turn) => {
    const filing = await lockFiling(turn, filingId);
    if (filing?.status !== 'uncertain') return;
    if (reading === 'unreadable') return lookAgain(turn, filing, retryAt(turn, filing));
    if (reading && !(await isOfAnother(turn, filing, reading))) {
      await settleAsFiled(turn, filing, reading);
      return;
    }
    await weighAbsence(turn, filing, at);
  });
}

async function read(
  { zoom }: Context,
  filing: StoredFiling,
): Promise<PortingOrder | undefined | 'unreadable'> {
  try {
    return await findFiledOrder(zoom, filing);
  } catch (error) {
    if (isZoomError(error)) return 'unreadable';
    throw error;
  }
}

/** The same numbers may have been filed, cancelled and filed again. */
async function isOfAnother({ tx }: FilingTurn, { id }: StoredFiling, { orderId }: PortingOrder) {
  const theirs = await readPortFilings(tx, { orderId });
  return theirs.some((other) => other.id !== id);
}

async function weighAbsence(turn: FilingTurn, filing: StoredFiling, at: Date): Promise<void> {
  const { absenceCountsFrom, absentSince } = filing.notes;
  const countsFrom = new Date(absenceCountsFrom ?? 0);
  if (at < countsFrom) return lookAgain(turn, filing, countsFrom);
  const enough = addMilliseconds(new Date(absentSince ?? at), READINGS_APART_MS);
  if (enough <= at) {
    const refusal = 'Zoom’s answer was lost, and its orders show that it was not filed.';
    await settleAsNotFiled(turn, filing, { status: 'lost', refusal });
    return;
  }
  if (absentSince === undefined)
    await changeFiling(turn, filing, { notes: { absentSince: at.toISOString() } });
  await lookAgain(turn, filing, enough);
}

async function lookAgain({ tx, context }: FilingTurn, { id }: StoredFiling, startAfter: Date): Promise<void> {
  await context.outbox.send(tx, { name: 'reconcile-port', filingId: id }, { startAfter });
}

function retryAt({ now }: FilingTurn, { startedAt }: StoredFiling): Date {
  const soFar = now.getTime() - (startedAt ?? now).getTime();
  return addMilliseconds(now, Math.min(LONGEST_PAUSE_MS, pauseAfter(soFar)));
}
