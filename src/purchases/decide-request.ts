import type { Context } from '../context.ts';
import { insertVote, readVotes } from '../store/votes.ts';
import { approve } from './approve.ts';
import { type ApproverCheck, takeApproversTurn } from './approver-check.ts';
import { awaitingRequest, type NotAwaiting } from './awaiting-request.ts';
import { endRequest } from './end-request.ts';
import { judgeByPeople } from './judge-request.ts';
import { moveRequest } from './move-request.ts';
import { alsoWaiting, queuedBehind } from './move-up.ts';
import type { Judgement } from './policy.ts';
import { denialRule } from './policy-rules.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

export type Click = {
  requestId: string;
  /** That the card showed. */
  revision: number;
  /** Slack user id. */
  userId: string;
};

/** Who can, to be named to who cannot: people and user groups as in the settings, and the people they are now. */
export type WhoCan = { named: string[]; people: string[] };

export type NotDecided =
  | { kind: 'not_allowed'; request: StoredRequest; whoCan: WhoCan }
  | { kind: 'own_request'; request: StoredRequest; whoCan: WhoCan }
  | NotAwaiting;

export type Approved =
  | { kind: 'approved'; request: StoredRequest; judgement: Judgement }
  /** The approval counts; others are needed. */
  | { kind: 'counted'; request: StoredRequest; judgement: Judgement }
  | { kind: 'already_voted'; request: StoredRequest; judgement: Judgement }
  /** Over the budget: nobody's approval helps. */
  | { kind: 'refused'; request: StoredRequest; judgement: Judgement }
  /** Another request comes first. */
  | { kind: 'queued'; request: StoredRequest; behind: string }
  | NotDecided;

export type NotDenied =
  /** A request of theirs waits for these numbers: they would clear their own way. `waiting`: which. */
  { kind: 'in_their_way'; request: StoredRequest; waiting: StoredRequest; whoCan: WhoCan } | NotDecided;

export type Denied = { kind: 'denied'; request: StoredRequest } | NotDenied;

/** @throws when Slack cannot be asked for the person's rights: nothing is decided then */
export function approveRequest(context: Context, click: Click): Promise<Approved> {
  const who = { userId: click.userId, votesOf: click };
  return takeApproversTurn(context, who, async (turn, check): Promise<Approved> => {
    const found = await inTheirHands(turn, click, check);
    if (found.kind !== 'awaiting') return found;
    const { request } = found;
    if (request.behind !== undefined) return { kind: 'queued', request, behind: request.behind };

    const { tx, now, settings } = turn;
    const given = (await readVotes(tx, request.id, request.revision)).map(({ userId }) => userId);
    const isNew = !given.includes(click.userId);
    const judgement = await judgeByPeople({ db: tx, settings, now }, request, {
      voters: [...given, ...(isNew ? [click.userId] : [])],
      approvers: check.approvers.ids,
    });
    if (judgement.decision === 'refuse') return { kind: 'refused', request, judgement };

    if (isNew)
      await insertVote(tx, {
        requestId: request.id,
        revision: request.revision,
        userId: click.userId,
        at: now,
      });
    if (judgement.decision === 'approve') {
      const approved = await approve(turn, request, { by: click.userId, judgement });
      return { kind: 'approved', request: approved, judgement };
    }
    if (!isNew) return { kind: 'already_voted', request, judgement };
    const voted = await moveRequest(turn, request, {
      event: 'request.voted',
      actor: click.userId,
      details: { revision: request.revision, approvals: judgement.approvals, quorum: judgement.quorum },
    });
    return { kind: 'counted', request: voted, judgement };
  });
}

/**
 * One denial is enough.
 * @param reason from the person, never trusted as markup
 * @throws when Slack cannot be asked for the person's rights: nothing is decided then
 */
export function denyRequest(context: Context, click: Click & { reason: string }): Promise<Denied> {
  return takeApproversTurn(context, click, async (turn, check): Promise<Denied> => {
    const found = await theirsToDeny(turn, click, check);
    if (found.kind !== 'awaiting') return found;
    const { userId, reason } = click;
    const rules = [denialRule()];
    const ended = await endRequest(turn, found.request, {
      event: 'request.denied',
      actor: userId,
      to: 'denied',
      why: reason,
      details: { rules },
      change: { decision: { by: userId, reason, rules } },
    });
    return { kind: 'denied', request: ended };
  });
}

/** Whether this person can deny this: asked before they are asked for a reason. */
export function mayDeny(
  context: Context,
  click: Click,
): Promise<{ kind: 'awaiting'; request: StoredRequest } | NotDenied> {
  return takeApproversTurn(context, click, (turn, check) => theirsToDeny(turn, click, check));
}

/** Nobody denies a request that one of their own waits behind: it would get the numbers. */
async function theirsToDeny(
  turn: Turn,
  click: Click,
  check: ApproverCheck,
): Promise<{ kind: 'awaiting'; request: StoredRequest } | NotDenied> {
  const found = await inTheirHands(turn, click, check);
  if (found.kind !== 'awaiting') return found;
  const { request } = found;
  // One that is queued itself has no numbers that anybody waits for.
  const others = request.behind === undefined ? await alsoWaiting(turn, request) : [];
  const queued = [...(await queuedBehind(turn, request)), ...others];
  const waiting = queued.find(({ requesterId }) => requesterId === click.userId);
  if (!waiting) return found;
  const inTheQueue = new Set(queued.map(({ requesterId }) => requesterId));
  const { named, people } = whoDecides(turn, request, check);
  const whoCan = { named, people: people.filter((id) => !inTheQueue.has(id)) };
  return { kind: 'in_their_way', request, waiting, whoCan };
}

/** The request, if it can be decided, at the revision that was seen, and by this person. */
async function inTheirHands(
  turn: Turn,
  { requestId, revision, userId }: Click,
  check: ApproverCheck,
): Promise<{ kind: 'awaiting'; request: StoredRequest } | NotDecided> {
  const found = await awaitingRequest(turn, requestId, revision);
  if (found.kind !== 'awaiting') return found;
  const { request } = found;
  const isOwn = request.requesterId === userId && !turn.settings.selfApproval;
  const allowed = check.allowed();
  if (allowed && !isOwn) return found;
  return { kind: allowed ? 'own_request' : 'not_allowed', request, whoCan: whoDecides(turn, request, check) };
}

function whoDecides(
  { settings }: Turn,
  { requesterId }: StoredRequest,
  { approvers, named }: ApproverCheck,
): WhoCan {
  return { named, people: [...approvers.ids].filter((id) => id !== requesterId || settings.selfApproval) };
}
