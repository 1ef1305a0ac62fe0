import { addHours } from 'date-fns';
import { deleteHolds, insertHolds, readHolds } from '../store/number-holds.ts';
import { readRequestRows } from '../store/requests.ts';
import { approveByPolicy } from './approve.ts';
import { type Move, moveRequest } from './move-request.ts';
import { type FinalStatus, isRelease } from './request.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';
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
  const queued = await readRequestRows(tx, { behind: ended.id, statuses: ['awaiting_approval'] });
  for (const next of queued.map(fromRow)) {
    const lost = numbersOf(next).filter((number) => bought.has(number));
    if (lost.length > 0) await denyForLostNumbers(turn, next, ended, lost);
    else await moveUp(turn, next);
  }
  return ended;
}

async function denyForLostNumbers(turn: Turn, queued: StoredRequest, ended: StoredRequest, lost: string[]) {
  const reason = `Request ${ended.number}, which came first, ${isRelease(ended) ? 'released' : 'bought'} ${lost.join(', ')}.`;
  await endRequest(turn, queued, {
    event: 'request.denied',
    actor: 'system',
    to: 'denied',
    why: reason,
    change: { decision: { by: 'system', reason, rules: [] } },
  });
}

async function moveUp(turn: Turn, queued: StoredRequest) {
  const { tx, settings, now } = turn;
  const numbers = numbersOf(queued);
  const [held] = await readHolds(tx, numbers);
  if (!held) await insertHolds(tx, queued.id, numbers);
  const moved = await moveRequest(turn, queued, {
    event: 'request.moved_up',
    actor: 'system',
    details: { behind: held?.requestId ?? null },
    change: held
      ? { behind: held.requestId }
      : // Nobody could decide it before: its time begins now.
        { behind: null, expiresAt: addHours(now, settings.requestExpiryHours) },
  });
  await approveByPolicy(turn, moved);
}
