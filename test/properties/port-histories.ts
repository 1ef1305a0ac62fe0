import fc from 'fast-check';
import { expect } from 'vitest';
import { ENDED_STATUSES, isOpen, OPEN_STATUSES } from '../../src/porting/port-statuses.ts';
import { fromOrderRow } from '../../src/porting/stored-order.ts';
import { readPortOrders } from '../../src/store/port-orders.ts';
import type { Store } from '../../src/store/store.ts';
import type { PortingOrder } from '../../src/zoom/types.ts';
import type { PortingWorld } from '../support/porting-world.ts';

/** Anything that can happen to orders and to whoever tells of them, and what should be heard of it. */

/** From any of these to any, as Zoom may have it: backwards, twice, and into one that nobody knows. */
const STATUSES = ['submitted', 'pending', 'scheduled', 'completed', 'rejected', 'cancelled', 'on_hold'];
const METHODS = ['chat.postMessage', 'chat.update', 'conversations.history', 'conversations.replies'];
/** More than make a burst. */
const ORDERS = 10;

/** @property isTimed whether Zoom says when */
export type ChangeStep = { do: 'change'; orders: number[]; status: string; day: number; isTimed: boolean };

export type Step =
  | ChangeStep
  /** @property crashAt ends the process at that call of its, before or after a commit or an answer */
  | { do: 'poll'; crashAt?: number | undefined }
  | { do: 'tell'; to: number; crashAt?: number | undefined; fault?: Fault | undefined };

/** @property lost what never arrives. @property says Slack's words instead; nothing: the connection breaks */
export type Fault = { method: string; lost: 'call' | 'answer'; says?: string | undefined };

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const change = (orders: fc.Arbitrary<number[]>): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.constant('change' as const),
    orders,
    status: fc.constantFrom(...STATUSES),
    day: fc.integer({ min: 10, max: 28 }),
    isTimed: fc.boolean(),
  });

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: change(fc.nat({ max: 2 }).map((order) => [order])) },
  { weight: 1, arbitrary: change(fc.constant(Array.from({ length: ORDERS }, (_, order) => order))) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('poll' as const), crashAt: some(fc.nat({ max: 60 })) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      to: fc.nat({ max: 2 }),
      crashAt: some(fc.nat({ max: 60 })),
      fault: some(
        fc.record({
          method: fc.constantFrom(...METHODS),
          lost: fc.constantFrom('call' as const, 'answer' as const),
          says: some(
            fc.constantFrom('internal_error', 'ratelimited', 'thread_not_found', 'message_not_found'),
          ),
        }),
      ),
    }),
  },
);

export function changeOrders(world: PortingWorld, { orders, status, day, isTimed }: ChangeStep): void {
  for (const order of orders) {
    const orderId = `port_${order}`;
    world.put(orderId, {
      status,
      phoneNumbers: [`+1415555990${order}`],
      scheduledPortDate: status === 'scheduled' ? `2026-04-${day}` : undefined,
      rejectionReason: status === 'rejected' ? `Reason ${day}` : undefined,
    });
    const written = world.orders.get(orderId);
    if (written && !isTimed) world.orders.set(orderId, { ...written, updatedAt: undefined });
  }
}

/** How each change reads, one by one and as one of many. */
const SAID: Readonly<Record<string, RegExp>> = {
  new: /made outside Slack|(is|are) new$/,
  submitted: /resubmitted/i,
  pending: /being asked/,
  scheduled: /date is set|(has|have) a date/,
  moved: /date moved|another date/,
  completed: /completed/i,
  rejected: /rejected/i,
  cancelled: /cancelled/i,
  on_hold: /went from|a new status/,
};

export type Heard = Record<string, unknown[]>;

/**
 * What should be heard of each order: a line for each difference between two readings of it, and nothing else. Which
 * readings there were, the database says: a look that ends in the middle has read some of the orders.
 * @param concerns whether a channel hears of an order in this status
 */
export function createModel(world: PortingWorld, store: Store) {
  const seen = new Map<string, PortingOrder>();
  const lines: { orderId: string; status: string; line: unknown }[] = [];
  let hasBegun = false;
  return {
    /** @param worked whether the look came to its end: then it has seen everything that can be seen */
    async see(worked: boolean): Promise<void> {
      const stored = new Map(
        (await readPortOrders(store.db, {})).map((row) => [row.id, fromOrderRow(row).order]),
      );
      for (const [orderId, now] of stored) {
        const before = seen.get(orderId);
        const said = before ? difference(before, now) : hasBegun ? 'new' : undefined;
        const line = said && expect.stringMatching(SAID[said] ?? /^$/);
        if (line) lines.push({ orderId, status: now.status, line });
        seen.set(orderId, now);
      }
      if (!worked) return;
      hasBegun = true;
      for (const [orderId, order] of world.orders) {
        if (canBeSeen(order, stored.get(orderId))) expect(stored.get(orderId), orderId).toEqual(kept(order));
      }
    },
    told: (concerns: (status: string) => boolean): Heard =>
      Object.fromEntries(
        [
          ...Map.groupBy(
            lines.filter(({ status }) => concerns(status)),
            ({ orderId }) => orderId,
          ),
        ].map(([orderId, each]) => [orderId, each.map(({ line }) => line)]),
      ),
  };
}

function difference(before: PortingOrder, now: PortingOrder): string | undefined {
  const { status } = now;
  if (before.status !== status) return status;
  if (status === 'rejected' && before.rejectionReason !== now.rejectionReason) return status;
  return status === 'scheduled' && before.scheduledPortDate !== now.scheduledPortDate ? 'moved' : undefined;
}

/** What is open; what was; and what has ended, where Zoom says when. */
function canBeSeen(order: PortingOrder, stored: PortingOrder | undefined): boolean {
  if (OPEN_STATUSES.some((status) => status === order.status)) return true;
  if (!stored) return false;
  return isOpen(stored.status) || (order.updatedAt !== undefined && ENDED_STATUSES.includes(order.status));
}

function kept(order: PortingOrder): unknown {
  return JSON.parse(JSON.stringify(order));
}
