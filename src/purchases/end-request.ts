import { formatNumber } from '../numbers/format-number.ts';
import { deleteHolds } from '../store/number-holds.ts';
import { withoutNumbers } from './check-wanted.ts';
import { type Move, moveRequest } from './move-request.ts';
import { alsoWaiting, moveUp, queuedBehind } from './move-up.ts';
import { lostNumbersRule } from './policy-rules.ts';
import { addedCost, type FinalStatus, isPort, isRelease } from './request.ts';
import { numbersOf, type StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/**
 * Ends a request. It lets its numbers go, and those that were queued behind it move up, the oldest first: to the
 * numbers, or behind whoever else has some of them. The numbers that it bought they lose, and go on with the rest; with
 * none left they are denied.
 */
export async function endRequest(
  turn: Turn,
  request: StoredRequest,
  move: Move<FinalStatus> & { to: FinalStatus },
): Promise<StoredRequest> {
  const { tx } = turn;
  const jobs = isPort(request) ? [{ job: { name: 'port-decided', requestId: request.id } as const }] : [];
  const ended = await moveRequest(turn, request, { ...move, jobs: [...(move.jobs ?? []), ...jobs] });
  await deleteHolds(tx, ended.id);
  const bought = new Set(ended.outcome?.bought.map(({ phoneNumber }) => phoneNumber));
  const lostBy = (other: StoredRequest) => numbersOf(other).filter((number) => bought.has(number));
  if (bought.size > 0)
    for (const other of await alsoWaiting(turn, ended)) {
      const lost = lostBy(other);
      // It waits where it is, for what is left.
      if (lost.length > 0) await loseNumbers(turn, other, ended, lost);
    }
  for (const next of await queuedBehind(turn, ended)) {
    const lost = lostBy(next);
    if (lost.length === 0) await moveUp(turn, next);
    else if (lost.length === numbersOf(next).length) await denyForLostNumbers(turn, next, ended, lost);
    else await moveUp(turn, await loseNumbers(turn, next, ended, lost));
  }
  return ended;
}

/** What is left is another request than the one that was seen: a revision of its own. */
function loseNumbers(
  turn: Turn,
  queued: StoredRequest,
  ended: StoredRequest,
  lost: string[],
): Promise<StoredRequest> {
  const wanted = withoutNumbers(queued.wanted, lost);
  return moveRequest(turn, queued, {
    event: 'request.numbers_lost',
    actor: 'system',
    why: whyLost(ended, lost),
    details: { lost, by: ended.number },
    change: { wanted, monthlyCost: addedCost(wanted), revision: queued.revision + 1 },
  });
}

function whyLost(ended: StoredRequest, lost: string[]): string {
  const did = isRelease(ended) ? 'released' : 'bought';
  return `Request ${ended.number}, which came first, ${did} ${lost.map(formatNumber).join(', ')}.`;
}

async function denyForLostNumbers(turn: Turn, queued: StoredRequest, ended: StoredRequest, lost: string[]) {
  const reason = whyLost(ended, lost);
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
