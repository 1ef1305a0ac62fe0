import type { Clock } from '../clock.ts';
import type { Outbox } from '../context.ts';
import type { RequestStatus } from '../purchases/request.ts';
import { insertAuditRow } from '../store/audit.ts';
import type { Transaction } from '../store/store.ts';

/** What can happen to a request. */
export type RequestEvent =
  | 'request.submitted'
  | 'request.edited'
  /** An approval short of the quorum. */
  | 'request.voted'
  | 'request.approved'
  | 'request.denied'
  | 'request.withdrawn'
  | 'request.expired'
  | 'request.lapsed'
  | 'request.commented'
  | 'request.reminded'
  | 'request.escalated'
  /** The request in front of it has ended: it is first now, or behind another. */
  | 'request.moved_up'
  /** The request in front of it bought some of its numbers: it goes on with the rest. */
  | 'request.numbers_lost'
  | 'purchase.started'
  /** Nothing was sent, for Zoom could not be reached; it is tried again. */
  | 'purchase.postponed'
  | 'purchase.uncertain'
  | 'purchase.purchased'
  | 'purchase.partly_purchased'
  | 'purchase.failed'
  | 'release.started'
  | 'release.released'
  | 'release.partly_released'
  | 'release.failed'
  | 'port_in.started'
  /** Its orders are on the way to Zoom; what becomes of them is theirs. */
  | 'port_in.sent'
  | 'port_in.not_sent'
  /** What had failed is tried again. */
  | 'follow_up.retried'
  | 'follow_up.done'
  | 'follow_up.failed';

/** What people do to numbers that are in the inventory. */
export type NumberEvent =
  | 'number.assigned'
  | 'number.unassigned'
  /** From one assignee to another in one step. */
  | 'number.reassigned'
  /** A reassignment failed half way, and the former assignee has it again. */
  | 'number.restored'
  | 'number.edited'
  | 'number.released'
  | 'block.released'
  /** Zoom's answer was lost, and reading could not tell what became of it. */
  | 'number.uncertain'
  /** A CSV file of assignments was applied, or the inventory was taken out as one. */
  | 'inventory.imported'
  | 'inventory.exported';

/** What happens to porting orders: `port.` and the change (`porting/order-changes.ts`, `porting/due-notices.ts`). */
export type PortEvent = `port.${string}`;

/** The subject of entries that are about the settings. */
export const SETTINGS_SUBJECT = 'settings';

type Happening = {
  /** Slack user id, `policy` or `system`. */
  actor: string;
  /** In a person's own words where there are any, never trusted as markup. */
  why?: string | undefined;
  /** Whatever else explains it, e.g. `{ rules }` or `{ changes }`; as JSON. */
  details?: unknown;
};

export type AuditEntry = Happening &
  (
    | {
        what: RequestEvent;
        /** The request's id. */
        subject: string;
        /** E.164: those it concerns. */
        phoneNumbers: string[];
        /** Where the request's status changes, or stays what it is; a new request comes from nowhere. */
        from?: RequestStatus | undefined;
        to?: RequestStatus | undefined;
      }
    | {
        what: NumberEvent | PortEvent;
        /** Zoom's id of the number, block or porting order, or the id of an import or export. */
        subject: string;
        phoneNumbers: string[];
        /** Whose it was and is, or what it was and is, in words. */
        from?: string | undefined;
        to?: string | undefined;
      }
    | { what: 'settings.changed'; subject: typeof SETTINGS_SUBJECT }
  );

/**
 * Writes one audit entry: the only way one comes to be. What happened to a request is shown on its cards and told to
 * whom it concerns, by jobs of the same transaction, so that no change is silent and none is told that did not happen.
 * @param tx the transaction that makes the change
 * @returns the entry's id
 */
export async function record(
  tx: Transaction,
  outbox: Outbox,
  clock: Clock,
  entry: AuditEntry,
): Promise<number> {
  const { actor, what, subject, why, details } = entry;
  const common = { at: clock.now(), actor, what, subject, why: why ?? null, details: details ?? null };
  if (entry.what === 'settings.changed') return insertAuditRow(tx, { ...common, phoneNumbers: [] });

  const { phoneNumbers, from = null, to = null } = entry;
  const auditId = await insertAuditRow(tx, { ...common, phoneNumbers, from, to });
  if (isAboutNumbers(what)) return auditId;
  await outbox.send(tx, { name: 'show-request', requestId: entry.subject });
  await outbox.send(tx, { name: 'tell-change', auditId });
  return auditId;
}

/** Told by whoever does it, and on no card of a request. */
function isAboutNumbers(what: string): what is NumberEvent | PortEvent {
  return /^(number|block|inventory|port)\./.test(what);
}
