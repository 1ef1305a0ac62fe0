import { addMilliseconds } from 'date-fns';
import { moveRequest } from './move-request.ts';
import { pauseAfter } from './purchase-times.ts';
import type { Outcome } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/**
 * Nothing has been sent to Zoom, so buying it later is still the first time. A request that was on its way is approved
 * again; of one that waits it is said once, however often it is tried.
 * @param why in a sentence, for people
 */
export async function postponePurchase(turn: Turn, request: StoredRequest, why: string): Promise<void> {
  await buyLater(turn, request);
  const wasOnItsWay = request.status === 'purchasing';
  if (!wasOnItsWay && request.outcome?.postponed !== undefined) return;
  const outcome: Outcome = { bought: [], failed: [], postponed: why, knownFrom: 'zoom' };
  await moveRequest(turn, request, {
    event: 'purchase.postponed',
    actor: 'system',
    to: wasOnItsWay ? 'approved' : undefined,
    why,
    change: { outcome, ...(wasOnItsWay ? { purchaseStartedAt: null } : {}) },
  });
}

/** The longer Zoom has not taken it, the later. */
export async function buyLater({ tx, context, now }: Turn, { id, approvedAt }: StoredRequest): Promise<void> {
  const startAfter = addMilliseconds(now, pauseAfter(now.getTime() - (approvedAt ?? now).getTime()));
  await context.outbox.send(tx, { name: 'execute-purchase', requestId: id }, { startAfter });
}
