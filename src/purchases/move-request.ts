import { type RequestEvent, record } from '../audit/record.ts';
import type { Job } from '../context.ts';
import { type RequestChange, updateRequestRow } from '../store/requests.ts';
import { redrawOpen } from './redraw-open.ts';
import { isFinal, mayBecome, type RequestStatus } from './request.ts';
import { concernedNumbers, fromRow, type StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';

/** What happens to a request at once: its new status, what else changes, its audit entry and the jobs it leads to. */
export type Move<To extends RequestStatus = 'approved' | 'purchasing' | 'uncertain'> = {
  event: RequestEvent;
  /** Slack user id, `policy` or `system`. */
  actor: string;
  /** Absent: the status stays. An end is for `endRequest`. */
  to?: To | undefined;
  why?: string | undefined;
  /** For the audit. */
  details?: unknown;
  change?: Omit<RequestChange, 'status' | 'endedAt'> | undefined;
  jobs?: { job: Job; startAfter?: Date | undefined }[] | undefined;
};

/**
 * Makes one transition, with its audit entry: with `endRequest` the only way that anything happens to a request after
 * it was submitted. What is no event of its own is noted by `noteProgress`.
 * @returns the request as it is now
 * @throws when a request in its status may not become that
 */
export async function moveRequest<To extends RequestStatus = 'approved' | 'purchasing' | 'uncertain'>(
  turn: Turn,
  request: StoredRequest,
  { event, actor, to, why, details, change, jobs = [] }: Move<To>,
): Promise<StoredRequest> {
  const { tx, now, context } = turn;
  const { outbox, clock } = context;
  const status: RequestStatus = to ?? request.status;
  const changes = status !== request.status;
  if (changes && !mayBecome(request.status, status)) {
    throw new Error(`A request that is ${request.status} cannot become ${status}`);
  }
  const row = await updateRequestRow(tx, request.id, {
    ...change,
    ...(changes ? { status } : {}),
    ...(changes && isFinal(status) ? { endedAt: now, behind: null } : {}),
  });
  const moved = fromRow(row);
  await record(tx, outbox, clock, {
    what: event,
    subject: request.id,
    phoneNumbers: concernedNumbers(moved),
    actor,
    from: request.status,
    to: status,
    why,
    details,
  });
  if (turn.settings.monthlyBudget !== null && movesBudget(request.status, status))
    await redrawOpen(tx, context, { except: request.id });
  for (const { job, startAfter } of jobs) await outbox.send(tx, job, startAfter && { startAfter });
  return moved;
}

/** Something is reserved, spent, or let go. */
function movesBudget(from: RequestStatus, to: RequestStatus): boolean {
  if (from === to) return false;
  return from === 'awaiting_approval' ? to === 'approved' : isFinal(to);
}

/** Writes down how far something under way has come: a change that is nobody's act, shown and audited with the next. */
export async function noteProgress(
  { tx }: Turn,
  request: StoredRequest,
  change: Pick<RequestChange, 'outcome' | 'followUps'>,
): Promise<void> {
  await updateRequestRow(tx, request.id, change);
}
