import fc from 'fast-check';
import { expect } from 'vitest';
import { dueNotices } from '../../src/porting/due-notices.ts';
import { ENDED_STATUSES, isOpen, OPEN_STATUSES } from '../../src/porting/port-statuses.ts';
import { fromOrderRow } from '../../src/porting/stored-order.ts';
import { type PortChangeRow, readPortChanges, readPortOrders } from '../../src/store/port-orders.ts';
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
  | { do: 'pass'; hours: number }
  /** Somebody looks at an order, whether it is there or not. */
  | { do: 'look'; order: number }
  | {
      do: 'poll';
      /** Ends the process at that call of its, before or after a commit or an answer. */
      crashAt?: number | undefined;
      /** Zoom answers neither that call of the look nor any after it. */
      zoomFailsAt?: number | undefined;
      /** Another process looks at the same time. */
      beside?: boolean | undefined;
    }
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
    arbitrary: fc.record({
      do: fc.constant('poll' as const),
      crashAt: some(fc.nat({ max: 60 })),
      zoomFailsAt: some(fc.nat({ max: 3 })),
      beside: fc.boolean(),
    }),
  },
  // A moment, a night, and from one end of a port's life to the other.
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      hours: fc.constantFrom(1, 9, 24, 5 * 24, 20 * 24),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('look' as const), order: fc.nat({ max: 3 }) }),
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
          // Not `message_not_found`: Slack says that of what is deleted, and who believes it begins a card anew.
          says: some(fc.constantFrom('internal_error', 'ratelimited', 'thread_not_found')),
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
  day_before: /port is tomorrow/,
  day_of: /port is today/,
  silent: /no change for/i,
  overdue: /overdue/i,
};

const DUE = ['day_before', 'day_of', 'silent', 'overdue'];

export type Heard = Record<string, unknown[]>;
type Line = { orderId: string; status: string; line: unknown };

/**
 * What should be heard of each order: a line for each difference between two readings of it, one for each thing that
 * was due when it was looked for, and nothing else. Which readings there were, and what was noted as due, the database
 * says: a look that ends in the middle has come to some of the orders.
 * @param concerns whether a channel hears of an order in this status
 */
export function createModel(world: PortingWorld, store: Store) {
  const seen = new Map<string, PortingOrder>();
  /** Ids of what was noted as due. */
  const noted = new Set<number>();
  const lines: Line[] = [];
  let hasBegun = false;
  return {
    /** @param worked whether the look came to its end: then it has seen everything that can be seen */
    async see(worked: boolean): Promise<void> {
      const rows = (await readPortOrders(store.db, {})).map(fromOrderRow);
      const stored = new Map(rows.map(({ order }) => [order.orderId, order]));
      for (const { order: now, changedAt } of rows) {
        const before = seen.get(now.orderId);
        const said = before ? difference(before, now) : hasBegun ? 'new' : undefined;
        if (said) lines.push(lineOf(now, said));
        seen.set(now.orderId, now);

        const { status, scheduledPortDate } = now;
        const due = dueNotices({ status, scheduledPortDate, changedAt }, world.clock.now());
        const news = (await dueOf(store, now.orderId)).filter(({ id }) => !noted.has(id));
        for (const { id, kind } of news) {
          noted.add(id);
          if (hasBegun) lines.push(lineOf(now, kind));
        }
        const keys = due.map(({ key }) => key);
        expect(keys).toEqual(expect.arrayContaining(news.map(({ key }) => key)));
        if (worked) {
          const all = (await dueOf(store, now.orderId)).map(({ key }) => key);
          expect(all).toEqual(expect.arrayContaining(keys));
        }
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

function lineOf({ orderId, status }: PortingOrder, said: string): Line {
  return { orderId, status, line: expect.stringMatching(SAID[said] ?? /^$/) };
}

/** What was noted of an order because time had passed. */
async function dueOf(store: Store, orderId: string): Promise<PortChangeRow[]> {
  return (await readPortChanges(store.db, orderId)).filter(({ kind }) => DUE.includes(kind));
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
