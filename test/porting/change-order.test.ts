import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cancelOrder } from '../../src/porting/cancel-order.ts';
import { changeOrder } from '../../src/porting/change-order.ts';
import { readStoredOrder } from '../../src/porting/read-order.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { readOpenAnnouncements, saveWatcher } from '../../src/store/announcements.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { ZoomOutcomeUnknown } from '../../src/zoom/errors.ts';
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

  /** The same, whose answers to what is written are lost. */
  const losing = (arrives = true) => {
    const taking = context();
    const lost = async (write: () => Promise<unknown>): Promise<never> => {
      if (arrives) await write();
      throw new ZoomOutcomeUnknown({ endpoint: 'PATCH order', detail: 'The test says so' });
    };
    const porting = {
      ...taking.zoom.porting,
      update: () => lost(() => taking.zoom.porting.update()),
      cancel: () => lost(() => taking.zoom.porting.cancel()),
    };
    return { ...taking, zoom: { ...taking.zoom, porting } };
  };
  const asked = async () =>
    (await readAuditRows(store.db, { subject: orderId }, { limit: 100 }))
      .filter(({ what }) => what.endsWith('_asked'))
      .map(({ what, actor, why, details }) => ({ what, actor, why, details }));

  it('is told who changed what though Zoom’s answer was lost, where the order shows it', async () => {
    await saveWatcher(store.db, { orderId, userId: BEN, watches: true });
    const changes = { requestedPortDate: '2026-03-16' };
    const result = await changeOrder(losing(), { userId: RINA, orderId, changes });
    expect(result).toMatchObject({ kind: 'changed', resubmitted: false });
    expect(await told(BEN)).toEqual([
      expect.objectContaining({ kind: 'changed', by: RINA, date: '2026-03-16' }),
    ]);
  });

  it('is told who resubmitted it though Zoom’s answer was lost, and the doer is not', async () => {
    await saveWatcher(store.db, { orderId, userId: RINA, watches: true });
    world.put(orderId, { status: 'rejected', rejectionReason: 'Wrong PIN' });
    await watchOrders(world.context);
    const changes = { accountPin: '4821' };
    const result = await changeOrder(losing(), { userId: RINA, orderId, changes });
    expect(result).toMatchObject({ kind: 'changed', resubmitted: true });
    await watchOrders(world.context);
    const resubmitted = expect.objectContaining({ kind: 'resubmitted', by: RINA });
    expect((await told(PORTING)).slice(1)).toEqual([resubmitted]);
    expect(await told(RINA)).toHaveLength(1);
  });

  it('finds in the audit who asked for a change of which nobody knows whether it arrived', async () => {
    const before = (await asked()).length;
    const changes = { accountNumber: 'ACCT-4711' };
    expect(await changeOrder(losing(false), { userId: RINA, orderId, changes })).toMatchObject({
      kind: 'unknown',
    });
    expect((await asked()).length).toBe(before + 1);
    expect(await asked()).toContainEqual({
      ...{ what: 'port.change_asked', actor: RINA, why: null },
      details: { fields: ['accountNumber'] },
    });
    expect(await told(PORTING)).toEqual([]);
  });

  it('is told why it was cancelled when that is seen later, for the answer was lost and the order unreadable', async () => {
    const unreadable = losing();
    const cancelling = {
      ...unreadable,
      zoom: {
        ...unreadable.zoom,
        porting: { ...unreadable.zoom.porting, get: () => Promise.reject(new Error('Unreadable')) },
      },
    };
    expect(await cancelOrder(cancelling, { userId: RINA, orderId, why: 'We stay' })).toEqual({
      kind: 'unknown',
    });
    expect(await asked()).toContainEqual({
      ...{ what: 'port.cancel_asked', actor: RINA, why: 'We stay' },
      details: null,
    });
    await watchOrders(world.context);
    expect(await told(PORTING)).toEqual([expect.objectContaining({ kind: 'cancelled' })]);
    const read = await readStoredOrder(context(), orderId);
    expect(read?.stored.details.cancelled).toEqual({ by: RINA, why: 'We stay' });
  });

  it('is told of a billing number that is corrected, which is kept here, for Zoom does not take it', async () => {
    const kept = { billingNumber: '+14155559901' };
    expect(await changeOrder(context(), { userId: RINA, orderId, changes: {}, kept })).toEqual({
      kind: 'kept',
    });
    expect(world.orders.get(orderId)?.requestedPortDate).toBe('2026-03-09');
    expect((await readStoredOrder(context(), orderId))?.stored.details).toMatchObject(kept);
    expect(await told(PORTING)).toEqual([
      expect.objectContaining({ kind: 'changed', by: RINA, fields: ['billingNumber'] }),
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
