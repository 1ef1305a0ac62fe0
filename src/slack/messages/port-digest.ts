import type { Digest } from '../../porting/digest.ts';
import type { StoredOrder } from '../../porting/stored-order.ts';
import type { Message } from '../screen.ts';
import { portSummary } from './port-card.ts';
import { counted, listed, paragraph, paragraphs, smallPrint } from './text.ts';
import { longDay } from './when.ts';

/** Orders that a section names; the list of all is a command away. */
const NAMED = 10;

/** What a channel hears once a day of its porting orders. */
export function digestMessage({ day, statuses, ...digest }: Digest): Message {
  const sections = [
    section('Due today', digest.dueToday),
    section('This week', digest.thisWeek),
    section('Stuck: no change for days, or overdue', digest.stuck),
    section('Rejected: to be fixed and resubmitted', digest.rejected),
    section('Completed since yesterday', digest.completed),
  ].flat();
  const title = `Porting on ${longDay(day)}`;
  const isNarrow = statuses.length > 0;
  const nothing = isNarrow ? 'There are none.' : 'Nothing is due this week, and nothing waits for you.';
  const counts = [
    `${counted(digest.dueToday.length, 'port')} today`,
    `${digest.stuck.length + digest.rejected.length} to look after`,
  ];
  return {
    text: isNarrow ? title : `${title}: ${counts.join(', ')}`,
    blocks: [
      paragraph(`*${title}*`),
      ...(isNarrow ? [smallPrint(`Only orders that are ${listed(statuses, 'or')}.`)] : []),
      ...(sections.length > 0 ? sections : [paragraph(nothing)]),
      smallPrint('`/phone ports` lists all orders; `/phone port` and an order’s id shows one.'),
    ],
  };
}

function section(title: string, orders: readonly StoredOrder[]) {
  if (orders.length === 0) return [];
  const more = orders.length - NAMED;
  return paragraphs([
    `*${title}* · ${orders.length}`,
    ...orders.slice(0, NAMED).map(portSummary),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ]);
}
