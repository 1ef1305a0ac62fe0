import { addMilliseconds } from 'date-fns/addMilliseconds';
import type { Context } from '../context.ts';
import { readRequestRow, readRequestRows } from '../store/requests.ts';
import { endRequest } from './end-request.ts';
import { executeRelease } from './execute-release.ts';
import { isLapsed, lapseRequest } from './expire-request.ts';
import { finishPurchase } from './finish-purchase.ts';
import { moveRequest } from './move-request.ts';
import { buyLater, postponePurchase } from './postpone-purchase.ts';
import { type Prepared, preparePurchase } from './prepare-purchase.ts';
import { ABANDONED_AFTER_MS, SEND_WITHIN_MS } from './purchase-times.ts';
import { isPort, isRelease, type Outcome } from './request.ts';
import { sendPurchase } from './send-purchase.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';
import { lockRequest, type Turn, takeTurn } from './turn.ts';
import { becomeUncertain } from './uncertain-purchase.ts';

/**
 * Buys what was approved: looks whether it is still to be had, commits to the purchase, sends one call, and commits
 * what became of it. Called again, at whatever moment it stopped before, it never sends a second one.
 * @param options `isRetry` when the last attempt at this job has failed, or its process gives no sign of life any more
 */
export async function executePurchase(
  context: Context,
  requestId: string,
  { isRetry = false }: { isRetry?: boolean } = {},
): Promise<void> {
  const row = await readRequestRow(context.store.db, requestId);
  if (!row) return;
  const request = fromRow(row);
  if (isRelease(request)) return executeRelease(context, request);
  // It is filed by `porting/port-decided.ts`.
  if (isPort(request)) return;
  if (request.status === 'purchasing') return lookAfterOther(context, request, isRetry);
  if (request.status !== 'approved') return;

  const prepared = await preparePurchase(context.zoom, request.wanted);
  const started = await takeTurn(context, async (turn) => {
    const now = await lockRequest(turn, requestId);
    return now?.status === 'approved' ? start(turn, now, prepared) : undefined;
  });
  if (started) await send(context, started);
}

type Started = { request: StoredRequest; phoneNumbers: string[] };

/** Commits to the purchase; or does not, and nothing is to be sent. */
async function start(turn: Turn, request: StoredRequest, prepared: Prepared): Promise<Started | undefined> {
  if (isLapsed(turn, request)) {
    await lapseRequest(turn, request);
    return undefined;
  }
  if (prepared.kind === 'unavailable') {
    await postponePurchase(turn, request, prepared);
    return undefined;
  }
  const { phoneNumbers, gone, blocksBefore } = prepared;
  const absenceCountsFrom = addMilliseconds(turn.now, ABANDONED_AFTER_MS).toISOString();
  const outcome: Outcome = {
    bought: [],
    failed: gone,
    knownFrom: 'zoom',
    putOff: request.outcome?.putOff,
    reconciliation: { absenceCountsFrom, blocksBefore },
  };
  if (request.wanted.kind !== 'block' && phoneNumbers.length === 0) {
    const refusal = 'None of the numbers could be bought any more, so nothing was sent to Zoom.';
    const change = { outcome: { ...outcome, refusal } };
    await endRequest(turn, request, {
      ...{ event: 'purchase.failed', actor: 'system', to: 'failed', why: refusal, change },
      details: { failed: gone },
    });
    return undefined;
  }
  if (await isLikeAnotherUnderWay(turn, request)) {
    await buyLater(turn, request);
    return undefined;
  }
  const change = { purchaseStartedAt: turn.now, outcome };
  const moved = await moveRequest(turn, request, {
    ...{ event: 'purchase.started', actor: 'system', to: 'purchasing', change },
    details: { phoneNumbers, gone, putOff: outcome.putOff },
  });
  return { request: moved, phoneNumbers };
}

async function send(context: Context, { request, phoneNumbers }: Started): Promise<void> {
  const { zoom, clock } = context;
  const tooLate = new AbortController();
  const elapsed = clock.now().getTime() - (request.purchaseStartedAt?.getTime() ?? 0);
  const cancel = clock.schedule(Math.max(0, SEND_WITHIN_MS - elapsed), () => tooLate.abort());
  if (elapsed >= SEND_WITHIN_MS) tooLate.abort();
  const sent = await sendPurchase(zoom, request.wanted, phoneNumbers, tooLate.signal).finally(cancel);
  await takeTurn(context, async (turn) => {
    const now = await lockRequest(turn, request.id);
    if (now) await finishPurchase(turn, now, sent);
  });
}

/**
 * Another attempt is in the middle of this purchase, or was when it ended: after a while it has done it or never will,
 * and of an attempt that is known to be over nothing more is to be waited for.
 */
async function lookAfterOther(context: Context, { id }: StoredRequest, isOver: boolean): Promise<void> {
  await takeTurn(context, async (turn) => {
    const request = await lockRequest(turn, id);
    if (request?.status !== 'purchasing' || !request.purchaseStartedAt) return;
    const over = addMilliseconds(request.purchaseStartedAt, ABANDONED_AFTER_MS);
    if (isOver || over <= turn.now) {
      await becomeUncertain(turn, request, 'abandoned', 'The purchase was interrupted.');
      return;
    }
    const job = { name: 'execute-purchase', requestId: id } as const;
    await context.outbox.send(turn.tx, job, { startAfter: over });
  });
}

/** Two blocks alike that come to be at once could not be told apart, should an answer be lost: one after the other. */
async function isLikeAnotherUnderWay(
  { tx }: Turn,
  { id, wanted: { block } }: StoredRequest,
): Promise<boolean> {
  if (!block) return false;
  const underWay = await readRequestRows(tx, { statuses: ['purchasing', 'uncertain'], kind: 'block' });
  return underWay.map(fromRow).some((other) => {
    const like = other.wanted.block;
    return other.id !== id && like?.areaCode === block.areaCode && like.size === block.size;
  });
}
