import type { Announced } from '../../porting/note-change.ts';
import { shortDay } from '../../porting/port-days.ts';
import { meaningOf } from '../../porting/port-statuses.ts';
import { cureOf } from '../../porting/rejections.ts';
import type { StoredOrder } from '../../porting/stored-order.ts';
import { mention } from './people.ts';
import { portMoment } from './port-day.ts';
import { counted, escapeCut, listed } from './text.ts';

/** What happened to an order and what is to be done now, as a line of mrkdwn. Whoever reads it sees which order it is. */
export function portLine(change: Announced, stored: StoredOrder): string {
  return [portEvent(change, stored), adviceOn(change, stored)].filter(Boolean).join(' ');
}

/** What happened alone: what was to be done then is of no use any more. */
export function portEvent(change: Announced, stored: StoredOrder): string {
  const carrier = carrierOf(stored);
  switch (change.kind) {
    case 'new':
      if (change.isLate && stored.requesterId !== undefined) {
        return `:new: *Zoom has this order after all.* ${mention(stored.requesterId)} filed it, and it was taken for lost.`;
      }
      return stored.requesterId === undefined
        ? `:new: A porting order that was made outside Slack.${standing(change.status)}`
        : `:new: ${mention(stored.requesterId)} filed this order.`;
    case 'carrier_asked':
      return `:telephone_receiver: ${carrier} is being asked.`;
    case 'date_set':
      return `:calendar: *The port date is set: ${shortDay(change.date)}* (${portMoment(change.date)} for you).`;
    case 'date_moved':
      return `:calendar: *The port date moved ${daysMoved(change.days)}: from ${shortDay(change.from)} to ${shortDay(change.date)}* (${portMoment(change.date)} for you).`;
    case 'day_before':
      return `:bell: *The port is tomorrow, ${shortDay(change.date)}* (${portMoment(change.date)} for you).`;
    case 'day_of':
      return `:bell: *The port is today, ${shortDay(change.date)}* (${portMoment(change.date)} for you).`;
    case 'completed':
      return ':tada: *Completed: the numbers are live on Zoom.*';
    case 'rejected':
      return `:x: *Rejected: ${cureFor(change).cause}.*`;
    case 'resubmitted':
      return change.by === undefined
        ? ':repeat: Resubmitted to the carrier.'
        : `:repeat: ${mention(change.by)} corrected it, and it was resubmitted to the carrier.`;
    case 'cancelled':
      return `:no_entry: ${cancellation(stored)}`;
    case 'gone':
      return ':grey_question: *Zoom does not have this order any more.*';
    case 'changed':
      return `:pencil2: ${mention(change.by)} changed ${changedFields(change)}.`;
    case 'tested':
      return `:white_check_mark: ${mention(change.by)} made a test call, and it came through.`;
    case 'silent':
      return `:zzz: *No change for ${change.days} business days.*`;
    case 'overdue':
      return `:warning: *Overdue: ${shortDay(change.date)} has passed, and it is not completed.*`;
    case 'status':
      return `:information_source: It went from ${escapeCut(change.from, 50)} to ${escapeCut(change.to, 50)}.`;
  }
}

function adviceOn(change: Announced, stored: StoredOrder): string | undefined {
  switch (change.kind) {
    case 'new':
      return stored.requesterId === undefined && change.status !== undefined && change.status !== 'submitted'
        ? meaningOf(change.status).next
        : undefined;
    case 'carrier_asked':
      return 'That usually takes 1–10 business days; I say so when nothing changes for 5.';
    case 'date_set':
      return 'Keep the old service until then, assign the numbers, and be ready.';
    case 'day_before':
      return 'Are the numbers assigned? Is somebody there to test a call?';
    case 'day_of':
      return 'Keep the old service until it is completed.';
    case 'completed':
      return 'Assign them and test an inbound call, then cancel the old service. Text messages move separately and may take longer.';
    case 'rejected': {
      const said = change.reason ?? change.code;
      return `${cureFor(change).cure}${said ? `\n“${escapeCut(said.replaceAll(/\s+/g, ' '), 500)}”` : ''}`;
    }
    case 'cancelled':
      return 'File a new order if it is still wanted.';
    case 'gone':
      return 'Look in the Zoom portal what became of it; I do not follow it further.';
    case 'silent':
      return `Ask ${carrierOf(stored)} or Zoom support where it is stuck.`;
    case 'overdue':
      return 'Call a number to see whether it moved, and ask Zoom support.';
    default:
      return undefined;
  }
}

function cureFor({ code, reason }: Extract<Announced, { kind: 'rejected' }>) {
  return cureOf({ rejectionCode: code, rejectionReason: reason });
}

/** The same in a few words, where many of its kind are listed and the order stands before it. */
export function shortPortLine(change: Announced, stored: StoredOrder): string | undefined {
  switch (change.kind) {
    case 'date_moved':
      return `${daysMoved(change.days)}, from ${shortDay(change.from)} to ${shortDay(change.date)}`;
    case 'date_set':
    case 'overdue':
      return shortDay(change.date);
    case 'rejected':
      return cureFor(change).cause;
    case 'cancelled':
      return stored.details.cancelled && `by ${mention(stored.details.cancelled.by)}`;
    case 'silent':
      return `${change.days} business days`;
    case 'status':
      return `from ${escapeCut(change.from, 50)} to ${escapeCut(change.to, 50)}`;
    default:
      return undefined;
  }
}

/** What a change is called where many of its kind are listed. */
export function portHeadline(kind: Announced['kind'], count: number): string {
  const orders = counted(count, 'porting order');
  const is = count === 1 ? 'is' : 'are';
  const has = count === 1 ? 'has' : 'have';
  const words: Readonly<Record<Announced['kind'], string>> = {
    new: `:new: ${orders} ${is} new`,
    carrier_asked: `:telephone_receiver: ${orders}: the losing carrier is being asked`,
    date_set: `:calendar: ${orders} ${has} a date`,
    date_moved: `:calendar: ${orders} ${has} another date`,
    day_before: `:bell: ${orders}: the port is tomorrow`,
    day_of: `:bell: ${orders}: the port is today`,
    completed: `:tada: ${orders} ${is} completed`,
    rejected: `:x: ${orders} ${is} rejected`,
    resubmitted: `:repeat: ${orders} ${is} resubmitted`,
    cancelled: `:no_entry: ${orders} ${is} cancelled`,
    gone: `:grey_question: ${orders} ${is} not there any more`,
    changed: `:pencil2: ${orders} ${is} changed`,
    tested: `:white_check_mark: ${orders}: a test call came through`,
    silent: `:zzz: ${orders}: no change for days`,
    overdue: `:warning: ${orders} ${is} overdue`,
    status: `:information_source: ${orders} ${has} a new status`,
  };
  return words[kind];
}

/** How far it was when it was seen first. */
function standing(status = 'submitted'): string {
  if (status === 'submitted') return '';
  return ` It is *${escapeCut(meaningOf(status).name.toLowerCase(), 50)}* already.`;
}

/** Who cancelled it and why, where that was done here. */
function cancellation({ details: { cancelled } }: StoredOrder): string {
  if (!cancelled) return '*Cancelled.*';
  const why = escapeCut(cancelled.why.replaceAll(/\s+/g, ' '), 500);
  return `*Cancelled* by ${mention(cancelled.by)}: “${why}”.`;
}

const CHANGED: Readonly<Record<string, string>> = {
  carrierName: 'the losing carrier',
  accountNumber: 'the account number',
  accountPin: 'the PIN',
  authorizedPerson: 'the authorized person',
  billingAddress: 'the service address',
  billingNumber: 'the billing number',
  remaining: 'what happens to the numbers that stay',
};

function changedFields({ fields, date }: { fields: readonly string[]; date?: string | undefined }): string {
  const asked = date === undefined ? 'the day of the port' : `the day of the port to ${shortDay(date)}`;
  // The day last: what it is now stands behind it.
  const others = fields.filter((field) => field !== 'requestedPortDate');
  const named = others.map((field) => CHANGED[field] ?? 'a detail');
  return listed(others.length < fields.length ? [...named, asked] : named);
}

function daysMoved(days: number): string {
  return `${counted(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}`;
}

function carrierOf({ order }: StoredOrder): string {
  return order.carrierName ? escapeCut(order.carrierName, 100) : 'The losing carrier';
}
