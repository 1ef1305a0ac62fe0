import { isDeepStrictEqual } from 'node:util';
import { addHours } from 'date-fns';
import type { Context } from '../context.ts';
import { deleteHolds, insertHolds } from '../store/number-holds.ts';
import { approveByPolicy } from './approve.ts';
import { awaitingRequest, type NotAwaiting } from './awaiting-request.ts';
import { problemsOf, withCost } from './check-wanted.ts';
import { type Held, heldByOthers } from './holds.ts';
import { moveRequest } from './move-request.ts';
import { addedCost, isRelease, type Wanted } from './request.ts';
import { numbersOf, type StoredRequest } from './stored-request.ts';
import { type Turn, takeTurn } from './turn.ts';

export type Edit = {
  requestId: string;
  /** That the form was opened with. */
  revision: number;
  /** Slack user id. */
  userId: string;
  wanted: Wanted;
  queueBehind?: boolean | undefined;
};

export type Edited =
  | { kind: 'edited'; request: StoredRequest }
  | { kind: 'held'; held: Held[] }
  | { kind: 'impossible'; problems: string[] }
  | { kind: 'not_yours'; request: StoredRequest }
  | NotAwaiting;

/** Replaces what is asked for. Who approved the request approved something else: their votes are void. */
export async function editRequest(context: Context, edit: Edit): Promise<Edited> {
  const problems = problemsOf(edit.wanted);
  if (problems.length > 0) return { kind: 'impossible', problems };
  return takeTurn(context, (turn) => change(turn, { ...edit, wanted: withCost(edit.wanted) }));
}

async function change(
  turn: Turn,
  { requestId, revision, userId, wanted, queueBehind }: Edit,
): Promise<Edited> {
  const { tx, settings, now } = turn;
  const found = await awaitingRequest(turn, requestId, revision);
  if (found.kind === 'outdated' && isSameEdit(found.request, { revision, userId, wanted })) {
    return { kind: 'edited', request: found.request };
  }
  if (found.kind !== 'awaiting') return found;
  const { request } = found;
  if (request.requesterId !== userId) return { kind: 'not_yours', request };
  if (isRelease(request) || isRelease({ wanted })) {
    return { kind: 'impossible', problems: ['A release is not changed: withdraw it, and ask anew.'] };
  }

  const held = await heldByOthers(tx, numbersOf({ wanted }), request.id);
  if (held.length > 0 && !queueBehind) return { kind: 'held', held };
  const behind = held[0]?.requestId;
  await deleteHolds(tx, request.id);
  if (behind === undefined) await insertHolds(tx, request.id, numbersOf({ wanted }));

  const edited = await moveRequest(turn, request, {
    event: 'request.edited',
    actor: userId,
    why: wanted.purpose,
    details: { before: request.wanted, after: wanted },
    change: {
      wanted,
      monthlyCost: addedCost(wanted),
      revision: request.revision + 1,
      behind: behind ?? null,
      // It is another request now, and approvers get their time for it.
      expiresAt: addHours(now, settings.requestExpiryHours),
      remindedAt: null,
      escalatedAt: null,
    },
  });
  return { kind: 'edited', request: await approveByPolicy(turn, edited) };
}

/** The same submission delivered a second time. */
function isSameEdit(request: StoredRequest, edit: Pick<Edit, 'revision' | 'userId' | 'wanted'>): boolean {
  return (
    request.requesterId === edit.userId &&
    request.revision === edit.revision + 1 &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(edit.wanted)), JSON.parse(JSON.stringify(request.wanted)))
  );
}
