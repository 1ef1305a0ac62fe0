import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cancelOrder } from '../../src/porting/cancel-order.ts';
import { changeOrder } from '../../src/porting/change-order.ts';
import { readStoredOrder } from '../../src/porting/read-order.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { readOpenAnnouncements, saveWatcher } from '../../src/store/announcements.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createPortingWorld, forgetOrders, PORTING, type PortingWorld } from '../support/porting-world.ts';

const RINA = 'U0RINA';
const BEN = 'U0BEN';
const orderId = 'port_1';

describeOnBothDatabases('Whoever has to do with a porting order', (backend) => {
  let store: Store;
  let world: PortingWorld;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await forgetOrders(store);
    world = createPortingWorld(store, { porters: [RINA] });
    await watchOrders(world.context);
    world.put(orderId, { requestedPortDate: '2026-03-09' });
    await watchOrders(world.context);
  });

  const told = async (target: string) =>
    (await readOpenAnnouncements(store.db, target, 100))
      .map(({ change }) => change.details)
      .filter((details) => !JSON.stringify(details).includes('"new"'));
  /** The world, with a Zoom that takes corrections. */
  const context = () => {
    const { zoom } = world.context;
    const porting = {
      ...zoom.porting,
      update: async () => {
        const status = world.orders.get(orderId)?.status === 'rejected' ? { status: 'submitted' } : {};
        world.put(orderId, { requestedPortDate: '2026-03-16', ...status });
        return zoom.porting.get(orderId);
      },
      cancel: async () => world.put(orderId, { status: 'cancelled' }),
    };
    return { ...world.context, zoom: { ...zoom, porting } };
  };
  const change = () =>
    changeOrder(context(), { userId: RINA, orderId, changes: { requestedPortDate: '2026-03-16' } });

  it('is told who changed what, once, but for the one who did it', async () => {
    for (const userId of [RINA, BEN]) await saveWatcher(store.db, { orderId, userId, watches: true });
    expect(await change()).toMatchObject({ kind: 'changed', resubmitted: false });
    await watchOrders(world.context);
    const news = { kind: 'changed', by: RINA, fields: ['requestedPortDate'], date: '2026-03-16' };
    expect(await told(PORTING)).toEqual([expect.objectContaining(news)]);
    expect(await told(BEN)).toEqual([expect.objectContaining(news)]);
    expect(await told(RINA)).toEqual([]);
  });

  it('is told who corrected a rejected one, by which it was resubmitted', async () => {
    world.put(orderId, { status: 'rejected', rejectionReason: 'Wrong PIN' });
    await watchOrders(world.context);
    expect(await change()).toMatchObject({ kind: 'changed', resubmitted: true });
    expect((await told(PORTING)).slice(1)).toEqual([
      expect.objectContaining({ kind: 'resubmitted', by: RINA }),
    ]);
  });

  it('is told who cancelled it, and why', async () => {
    await cancelOrder(context(), { userId: RINA, orderId, why: 'We stay' });
    await watchOrders(world.context);
    expect(await told(PORTING)).toEqual([expect.objectContaining({ kind: 'cancelled' })]);
    const read = await readStoredOrder(context(), orderId);
    expect(read?.stored.details.cancelled).toEqual({ by: RINA, why: 'We stay' });
  });
});
