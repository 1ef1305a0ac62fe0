import type { KnownBlock } from '@slack/types';
import { type DueNotice, dueNotices } from '../../porting/due-notices.ts';
import { soonestFirst } from '../../porting/soonest-first.ts';
import type { StoredChange } from '../../porting/stored-change.ts';
import type { StoredOrder } from '../../porting/stored-order.ts';
import type { Message } from '../screen.ts';
import { portSummary } from './port-card.ts';
import { portHeadline, portLine, shortPortLine } from './port-lines.ts';
import { counted, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Orders that are named one by one. */
const NAMED = 20;
/** Orders in one message of a long list: with everything in a line as long as it can be, Slack takes so many. */
const LISTED = 25;
/** Milliseconds after which it is said when something happened: some looks at the orders that did not work. */
const LATE = 10 * 60_000;

/** One thing that happened, in the thread of the order's card. @param now when it is said */
export function portThreadLine(stored: StoredOrder, entry: StoredChange, now: Date): Message {
  const line = portLine(entry.change, stored);
  return { text: line, blocks: [paragraph(line), ...lateness(entry, now)] };
}

/** The same in a direct message, where it stands by itself. */
export function portNews(stored: StoredOrder, entry: StoredChange, now: Date): Message {
  const line = portLine(entry.change, stored);
  return {
    text: line,
    blocks: [
      paragraph(`${portSummary(stored)}\n${line}`),
      ...lateness(entry, now),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'port_show',
            text: plain('Show the order'),
            value: stored.order.orderId,
          },
        ],
      },
    ],
  };
}

/** When it happened, where that is not just now. */
function lateness(entry: StoredChange, now: Date): KnownBlock[] {
  return isLate(entry, now) ? [smallPrint(`It happened ${localTime(entry.at)}.`)] : [];
}

/** What is due has no time but the one at which it is said. */
function isLate({ change, at }: StoredChange, now: Date): boolean {
  return 'at' in change && now.getTime() - at.getTime() > LATE;
}

/** Many changes of one kind, above the lists of their orders. */
export function portBurst(changes: readonly [StoredChange, ...StoredChange[]]): Message {
  const orders = new Set(changes.map(({ orderId }) => orderId)).size;
  const headline = portHeadline(changes[0].change.kind, orders);
  return {
    text: headline,
    blocks: [
      paragraph(`*${headline}*`),
      smallPrint('The orders are in the thread.'),
      smallPrint('`/phone ports` lists all of them.'),
    ],
  };
}

/** The orders of a burst, a line each, in as many messages as it takes. @param now when it is said */
export function portBurstLists(
  changes: readonly StoredChange[],
  orders: ReadonlyMap<string, StoredOrder>,
  now: Date,
): Message[] {
  const lines = changes.flatMap((entry) => {
    const stored = orders.get(entry.orderId);
    if (!stored) return [];
    const more = [shortPortLine(entry.change, stored), isLate(entry, now) && localTime(entry.at)];
    return [[portSummary(stored), ...more].filter(Boolean).join(' · ')];
  });
  // So many, and not as many as fit: said again after a failure, each stands in the same message.
  const messages = Array.from({ length: Math.ceil(lines.length / LISTED) }, (_, index) =>
    lines.slice(index * LISTED, (index + 1) * LISTED),
  );
  return messages.map((part) => ({
    text: part.join('\n'),
    blocks: paragraphs(part),
  }));
}

/** What is open when a channel begins to be told of changes, the soonest first; and what is due or stuck by then. */
export function portsOpenMessage(open: readonly StoredOrder[], now: Date): Message {
  const text =
    open.length === 0
      ? 'From now on I say here what happens to porting orders. None is open.'
      : `From now on I say here what happens to porting orders. ${counted(open.length, 'is', 'are')} open:`;
  const shown = open.toSorted((a, b) => soonestFirst(a.order, b.order)).slice(0, NAMED);
  return {
    text,
    blocks: [
      paragraph(`:eyes: ${text}`),
      ...paragraphs(shown.map((stored) => [portSummary(stored), ...dueWords(stored, now)].join(' · '))),
      ...(open.length > NAMED
        ? [smallPrint(`… and ${open.length - NAMED} more: \`/phone ports\` lists all.`)]
        : []),
    ],
  };
}

function dueWords({ order, changedAt }: StoredOrder, now: Date): string[] {
  const { status, scheduledPortDate } = order;
  return dueNotices({ status, scheduledPortDate, changedAt }, now).map(dueWord);
}

function dueWord(notice: DueNotice): string {
  switch (notice.kind) {
    case 'day_before':
      return ':bell: tomorrow';
    case 'day_of':
      return ':bell: today';
    case 'overdue':
      return ':warning: overdue';
    case 'silent':
      return `:zzz: no change for ${notice.days} business days`;
  }
}
