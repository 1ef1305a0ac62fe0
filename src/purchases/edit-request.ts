import { isDeepStrictEqual } from 'node:util';
import { addHours } from 'date-fns/addHours';
import type { Context } from '../context.ts';
import { mayRequest } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { deleteHolds, insertHolds } from '../store/number-holds.ts';
import { readVotes } from '../store/votes.ts';
import { approveByPolicy } from './approve.ts';
import { awaitingRequest, type NotAwaiting } from './awaiting-request.ts';
import { problemsOf, withCost } from './check-wanted.ts';
import { type Held, heldByOthers } from './holds.ts';
import { moveRequest } from './move-request.ts';
import { moveUp, queuedBehind } from './move-up.ts';
import { addedCost, isPurchaseKind, type Wanted } from './request.ts';
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
  /** As in `Submitted`. */
  | { kind: 'not_allowed'; requesters: string[] }
  | NotAwaiting;

/**
 * Replaces what is asked for. Who approved the request approved something else: their votes are void.
 * @throws when Slack cannot be asked for the person's rights
 */
export async function editRequest(context: Context, edit: Edit): Promise<Edited> {
  const problems = problemsOf(edit.wanted);
  if (problems.length > 0) return { kind: 'impossible', problems };
  const { store, people, firstSettings } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  if (!(await mayRequest(people, settings, edit.userId))) {
    return { kind: 'not_allowed', requesters: settings.requesters };
  }
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
  if (!isPurchaseKind(request.wanted.kind) || !isPurchaseKind(wanted.kind)) {
    return { kind: 'impossible', problems: ['Only a purchase can be changed: withdraw this, and ask anew.'] };
  }

  const held = await heldByOthers(tx, numbersOf({ wanted }), request.id);
  if (held.length > 0 && !queueBehind) return { kind: 'held', held };
  const behind = held[0]?.requestId;
  await deleteHolds(tx, request.id);
  if (behind === undefined) await insertHolds(tx, request.id, numbersOf({ wanted }));

  const voided = (await readVotes(tx, request.id, request.revision)).map((vote) => vote.userId);
  const edited = await moveRequest(turn, request, {
    event: 'request.edited',
    actor: userId,
    why: wanted.purpose,
    details: { before: request.wanted, after: wanted, voided },
    change: {
      wanted,
      monthlyCost: addedCost(wanted),
      revision: request.revision + 1,
      behind: behind ?? null,
      // It is another request now, and approvers get their time for it.
      expiresAt: addHours(now, settings.requestExpiryHours),
      escalatedAt: null,
    },
  });
  const judged = await approveByPolicy(turn, edited);
  // Whoever waited for a number that this one has let go waits no longer.
  for (const queued of await queuedBehind(turn, judged)) await moveUp(turn, queued);
  return { kind: 'edited', request: judged };
}

/** The same submission delivered a second time. */
function isSameEdit(request: StoredRequest, edit: Pick<Edit, 'revision' | 'userId' | 'wanted'>): boolean {
  return (
    request.requesterId === edit.userId &&
    request.revision === edit.revision + 1 &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(edit.wanted)), JSON.parse(JSON.stringify(request.wanted)))
  );
}
