import { endRequest } from './end-request.ts';
import { isRelease } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

export const isExpired = ({ now }: Pick<Turn, 'now'>, { status, expiresAt }: StoredRequest): boolean =>
  status === 'awaiting_approval' && expiresAt <= now;

export function expireRequest(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  const reason = 'Nobody decided in time.';
  return endRequest(turn, request, {
    event: 'request.expired',
    actor: 'system',
    to: 'expired',
    why: reason,
    change: { decision: { by: 'system', reason, rules: [] } },
  });
}

export const isLapsed = ({ now }: Pick<Turn, 'now'>, { status, executeBy }: StoredRequest): boolean =>
  status === 'approved' && executeBy !== undefined && executeBy <= now;

/** An approval is good for a while only: prices and needs change. */
export function lapseRequest(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  return endRequest(turn, request, {
    event: 'request.lapsed',
    actor: 'system',
    to: 'lapsed',
    why: `It was approved, but could not be ${isRelease(request) ? 'released' : 'bought'} in time.`,
  });
}
