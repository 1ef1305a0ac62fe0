import { expireRequest, isExpired } from './expire-request.ts';
import type { StoredRequest } from './stored-request.ts';
import { lockRequest, type Turn } from './turn.ts';

/** Why a request cannot be decided, changed or withdrawn (any more). Each has the request as it is now. */
export type NotAwaiting =
  | { kind: 'unknown' }
  /** It does not await approval any more: its status says what became of it. */
  | { kind: 'decided'; request: StoredRequest }
  /** Its time was over just now. */
  | { kind: 'expired'; request: StoredRequest }
  /** It was changed since the person saw it. */
  | { kind: 'outdated'; request: StoredRequest };

/**
 * Locks a request that is to be decided, changed or withdrawn. One whose time is over expires at this moment, without
 * waiting for the job that looks for such.
 * @param revision that the person saw; absent: any will do
 */
export async function awaitingRequest(
  turn: Turn,
  id: string,
  revision?: number,
): Promise<{ kind: 'awaiting'; request: StoredRequest } | NotAwaiting> {
  const request = await lockRequest(turn, id);
  if (!request) return { kind: 'unknown' };
  if (request.status !== 'awaiting_approval') return { kind: 'decided', request };
  if (isExpired(turn, request)) return { kind: 'expired', request: await expireRequest(turn, request) };
  if (revision !== undefined && revision !== request.revision) return { kind: 'outdated', request };
  return { kind: 'awaiting', request };
}
