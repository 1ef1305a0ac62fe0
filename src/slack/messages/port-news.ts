import { dueNotices } from '../../porting/due-notices.ts';
import type { Announced } from '../../porting/note-change.ts';
import type { StoredChange } from '../../porting/stored-change.ts';
import type { StoredOrder } from '../../porting/stored-order.ts';
import type { Message } from '../screen.ts';
import { portSummary } from './port-card.ts';
import { portHeadline, portLine } from './port-lines.ts';
import { counted, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Orders that are named one by one. */
const NAMED = 20;
/** Letters of one message: Slack takes some more. */
const LONGEST = 10_000;
/** Milliseconds after which it is said when something happened. */
const LATE = 60 * 60_000;

/** One thing that happened, in a direct message, where it stands by itself. */
export function portNews(stored: StoredOrder, { change, at, foundAt }: StoredChange): Message {
  const line = portLine(change, stored);
  const late = foundAt.getTime() - at.getTime() > LATE ? [smallPrint(`It happened ${localTime(at)}.`)] : [];
  return {
    text: line,
    blocks: [
      paragraph(`${portSummary(stored)}\n${line}`),
      ...late,
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

/** Many changes of one kind. @param list some of the orders, where they have no thread to stand in */
export function portBurst(
  kind: Announced['kind'],
  changes: readonly StoredChange[],
  list?: Message | undefined,
): Message {
  const headline = portHeadline(kind, new Set(changes.map(({ orderId }) => orderId)).size);
  return {
    text: headline,
    blocks: [
      paragraph(`*${headline}*`),
      ...(list ? list.blocks : [smallPrint('The orders are in the thread.')]),
      smallPrint('`/phone ports` lists all of them.'),
    ],
  };
}

/** The orders of a burst, a line each, in as many messages as it takes. */
export function portBurstLists(
  changes: readonly StoredChange[],
  orders: ReadonlyMap<string, StoredOrder>,
): Message[] {
  const lines = changes.flatMap(({ orderId }) => {
    const stored = orders.get(orderId);
    return stored ? [portSummary(stored)] : [];
  });
  const messages: string[][] = [];
  let length = LONGEST;
  for (const line of lines) {
    if (length + line.length > LONGEST) {
      messages.push([]);
      length = 0;
    }
    messages.at(-1)?.push(line);
    length += line.length + 1;
  }
  return messages.map((part) => ({
    text: part.join('\n'),
    blocks: paragraphs(part),
  }));
}

/** What is open when a channel begins to be told of changes: what waits for somebody comes first. */
export function portsOpenMessage(open: readonly StoredOrder[], now: Date): Message {
  const text =
    open.length === 0
      ? 'From now on I say here what happens to porting orders. None is open.'
      : `From now on I say here what happens to porting orders. ${counted(open.length, 'is', 'are')} open:`;
  const ranked = open
    .map((stored) => ({ stored, trouble: troubleOf(stored, now) }))
    .toSorted((a, b) => Number(b.trouble !== undefined) - Number(a.trouble !== undefined));
  const shown = ranked.slice(0, NAMED);
  return {
    text,
    blocks: [
      paragraph(`:eyes: ${text}`),
      ...paragraphs(
        shown.map(({ stored, trouble }) => `${portSummary(stored)}${trouble ? ` · ${trouble}` : ''}`),
      ),
      ...(open.length > NAMED
        ? [smallPrint(`… and ${open.length - NAMED} more: \`/phone ports\` lists all.`)]
        : []),
    ],
  };
}

/** Why somebody should look at an order, though nothing of it is news. */
function troubleOf({ order, changedAt }: StoredOrder, now: Date): string | undefined {
  const { status, scheduledPortDate } = order;
  if (status === 'rejected') return 'fix and resubmit it';
  for (const notice of dueNotices({ status, scheduledPortDate, changedAt }, now)) {
    if (notice.kind === 'overdue') return '*overdue*';
    if (notice.kind === 'silent') return `no change for ${notice.days} business days`;
  }
  return undefined;
}
