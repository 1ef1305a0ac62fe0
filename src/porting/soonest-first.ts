import type { PortingOrder } from '../zoom/types.ts';
import type { Day } from './port-days.ts';

/** For a list of open orders: a rejected one waits for somebody and comes first; one without a date, last. */
export function soonestFirst(one: PortingOrder, other: PortingOrder): number {
  return rank(one).localeCompare(rank(other));
}

/** What happens next on it: the date that stands is the scheduled one; until then there is what Zoom expects, or was asked for. */
export function nextDay(order: PortingOrder): Day | undefined {
  if (order.status === 'rejected') return undefined;
  return order.scheduledPortDate ?? order.estimatedCompletion ?? order.requestedPortDate;
}

function rank(order: PortingOrder): string {
  return order.status === 'rejected' ? '0' : `1${nextDay(order) ?? '9999'}`;
}
