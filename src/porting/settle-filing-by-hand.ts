import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readPortFiling } from '../store/port-filings.ts';
import { isZoomError } from '../zoom/errors.ts';
import { changeFiling, lockFiling, takeFilingTurn } from './filing-turn.ts';
import { findFiledOrder } from './find-filed-order.ts';
import { settleAsFiled, settleAsNotFiled } from './settle-filing.ts';
import { fromFilingRow, type StoredFiling } from './stored-filing.ts';

export type FilingSettled =
  | { kind: 'settled'; filing: StoredFiling }
  | { kind: 'unknown' }
  /** It is not uncertain (any more). */
  | { kind: 'not_uncertain'; filing: StoredFiling }
  /** Zoom may still be at work on it. */
  | { kind: 'too_early'; until: Date }
  | NotAllowed;

/**
 * Somebody who ports numbers says what became of a filing, where reading cannot.
 * @param happened whether Zoom has the order
 * @throws when Slack cannot be asked for the person's rights
 */
export async function settleFilingByHand(
  context: Context,
  { filingId, userId, happened }: { filingId: string; userId: string; happened: boolean },
): Promise<FilingSettled> {
  const refusal = await forbids(context, 'port', userId);
  if (refusal) return refusal;
  const row = await readPortFiling(context.store.db, filingId);
  if (!row) return { kind: 'unknown' };
  const order = happened ? await look(context, fromFilingRow(row)) : undefined;
  return takeFilingTurn(context, async (turn): Promise<FilingSettled> => {
    const filing = await lockFiling(turn, filingId);
    if (!filing) return { kind: 'unknown' };
    if (filing.status !== 'uncertain') return { kind: 'not_uncertain', filing };
    const until = new Date(filing.notes.absenceCountsFrom ?? 0);
    if (order) return { kind: 'settled', filing: await settleAsFiled(turn, filing, order) };
    if (turn.now < until) return { kind: 'too_early', until };
    if (!happened) {
      const why = 'Settled by hand: it was not filed.';
      const lost = await settleAsNotFiled(turn, filing, { status: 'lost', refusal: why, actor: userId });
      return { kind: 'settled', filing: lost };
    }
    await record(turn.tx, context.outbox, context.clock, {
      actor: userId,
      what: 'port.filed',
      subject: filing.id,
      phoneNumbers: filing.form.phoneNumbers,
      from: 'uncertain',
      to: 'filed',
      why: 'Settled by hand: it was filed.',
    });
    // Which order it is, the watch says as soon as it sees one of these numbers.
    const change = { status: 'filed', sealed: null, endedAt: turn.now, notes: { settledBy: userId } };
    return { kind: 'settled', filing: await changeFiling(turn, filing, change) };
  });
}

async function look({ zoom }: Context, filing: StoredFiling) {
  try {
    return await findFiledOrder(zoom, filing);
  } catch (error) {
    if (isZoomError(error)) return undefined;
    throw error;
  }
}
