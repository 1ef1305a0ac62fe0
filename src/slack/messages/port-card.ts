import type { Button, KnownBlock } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { shortDay } from '../../porting/port-days.ts';
import { GONE, isOpen, meaningOf } from '../../porting/port-statuses.ts';
import { cureOf } from '../../porting/rejections.ts';
import type { StoredChange } from '../../porting/stored-change.ts';
import type { StoredOrder } from '../../porting/stored-order.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import type { Message } from '../screen.ts';
import { isE164 } from './number-facts.ts';
import { mention } from './people.ts';
import { portMoment } from './port-day.ts';
import { portEvent } from './port-lines.ts';
import { portButton } from './port-offer.ts';
import { counted, escapeCut, listed, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Numbers that a line names, and a card. */
const ON_A_LINE = 2;
const NAMED = 10;
/** Entries of the history that a card shows; all of it is in the thread. */
const SHOWN = 12;

export type PortView = {
  stored: StoredOrder;
  /** The oldest first. */
  history: readonly StoredChange[];
  /** Whether the one person who reads it follows it; undefined where many read it. */
  watches?: boolean | undefined;
};

/** A porting order as it is now, with its history and what can be done about it. */
export function portCard(view: PortView): Message {
  const { order } = view.stored;
  const { name, says, next } = meaningOf(order.status);
  return {
    text: `Porting order ${escapeCut(order.orderId, 80)}: ${escapeCut(name, 60)}, ${counted(order.phoneNumbers.length, 'number')}`,
    blocks: [
      paragraph(
        `*Porting order ${escapeCut(order.orderId, 80)}* · ${emojiOf(order.status)} *${escapeCut(name, 60)}*`,
      ),
      ...paragraphs(facts(view.stored)),
      paragraph(`${says} ${next}`),
      ...history(view),
      ...buttons(view),
    ],
  };
}

/** The same as a line of a list. */
export function portSummary({ order }: StoredOrder): string {
  return orderLine(order);
}

export function orderLine(order: PortingOrder): string {
  const carrier = order.carrierName ? ` · ${escapeCut(order.carrierName, 60)}` : '';
  const named = numbersOf(order.phoneNumbers, ON_A_LINE);
  const numbers = order.phoneNumbers.slice(0, ON_A_LINE).every(isE164) ? `*${named}*` : named;
  return `${emojiOf(order.status)} ${numbers}${carrier} · ${escapeCut(meaningOf(order.status).name, 40)}${dateOf(order)} · ${escapeCut(order.orderId, 60)}`;
}

/** The day that counts, or that it is hoped for: the lists are in this order. */
function dateOf({ status, scheduledPortDate, requestedPortDate }: PortingOrder): string {
  if (scheduledPortDate) return ` · *${shortDay(scheduledPortDate)}*`;
  return requestedPortDate && isOpen(status) ? ` · asked for ${shortDay(requestedPortDate)}` : '';
}

const EMOJI: Readonly<Record<string, string>> = {
  submitted: ':inbox_tray:',
  pending: ':hourglass_flowing_sand:',
  scheduled: ':calendar:',
  completed: ':white_check_mark:',
  rejected: ':x:',
  cancelled: ':no_entry:',
};

function emojiOf(status: string): string {
  return (Object.hasOwn(EMOJI, status) ? EMOJI[status] : undefined) ?? ':information_source:';
}

function facts({ order, requesterId, details }: StoredOrder): string[] {
  const { scheduledPortDate: date, requestedPortDate, estimatedCompletion } = order;
  // Nothing is expected of an order that has ended or stands still, and what was asked for need not be said twice.
  const isUnderWay = order.status === 'submitted' || order.status === 'pending';
  const isExpected = isUnderWay && !date && estimatedCompletion && estimatedCompletion !== requestedPortDate;
  const line = (label: string, value: string | undefined) => (value ? [`*${label}:* ${value}`] : []);
  return [
    ...line(counted(order.phoneNumbers.length, 'number'), numbersOf(order.phoneNumbers, NAMED)),
    ...line('Losing carrier', order.carrierName && escapeCut(order.carrierName, 100)),
    ...line(
      'Port date (FOC)',
      date && isOpen(order.status)
        ? `${shortDay(date)} (${portMoment(date)} for you)`
        : date && shortDay(date),
    ),
    ...(date ? [] : line('Asked for', requestedPortDate && shortDay(requestedPortDate))),
    ...(isExpected ? line('Expected', shortDay(estimatedCompletion)) : []),
    ...line('Authorized person', order.authorizedPerson && escapeCut(order.authorizedPerson, 100)),
    ...line(
      'Billing number (BTN)',
      details.billingNumber && escapeCut(formatNumber(details.billingNumber), 40),
    ),
    ...line('Filed by', requesterId === undefined ? 'somebody outside Slack' : mention(requesterId)),
    ...(order.status === 'rejected' ? rejection(order) : []),
  ];
}

function rejection({ rejectionCode, rejectionReason }: StoredOrder['order']): string[] {
  const { cause, cure } = cureOf({ rejectionCode, rejectionReason });
  const said = rejectionReason ?? rejectionCode;
  return [
    `*Why:* ${cause}${said ? ` (“${escapeCut(said.replaceAll(/\s+/g, ' '), 400)}”)` : ''}`,
    `*Cure:* ${cure}`,
  ];
}

function history({ stored, history: entries }: PortView): KnownBlock[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(-SHOWN);
  const left = entries.length - shown.length;
  const lines = shown.map(({ at, change }) => `${localTime(at)}: ${portEvent(change, stored)}`);
  return [
    { type: 'divider' },
    ...(left > 0 ? [smallPrint(`${counted(left, 'earlier entry', 'earlier entries')}`)] : []),
    ...paragraphs(lines),
  ];
}

function buttons({ stored, watches }: PortView): KnownBlock[] {
  const { orderId, status, phoneNumbers } = stored.order;
  const button = (name: string, label: string, more: Partial<Button> = {}) =>
    orderButton(orderId, name, label, more);
  const cancel = cancelButton(orderId);
  const change = button('change', 'Change');
  const label = watches === undefined ? 'Watch or stop' : watches ? 'Stop watching' : 'Watch';
  const anew = portButton('File a new one', phoneNumbers.join(', '));
  const more = [button('watch', label), ...(watches === undefined ? [button('show', 'Details')] : [])];
  const byStatus: Readonly<Record<string, Button[]>> = {
    submitted: [change, cancel],
    pending: [change, cancel],
    scheduled: [change, cancel],
    rejected: [button('change', 'Fix and resubmit', { style: 'primary' }), cancel],
    completed: [button('assign', 'Assign numbers', { style: 'primary' }), button('tested', 'Test call done')],
    cancelled: [anew],
    [GONE]: [anew],
  };
  return [
    {
      type: 'actions',
      elements: [...((Object.hasOwn(byStatus, status) && byStatus[status]) || []), ...more],
    },
  ];
}

export function cancelButton(orderId: string): Button {
  return orderButton(orderId, 'cancel', 'Cancel order');
}

function orderButton(orderId: string, name: string, label: string, more: Partial<Button> = {}): Button {
  return { type: 'button', action_id: `port_${name}`, text: plain(label), value: orderId, ...more };
}

/** The first numbers of an order, and how many more there are. In mrkdwn. */
export function numbersOf(phoneNumbers: readonly string[], most: number): string {
  const named = phoneNumbers.slice(0, most).map((number) => escapeCut(formatNumber(number), 40));
  const more = phoneNumbers.length - named.length;
  if (named.length === 0) return 'no number';
  return listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
}
