import type { PortingOrder } from '../zoom/types.ts';
import { type Day, daysBetween } from './port-days.ts';

/** What is announced of an order because Zoom says something else than before. */
export type OrderChange = {
  /** The same for the same change, however often it is found: an order has each key once. */
  key: string;
  /** When it happened, as Zoom says it; ISO 8601. Undefined where Zoom does not. */
  at: string | undefined;
} /**
 * @property status where it was already when it was first seen
 * @property isLate it was filed here, and taken for lost
 */ & (
  | { kind: 'new'; status?: string | undefined; isLate?: boolean | undefined }
  /** The losing carrier is asked. */
  | { kind: 'carrier_asked' }
  | { kind: 'date_set'; date: Day }
  /** @property days later; negative when it is sooner */
  | { kind: 'date_moved'; from: Day; date: Day; days: number }
  | { kind: 'completed' }
  | { kind: 'rejected'; reason: string | undefined; code: string | undefined }
  /** @property by Slack user id, of who did it here */
  | { kind: 'resubmitted'; by?: string | undefined }
  /** Who did it here is in the order's details. */
  | { kind: 'cancelled' }
  /** Zoom does not have it any more. */
  | { kind: 'gone' }
  /**
   * Somebody has corrected it here. @property by Slack user id @property fields names of `OrderChanges` and
   * `KeptChanges`
   * @property date the day that it asks for now, where that was changed
   */
  | { kind: 'changed'; by: string; fields: string[]; date?: Day | undefined }
  /** Somebody has called one of the numbers. @property by Slack user id */
  | { kind: 'tested'; by: string }
  /** To a status that has no notice of its own. */
  | { kind: 'status'; from: string; to: string }
);

/** What the comparison needs of an order as it was. */
export type KnownOrder = Pick<
  PortingOrder,
  'status' | 'scheduledPortDate' | 'rejectionReason' | 'rejectionCode' | 'updatedAt'
>;

/**
 * What has changed, in the order in which it happened. What may have happened between two readings and cannot be seen
 * any more is not made up: an order that was pending and is completed has one change, not three.
 * @param version of the order as it is written down with these changes: what happens to it again is another change,
 *   whatever Zoom's clock says
 */
export function changesOf(
  before: KnownOrder | undefined,
  after: PortingOrder,
  version: number,
): OrderChange[] {
  if (!before) {
    return [{ kind: 'new', key: 'new', at: after.submittedAt ?? after.updatedAt, status: after.status }];
  }
  return [...statusChange(before, after, version), ...dateChange(before, after, version)];
}

function statusChange(before: KnownOrder, after: PortingOrder, version: number): OrderChange[] {
  const { status, updatedAt } = after;
  const isOtherRejection =
    status === 'rejected' &&
    (before.rejectionReason !== after.rejectionReason || before.rejectionCode !== after.rejectionCode);
  if (before.status === status && !isOtherRejection) return [];
  const common = { key: `${status}#${version}`, at: updatedAt };
  switch (status) {
    case 'pending':
      return [{ ...common, kind: 'carrier_asked' }];
    case 'scheduled':
      // The date says it. Without one there is nothing else to say.
      return after.scheduledPortDate ? [] : [{ ...common, kind: 'status', from: before.status, to: status }];
    case 'completed':
      return [{ ...common, kind: 'completed', at: after.completedAt ?? updatedAt }];
    case 'rejected':
      return [{ ...common, kind: 'rejected', reason: after.rejectionReason, code: after.rejectionCode }];
    case 'cancelled':
      return [{ ...common, kind: 'cancelled' }];
    case 'submitted':
      return [{ ...common, kind: 'resubmitted' }];
    default:
      return [{ ...common, kind: 'status', from: before.status, to: status }];
  }
}

/** Only while the date is one that is kept: what an ended order says of it is history. */
function dateChange(before: KnownOrder, after: PortingOrder, version: number): OrderChange[] {
  const { status, scheduledPortDate: date, updatedAt: at } = after;
  if (status !== 'scheduled' || !date) return [];
  const wasScheduled = before.status === 'scheduled' && before.scheduledPortDate !== undefined;
  const key = `date:${date}#${version}`;
  if (!wasScheduled) {
    // Rejected and scheduled again for the same day is a date that was set again.
    return [{ kind: 'date_set', key, at, date }];
  }
  const from = before.scheduledPortDate ?? date;
  return from === date ? [] : [{ kind: 'date_moved', key, at, from, date, days: daysBetween(from, date) }];
}
