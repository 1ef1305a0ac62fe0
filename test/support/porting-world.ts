import type { Context, Job } from '../../src/context.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import * as porting from '../../src/store/porting-schema.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import type { PortingOrder } from '../../src/zoom/types.ts';
import type { Zoom } from '../../src/zoom/zoom.ts';
import { knownPeople } from './known-people.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { createWorkQueue } from './work-queue.ts';

export const PORTING = 'C0PORTING';

/** Orders at Zoom that a test moves by hand, and everything that the watch of them works with. */
export type PortingWorld = {
  context: Context;
  clock: TestClock;
  orders: Map<string, PortingOrder>;
  /** Makes an order, or changes it; Zoom notes the time. */
  put(orderId: string, change: Partial<PortingOrder>): void;
  /** Calls that Zoom has answered, a page each. */
  calls: string[];
  /** Calls after which Zoom cannot be reached; none while undefined. */
  failAfter: number | undefined;
  /** Jobs that were sent. */
  jobs: Job[];
};

/** Those who may port are members. */
export function createPortingWorld(store: Store, settings: Partial<Settings> = {}): PortingWorld {
  // A Monday morning in New York.
  const clock = createTestClock('2026-03-02T15:00:00Z');
  const queue = createWorkQueue(store);
  const orders = new Map<string, PortingOrder>();
  const calls: string[] = [];
  let writes = 0;
  const world: PortingWorld = {
    clock,
    orders,
    calls,
    failAfter: undefined,
    jobs: queue.told,
    put(orderId, change) {
      writes += 1;
      // Every write of an order is at a moment of its own.
      const updatedAt = new Date(clock.now().getTime() + writes).toISOString();
      const before = orders.get(orderId) ?? {
        orderId,
        status: 'submitted',
        phoneNumbers: ['+14155559900'],
        submittedAt: updatedAt,
      };
      orders.set(orderId, { ...before, ...change, updatedAt });
    },
    context: {
      zoom: watched({ orders, calls, failsNow: () => (world.failAfter ?? Infinity) <= calls.length }),
      store: queue.store,
      outbox: queue.outbox,
      clock,
      people: knownPeople({ members: ['U0RINA', ...(settings.porters ?? [])] }),
      ids: { newId: () => crypto.randomUUID(), newReference: () => 'ZP-000000' },
      firstSettings: { ...defaultSettings, admins: ['U0ADA'], portingChannel: PORTING, ...settings },
    },
  };
  return world;
}

type Watching = { orders: ReadonlyMap<string, PortingOrder>; calls: string[]; failsNow(): boolean };

/** The porting side of Zoom in memory, page by page, with the newest change first. */
function watched({ orders, calls, failsNow }: Watching): Zoom {
  function answer(call: string) {
    if (failsNow()) {
      throw new ZoomUnavailable({ endpoint: call, reason: 'not-sent', detail: 'The test says so' });
    }
    calls.push(call);
  }
  const refuse = async () => {
    throw new Error('The watch only reads orders');
  };
  const porting: Pick<Zoom['porting'], 'list' | 'get'> = {
    async *list({ status } = {}, { pageSize = 30 } = {}) {
      const found = [...orders.values()]
        .filter((order) => !status || status.includes(order.status))
        .toSorted((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''));
      for (let from = 0; from === 0 || from < found.length; from += pageSize) {
        answer('GET /phone/porting/orders');
        yield* found.slice(from, from + pageSize);
      }
    },
    async get(orderId) {
      answer('GET /phone/porting/orders/{orderId}');
      const order = orders.get(orderId);
      if (order) return order;
      throw new ZoomRefused({ endpoint: 'GET order', reason: 'Not there', status: 404, code: 3000 });
    },
  };
  const nobody = new Proxy({}, { get: () => refuse });
  return Object.assign(Object.create(nobody), { offers: () => true, porting });
}

/** Orders of before are gone; the audit stays, as it must. */
export async function forgetOrders(store: Store): Promise<void> {
  await store.db.delete(porting.announcements);
  await store.db.delete(porting.portChanges);
  await store.db.delete(porting.portWatchers);
  await store.db.delete(porting.portRoutes);
  await store.db.delete(porting.portDigests);
  await store.db.delete(porting.portOrders);
  await store.db.delete(schema.readings);
  await store.db.delete(schema.cards);
}
