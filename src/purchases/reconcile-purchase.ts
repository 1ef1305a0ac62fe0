import { isDeepStrictEqual } from 'node:util';
import { addMilliseconds } from 'date-fns/addMilliseconds';
import type { Context } from '../context.ts';
import { readRequestRow } from '../store/requests.ts';
import { executeRelease } from './execute-release.ts';
import { noteProgress } from './move-request.ts';
import { pauseAfter, READINGS_APART_MS } from './purchase-times.ts';
import { type Reading, readPurchase } from './read-purchase.ts';
import { isRelease } from './request.ts';
import { settlePurchase } from './settle-purchase.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';
import { lockRequest, type Turn, takeTurn } from './turn.ts';

/**
 * Finds out what became of a purchase whose answer was lost, by reading: it never buys. What is in the inventory was
 * bought, at once. What is not there was not bought only when two readings some time apart agree on it, since a
 * purchase may still be on its way; and while Zoom does not answer, nothing is concluded and it is asked again later.
 */
export async function reconcilePurchase(context: Context, requestId: string): Promise<void> {
  const row = await readRequestRow(context.store.db, requestId);
  if (row?.status !== 'uncertain') return;
  const request = fromRow(row);
  if (isRelease(request)) return executeRelease(context, request);
  const at = context.clock.now();
  const reading = await readPurchase(context, request);
  await takeTurn(context, async (turn) => {
    const now = await lockRequest(turn, requestId);
    if (now?.status !== 'uncertain') return;
    if (reading === undefined) await lookAgain(turn, now, retryAt(turn, now));
    else await weigh(turn, now, { ...reading, at });
  });
}

async function weigh(turn: Turn, request: StoredRequest, reading: Reading & { at: Date }): Promise<void> {
  const { wanted } = request;
  const isWhole = wanted.block ? reading.blocks.length === 1 : reading.missing.length === 0;
  // Of several new blocks alike nobody can say which it is: a person has to.
  if (reading.blocks.length > 1) return lookAgain(turn, request, retryAt(turn, request));
  if (isWhole || (await agreesWithTheLast(turn, request, reading))) await settle(turn, request, reading);
}

async function settle(
  turn: Turn,
  request: StoredRequest,
  { bought, blocks, missing }: Reading,
): Promise<void> {
  const [block] = blocks;
  const failed = missing.map((phoneNumber) => ({ phoneNumber, message: 'Zoom did not buy it.' }));
  const isNothing = bought.length === 0 && block === undefined;
  await settlePurchase(turn, request, {
    bought,
    failed,
    block,
    refusal: isNothing
      ? 'Zoom gave no clear answer, and its inventory shows that nothing was bought.'
      : undefined,
    knownFrom: 'inventory',
    actor: 'system',
    why: isNothing ? undefined : 'Read from the inventory.',
  });
}

/** Whether an earlier reading found the same; if there was none that counts, this is the one to agree with next time. */
async function agreesWithTheLast(turn: Turn, request: StoredRequest, { at, bought }: Reading & { at: Date }) {
  const { outcome } = request;
  const countsFrom = new Date(outcome?.reconciliation?.absenceCountsFrom ?? 0);
  if (at < countsFrom) {
    await lookAgain(turn, request, countsFrom);
    return false;
  }
  const found = bought.map(({ phoneNumber }) => phoneNumber).toSorted();
  const last = outcome?.reconciliation?.lastReading;
  const isSame = last !== undefined && isDeepStrictEqual(last.found, found);
  const first = isSame ? new Date(last.at) : at;
  const enough = addMilliseconds(first, READINGS_APART_MS);
  if (enough <= at) return true;
  if (!isSame) {
    const lastReading = { at: at.toISOString(), found };
    const reconciliation = {
      absenceCountsFrom: countsFrom.toISOString(),
      ...outcome?.reconciliation,
      lastReading,
    };
    await noteProgress(turn, request, {
      outcome: { bought: [], failed: [], knownFrom: 'zoom', ...outcome, reconciliation },
    });
  }
  await lookAgain(turn, request, enough);
  return false;
}

async function lookAgain({ tx, context }: Turn, { id }: StoredRequest, startAfter: Date): Promise<void> {
  await context.outbox.send(tx, { name: 'reconcile-purchase', requestId: id }, { startAfter });
}

function retryAt({ now }: Turn, { purchaseStartedAt }: StoredRequest): Date {
  return addMilliseconds(now, pauseAfter(now.getTime() - (purchaseStartedAt ?? now).getTime()));
}
