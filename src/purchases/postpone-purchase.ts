import { addMilliseconds } from 'date-fns/addMilliseconds';
import { moveRequest } from './move-request.ts';
import { pauseAfter } from './purchase-times.ts';
import type { Outcome } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/**
 * Nothing has happened at Zoom, so buying it later is still the first time. A request that was on its way is approved
 * again; of one that waits it is noted once, however often it is tried.
 * @param why in a sentence, for people
 * @param retryAfter seconds that Zoom wants to be left alone for
 */
export async function postponePurchase(
  turn: Turn,
  request: StoredRequest,
  { why, retryAfter = 0 }: { why: string; retryAfter?: number | undefined },
): Promise<void> {
  await buyLater(turn, request, retryAfter * 1_000);
  const wasOnItsWay = request.status === 'purchasing';
  if (!wasOnItsWay && request.outcome?.postponed !== undefined) return;
  const putOff = (request.outcome?.putOff ?? 0) + 1;
  const outcome: Outcome = { bought: [], failed: [], postponed: why, putOff, knownFrom: 'zoom' };
  await moveRequest(turn, request, {
    event: 'purchase.postponed',
    actor: 'system',
    to: wasOnItsWay ? 'approved' : undefined,
    why,
    details: { putOff },
    change: { outcome, ...(wasOnItsWay ? { purchaseStartedAt: null } : {}) },
  });
}

/** The longer Zoom has not taken it, the later; and no sooner than it wants. @param least milliseconds */
export async function buyLater(
  { tx, context, now }: Turn,
  { id, approvedAt }: StoredRequest,
  least = 0,
): Promise<void> {
  const pause = Math.max(least, pauseAfter(now.getTime() - (approvedAt ?? now).getTime()));
  const startAfter = addMilliseconds(now, pause);
  await context.outbox.send(tx, { name: 'execute-purchase', requestId: id }, { startAfter });
}
