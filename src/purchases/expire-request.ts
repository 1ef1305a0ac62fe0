import { endRequest } from './end-request.ts';
import { executionRule, expiryRule } from './policy-rules.ts';
import type { RequestKind } from './request.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/** While it is queued nobody could decide it: its time begins when it has moved up. */
export const isExpired = (
  { now }: Pick<Turn, 'now'>,
  { status, behind, expiresAt }: StoredRequest,
): boolean => status === 'awaiting_approval' && behind === undefined && expiresAt <= now;

export function expireRequest(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  const reason = 'Nobody decided in time.';
  const rules = [expiryRule(turn.settings)];
  return endRequest(turn, request, {
    event: 'request.expired',
    actor: 'system',
    to: 'expired',
    why: reason,
    details: { rules },
    change: { decision: { by: 'system', reason, rules } },
  });
}

export const isLapsed = ({ now }: Pick<Turn, 'now'>, { status, executeBy }: StoredRequest): boolean =>
  status === 'approved' && executeBy !== undefined && executeBy <= now;

const DONE: { readonly [Kind in RequestKind]?: string } = { release: 'released', port: 'sent to Zoom' };

/** An approval is good for a while only: prices and needs change. */
export function lapseRequest(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  const { postponed, ...outcome } = request.outcome ?? { bought: [], failed: [], knownFrom: 'zoom' };
  return endRequest(turn, request, {
    event: 'request.lapsed',
    actor: 'system',
    to: 'lapsed',
    why: `It was approved, but could not be ${DONE[request.wanted.kind] ?? 'bought'} in time.`,
    details: { rules: [executionRule(turn.settings)] },
    // What it was put off for is why it was not bought.
    change: postponed === undefined ? {} : { outcome: { ...outcome, refusal: postponed } },
  });
}
