import { formatNumber } from '../numbers/format-number.ts';
import { deleteHolds } from '../store/number-holds.ts';
import { type Move, moveRequest } from './move-request.ts';
import { moveUp, queuedBehind } from './move-up.ts';
import { lostNumbersRule } from './policy-rules.ts';
import { type FinalStatus, isRelease } from './request.ts';
import { numbersOf, type StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/**
 * Ends a request. It lets its numbers go, and those that were queued behind it move up, the oldest first: to the
 * numbers, or behind whoever else has some of them. Where it bought one of their numbers there is nothing left to wait
 * for, and they are denied.
 */
export async function endRequest(
  turn: Turn,
  request: StoredRequest,
  move: Move<FinalStatus> & { to: FinalStatus },
): Promise<StoredRequest> {
  const { tx } = turn;
  const ended = await moveRequest(turn, request, move);
  await deleteHolds(tx, ended.id);
  const bought = new Set(ended.outcome?.bought.map(({ phoneNumber }) => phoneNumber));
  for (const next of await queuedBehind(turn, ended)) {
    const lost = numbersOf(next).filter((number) => bought.has(number));
    if (lost.length > 0) await denyForLostNumbers(turn, next, ended, lost);
    else await moveUp(turn, next);
  }
  return ended;
}

async function denyForLostNumbers(turn: Turn, queued: StoredRequest, ended: StoredRequest, lost: string[]) {
  const did = isRelease(ended) ? 'released' : 'bought';
  const reason = `Request ${ended.number}, which came first, ${did} ${lost.map(formatNumber).join(', ')}.`;
  const rules = [lostNumbersRule()];
  await endRequest(turn, queued, {
    event: 'request.denied',
    actor: 'system',
    to: 'denied',
    why: reason,
    details: { rules },
    change: { decision: { by: 'system', reason, rules } },
  });
}
