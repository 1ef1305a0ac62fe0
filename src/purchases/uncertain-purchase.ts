import { addMilliseconds } from 'date-fns/addMilliseconds';
import { moveRequest } from './move-request.ts';
import { ABANDONED_AFTER_MS, SETTLING_MS } from './purchase-times.ts';
import type { Outcome } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/**
 * Nobody knows whether it was bought: the inventory is to say.
 * @param how `answer_lost`: the call is over, its answer did not come; `abandoned`: a process was in the middle of it,
 *   and perhaps another one still is
 */
export function becomeUncertain(
  turn: Turn,
  request: StoredRequest,
  how: 'answer_lost' | 'abandoned',
  why: string,
): Promise<StoredRequest> {
  const settled = addMilliseconds(turn.now, SETTLING_MS);
  const over = addMilliseconds(request.purchaseStartedAt ?? turn.now, ABANDONED_AFTER_MS);
  const countsFrom = how === 'abandoned' && over > settled ? over : settled;
  const outcome: Outcome = {
    ...(request.outcome ?? { bought: [], failed: [], knownFrom: 'zoom' }),
    reconciliation: {
      ...request.outcome?.reconciliation,
      absenceCountsFrom: countsFrom.toISOString(),
    },
  };
  return moveRequest(turn, request, {
    event: 'purchase.uncertain',
    actor: 'system',
    to: 'uncertain',
    why,
    change: { outcome },
    jobs: [{ job: { name: 'reconcile-purchase', requestId: request.id } }],
  });
}
