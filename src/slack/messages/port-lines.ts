import type { Announced } from '../../porting/note-change.ts';
import { shortDay } from '../../porting/port-days.ts';
import { cureOf } from '../../porting/rejections.ts';
import type { StoredOrder } from '../../porting/stored-order.ts';
import { mention } from './people.ts';
import { portMoment } from './port-day.ts';
import { counted, cut, escapeCut, escapeText, listed } from './text.ts';

/** What happened to an order, as a line of mrkdwn. Whoever reads it sees which order it is. */
export function portLine(change: Announced, stored: StoredOrder): string {
  const carrier = carrierOf(stored);
  switch (change.kind) {
    case 'new':
      return stored.requesterId === undefined
        ? ':new: A porting order that was made outside Slack.'
        : `:new: ${mention(stored.requesterId)} filed this order.`;
    case 'carrier_asked':
      return `:telephone_receiver: ${carrier} is being asked. That usually takes 1–10 business days; I say so when nothing changes for 5.`;
    case 'date_set':
      return `:calendar: *The port date is set: ${shortDay(change.date)}* (${portMoment(change.date)} for you). Keep the old service until then, assign the numbers, and be ready.`;
    case 'date_moved':
      return `:calendar: *The port date moved by ${daysMoved(change.days)}: from ${shortDay(change.from)} to ${shortDay(change.date)}* (${portMoment(change.date)} for you).`;
    case 'day_before':
      return `:bell: *The port is tomorrow, ${shortDay(change.date)}* (${portMoment(change.date)} for you). Are the numbers assigned? Is somebody there to test a call?`;
    case 'day_of':
      return `:bell: *The port is today* at ${portMoment(change.date)}. Keep the old service until it is completed.`;
    case 'completed':
      return ':tada: *Completed: the numbers are live on Zoom.* Assign them and test an inbound call, then cancel the old service. Text messages move separately and may take longer.';
    case 'rejected': {
      const { cause, cure } = cureOf({ rejectionCode: change.code, rejectionReason: change.reason });
      const said = change.reason ?? change.code;
      return `:x: *Rejected: ${cause}.* ${cure}${said ? `\n>${escapeCut(said.replaceAll(/\s+/g, ' '), 500)}` : ''}`;
    }
    case 'resubmitted':
      return change.by === undefined
        ? ':repeat: Resubmitted to the carrier.'
        : `:repeat: ${mention(change.by)} corrected it, and it was resubmitted to the carrier.`;
    case 'cancelled':
      return change.by === undefined
        ? ':no_entry: Cancelled. File a new order if it is still wanted.'
        : `:no_entry: ${mention(change.by)} cancelled it${change.why ? `: ${escapeCut(change.why.replaceAll(/\s+/g, ' '), 300)}` : '.'}`;
    case 'changed':
      return `:pencil2: ${mention(change.by)} changed ${changedFields(change)}.`;
    case 'tested':
      return `:white_check_mark: ${mention(change.by)} made a test call, and it came through.`;
    case 'silent':
      return `:zzz: *No change for ${change.days} business days.* Ask ${carrier} or Zoom support where it is stuck.`;
    case 'overdue':
      return `:warning: *Overdue: ${shortDay(change.date)} has passed, and it is not completed.* Call a number to see whether it moved, and ask Zoom support.`;
    case 'status':
      return `:information_source: It went from ${escapeText(cut(change.from, 50))} to ${escapeText(cut(change.to, 50))}.`;
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
    changed: `:pencil2: ${orders} ${is} changed`,
    tested: `:white_check_mark: ${orders}: a test call came through`,
    silent: `:zzz: ${orders}: no change for days`,
    overdue: `:warning: ${orders} ${is} overdue`,
    status: `:information_source: ${orders} ${has} a new status`,
  };
  return words[kind];
}

const CHANGED: Readonly<Record<string, string>> = {
  carrierName: 'the losing carrier',
  accountNumber: 'the account number',
  accountPin: 'the PIN',
  authorizedPerson: 'the authorized person',
  billingAddress: 'the service address',
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
