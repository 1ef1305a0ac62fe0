import type { Fault, FaultKind } from '../../zoom/control-protocol.ts';

export const faultWords: Record<FaultKind, string> = {
  latency: 'Slow answer',
  rate_limited: 'Rate limited (429)',
  error_before: 'Error 500, nothing happened',
  error_after: 'Error 500, although it happened',
  cut_before: 'Connection cut, nothing happened',
  cut_after: 'Connection cut, although it happened',
  gateway_down: 'Gateway down (503)',
  taken: 'Taken by somebody else meanwhile',
};

/** The endpoints worth breaking; the path is the start of what is hit. */
export const endpoints: { label: string; method?: string; path?: string }[] = [
  { label: 'Every call' },
  { label: 'Search for numbers', method: 'GET', path: '/phone/numbers/available' },
  { label: 'Search toll-free', method: 'GET', path: '/phone/numbers/toll_free/available' },
  { label: 'Buy several numbers', method: 'POST', path: '/phone/numbers/provision' },
  { label: 'Buy one number', method: 'POST', path: '/phone/numbers$' },
  { label: 'Buy toll-free', method: 'POST', path: '/phone/numbers/toll_free' },
  { label: 'Buy a number block', method: 'POST', path: '/phone/number_blocks' },
  { label: 'Buy or assign anything', method: 'POST', path: '/phone/number' },
  { label: 'Read any numbers', method: 'GET', path: '/phone/numbers' },
  // Ids of numbers begin with it: only these paths do.
  { label: 'Assign a number', method: 'POST', path: '/phone/numbers/num_' },
  { label: 'Unassign or release a number', method: 'DELETE', path: '/phone/numbers/num_' },
  { label: 'Edit a number', method: 'PATCH', path: '/phone/numbers/num_' },
  { label: 'Inventory', method: 'GET', path: '/phone/numbers/inventory' },
  { label: 'List porting orders', method: 'GET', path: '/phone/porting/orders' },
  { label: 'Submit a porting order', method: 'POST', path: '/phone/porting/orders' },
  { label: 'Check portability', method: 'POST', path: '/phone/porting/validate' },
];

export function describeFault(fault: Fault): string {
  const where = fault.path === undefined ? 'every call' : `${fault.method ?? ''} ${fault.path}`.trim();
  const left =
    fault.times === undefined ? 'until removed' : `${fault.times} ${fault.times === 1 ? 'time' : 'times'}`;
  const more = [
    fault.milliseconds !== undefined && `${fault.milliseconds} ms`,
    fault.retryAfter !== undefined && `Retry-After ${fault.retryAfter}`,
  ].filter(Boolean);
  return [where, left, ...more, fault.hits === 1 ? '1 hit' : `${fault.hits} hits`].join(' · ');
}
