import { addHours } from 'date-fns/addHours';
import { max } from 'date-fns/max';
import { subHours } from 'date-fns/subHours';
import type { Context } from '../context.ts';
import { resolveApprovers } from '../settings/rights.ts';
import type { Settings } from '../settings/settings.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readRequestRows } from '../store/requests.ts';
import { awaitingRequest, type NotAwaiting } from './awaiting-request.ts';
import { moveRequest } from './move-request.ts';
import { oneByOne, requestName } from './one-by-one.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';
import { tellOfApprovers } from './tell-of-approvers.ts';
import { type Turn, takeTurn } from './turn.ts';

export type Reminded =
  | { kind: 'reminded'; request: StoredRequest }
  /** They have been reminded a short while ago; `next`: when it can be done again. */
  | { kind: 'too_soon'; request: StoredRequest; next: Date }
  | { kind: 'queued'; request: StoredRequest; behind: string }
  | { kind: 'not_yours'; request: StoredRequest }
  | NotAwaiting;

/** The requester asks for a decision. */
export function remindApprovers(
  context: Context,
  { requestId, userId }: { requestId: string; userId: string },
): Promise<Reminded> {
  return takeTurn(context, async (turn): Promise<Reminded> => {
    const found = await awaitingRequest(turn, requestId);
    if (found.kind !== 'awaiting') return found;
    const { request } = found;
    if (request.requesterId !== userId) return { kind: 'not_yours', request };
    if (request.behind !== undefined) return { kind: 'queued', request, behind: request.behind };
    const next = nextReminder(turn.settings, request);
    if (next && next > turn.now) return { kind: 'too_soon', request, next };
    return { kind: 'reminded', request: await remind(turn, request, userId) };
  });
}

/**
 * Reminds of every request that has waited long enough, and escalates those that have waited longer still. To be
 * called every few minutes.
 */
export async function remindOfWaiting(context: Context): Promise<void> {
  const { store, clock, people, firstSettings } = context;
  const waiting = await readRequestRows(store.db, { statuses: ['awaiting_approval'], inFront: true });
  const { settings } = await readSettings(store.db, firstSettings);
  let areAdminsTold = false;
  await oneByOne(waiting, requestName, async (row) => {
    // Most are not due, and a turn keeps everybody else waiting.
    const now = clock.now();
    const isDue = [isReminderDue, isEscalationDue].some((due) => due({ settings, now }, fromRow(row)));
    if (!isDue) return;
    // Where there is nobody to remind, there is no click either that would tell the admins of it.
    if (!areAdminsTold) await tellOfApprovers(context, await resolveApprovers(people, settings));
    areAdminsTold = true;
    await takeTurn(context, async (turn) => {
      const found = await awaitingRequest(turn, row.id);
      if (found.kind !== 'awaiting' || found.request.behind !== undefined) return;
      const { request } = found;
      if (isReminderDue(turn, request)) await remind(turn, request, 'system');
      if (isEscalationDue(turn, request)) await escalate(turn, request);
    });
  });
}

type Moment = Pick<Turn, 'settings' | 'now'>;

/** When approvers may be reminded again at the earliest, however it comes about; undefined: at any time. */
function nextReminder({ reminderEveryHours }: Settings, { remindedAt }: StoredRequest): Date | undefined {
  return remindedAt && addHours(remindedAt, reminderEveryHours);
}

function isReminderDue({ settings, now }: Moment, request: StoredRequest): boolean {
  // A request that was changed gets its time anew, and yet no reminder too soon after the last.
  const waiting = waitingSince({ settings, now }, request);
  const since = max([request.remindedAt ?? waiting, waiting]);
  const due = max([addHours(since, settings.reminderAfterHours), nextReminder(settings, request) ?? since]);
  return due <= now;
}

function isEscalationDue({ settings, now }: Moment, request: StoredRequest): boolean {
  const { escalateAfterHours, fallbackChannel } = settings;
  if (escalateAfterHours === null || fallbackChannel === null || request.escalatedAt) return false;
  return addHours(waitingSince({ settings, now }, request), escalateAfterHours) <= now;
}

/**
 * Since it was submitted, last changed, or moved up: each gave it its full time anew. Where the settings have come to
 * give less time since, that does not say when it was, and it may have waited all along.
 */
function waitingSince({ settings, now }: Moment, { createdAt, expiresAt }: StoredRequest): Date {
  const begun = subHours(expiresAt, settings.requestExpiryHours);
  return begun > now ? createdAt : max([createdAt, begun]);
}

function remind(turn: Turn, request: StoredRequest, actor: string): Promise<StoredRequest> {
  return moveRequest(turn, request, {
    event: 'request.reminded',
    actor,
    change: { remindedAt: turn.now },
  });
}

function escalate(turn: Turn, request: StoredRequest): Promise<StoredRequest> {
  return moveRequest(turn, request, {
    event: 'request.escalated',
    actor: 'system',
    details: { channel: turn.settings.fallbackChannel },
    change: { escalatedAt: turn.now },
  });
}
