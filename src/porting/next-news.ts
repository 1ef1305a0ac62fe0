import type { OpenAnnouncement } from '../store/announcements.ts';
import type { Announced } from './note-change.ts';

/** Orders with news at once from which on changes of a kind are told together instead of one by one. */
const BURST = 8;
/** Orders that make one message of it then; fewer are told one by one all the same. */
const FEW = 4;

/** As most orders go through them: so few messages tell each order's changes in their order. */
const LIFE: readonly Announced['kind'][] = [
  'new',
  'changed',
  'carrier_asked',
  'date_set',
  'date_moved',
  'day_before',
  'day_of',
  'status',
  'silent',
  'overdue',
  'rejected',
  'resubmitted',
  'cancelled',
  'gone',
  'completed',
  'tested',
];

/**
 * What is told next of what is still to be told somewhere: what was begun before, with all that was begun with it; else
 * one change, or where many orders have news, all changes of a kind. An order's changes stay in their order.
 * @param open the oldest first
 */
export function nextNews(open: readonly OpenAnnouncement[]): OpenAnnouncement[] {
  const begun = open.find(({ startedAt }) => startedAt !== null)?.startedAt;
  if (begun) return open.filter(({ startedAt }) => startedAt?.getTime() === begun.getTime());
  if (ordersOf(open) < BURST) return open.slice(0, 1);
  const [first = []] = grouped(open);
  return ordersOf(first) < FEW ? first.slice(0, 1) : first;
}

function ordersOf(news: readonly OpenAnnouncement[]): number {
  return new Set(news.map(({ change }) => change.orderId)).size;
}

type Group = { kind: string; news: OpenAnnouncement[] };

/** Each change stands with the first of its kind that comes no sooner than what its order has before it. */
function grouped(open: readonly OpenAnnouncement[]): OpenAnnouncement[][] {
  const groups: Group[] = LIFE.map((kind) => ({ kind, news: [] }));
  const reached = new Map<string, number>();
  for (const each of open) {
    const { orderId, kind } = each.change;
    const from = reached.get(orderId) ?? 0;
    const found = groups.findIndex((group, index) => index >= from && group.kind === kind);
    const at = found < 0 ? groups.push({ kind, news: [] }) - 1 : found;
    groups[at]?.news.push(each);
    reached.set(orderId, at);
  }
  return groups.map(({ news }) => news).filter((news) => news.length > 0);
}
