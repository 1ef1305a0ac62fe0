import { addHours } from 'date-fns/addHours';
import { insertHolds, readHolds } from '../store/number-holds.ts';
import { readRequestRows } from '../store/requests.ts';
import { approveByPolicy } from './approve.ts';
import { moveRequest } from './move-request.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/** The requests that wait for this one, the oldest first. */
export async function queuedBehind({ tx }: Turn, { id }: StoredRequest): Promise<StoredRequest[]> {
  return (await readRequestRows(tx, { behind: id, statuses: ['awaiting_approval'] })).map(fromRow);
}

/**
 * Those that wait for some of its numbers and are queued behind another request, which has other numbers of theirs: a
 * request is queued behind one at a time.
 */
export async function alsoWaiting({ tx }: Turn, request: StoredRequest): Promise<StoredRequest[]> {
  const numbers = new Set(numbersOf(request));
  const queued = await readRequestRows(tx, { statuses: ['awaiting_approval'], queued: true });
  return queued
    .map(fromRow)
    .filter((other) => other.behind !== request.id && numbersOf(other).some((each) => numbers.has(each)));
}

/**
 * Moves a queued request up, when the one in front has let numbers go: to its numbers, or behind whoever else has some
 * of them. It stays where it is when that is still the same one.
 */
export async function moveUp(turn: Turn, queued: StoredRequest): Promise<void> {
  const { tx, settings, now } = turn;
  const numbers = numbersOf(queued);
  const [held] = await readHolds(tx, numbers);
  if (held?.requestId === queued.behind) return;
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
