import type { PortingOrder } from '../zoom/types.ts';

/** For a list of open orders: a rejected one waits for somebody and comes first; one without a date, last. */
export function soonestFirst(one: PortingOrder, other: PortingOrder): number {
  return rank(one).localeCompare(rank(other));
}

function rank({ status, scheduledPortDate, estimatedCompletion, requestedPortDate }: PortingOrder): string {
  if (status === 'rejected') return '0';
  return `1${(scheduledPortDate ?? estimatedCompletion ?? requestedPortDate ?? '9999').slice(0, 10)}`;
}
