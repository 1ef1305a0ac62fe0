import type { Context } from '../context.ts';
import { awaitingRequest, type NotAwaiting } from './awaiting-request.ts';
import { endRequest } from './end-request.ts';
import { withdrawalRule } from './policy-rules.ts';
import type { StoredRequest } from './stored-request.ts';
import { takeTurn } from './turn.ts';

export type Withdrawn =
  | { kind: 'withdrawn'; request: StoredRequest }
  | { kind: 'not_yours'; request: StoredRequest }
  | NotAwaiting;

/** Takes a request back, as only its requester can, and only before it is approved. */
export function withdrawRequest(
  context: Context,
  { requestId, userId }: { requestId: string; userId: string },
): Promise<Withdrawn> {
  return takeTurn(context, async (turn) => {
    const found = await awaitingRequest(turn, requestId);
    if (found.kind !== 'awaiting') return found;
    const { request } = found;
    if (request.requesterId !== userId) return { kind: 'not_yours', request };
    const rules = [withdrawalRule()];
    const ended = await endRequest(turn, request, {
      event: 'request.withdrawn',
      actor: userId,
      to: 'withdrawn',
      details: { rules },
      change: { decision: { by: userId, rules } },
    });
    return { kind: 'withdrawn', request: ended };
  });
}
