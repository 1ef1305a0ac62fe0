import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeOver, readHistory, readNewest } from '../../src/inventory/inventory-history.ts';
import { takeInventory } from '../../src/inventory/take-inventory.ts';
import { createZoomHealth, readZoomStanding } from '../../src/inventory/zoom-health.ts';
import { readHomes, rememberHome } from '../../src/store/homes.ts';
import { readReading, saveReading } from '../../src/store/readings.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import type { CallReport } from '../../src/zoom/call.ts';
import { ZoomUnavailable } from '../../src/zoom/errors.ts';
import type { Inventory } from '../../src/zoom/types.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

const DAY = 24 * 3_600_000;

const inventory = (total: number, assigned: number): Inventory => ({
  total,
  assigned,
  unassigned: total - assigned,
  pending: 0,
  monthlyCost: total * 1.1,
  byType: [{ key: 'local', total, assigned, unassigned: total - assigned, monthlyCost: total * 1.1 }],
  byState: [],
  bySite: [],
});

describeOnBothDatabases('Days of the inventory', (backend) => {
  let store: Store;
  let clock: TestClock;

  beforeAll(async () => {
    store = await openMigrated(backend);
    clock = createTestClock('2026-03-02T23:00:00Z');
  });
  afterAll(() => store.close());

  /** Zoom, of which only the inventory is asked. */
  const take = (told: Inventory) =>
    takeInventory({ zoom: { numbers: { inventory: async () => told } }, store, clock });

  it('have a row each, of the last reading of the day', async () => {
    await take(inventory(10, 8));
    await clock.advance(30 * 60_000);
    await take(inventory(12, 8));
    expect(await readHistory({ store, clock })).toMatchObject([
      { day: '2026-03-02', inventory: { total: 12 } },
    ]);
    expect((await readNewest({ store, clock }))?.change).toBeUndefined();
  });

  it('begin at midnight UTC, and tell what changed in a month', async () => {
    await clock.advance(60 * 60_000);
    await take(inventory(24, 23));
    const history = await readHistory({ store, clock });
    expect(history.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
    const change = { since: '2026-03-02', total: 12, unassigned: -3, monthlyCost: 13.2 };
    expect(changeOver(history)).toEqual(change);
    expect((await readNewest({ store, clock }))?.change).toEqual(change);
  });

  it('are looked back on for thirty days, and gone after 400', async () => {
    await clock.advance(40 * DAY);
    await take(inventory(30, 30));
    expect((await readHistory({ store, clock })).map(({ day }) => day)).toEqual(['2026-04-12']);
    await clock.advance(361 * DAY);
    await take(inventory(31, 30));
    const kept = await store.db.select({ day: schema.inventoryDays.day }).from(schema.inventoryDays);
    expect(kept.map(({ day }) => day).toSorted()).toEqual(['2026-04-12', '2027-04-08']);
  });

  it('and other readings are never overwritten by an older one', async () => {
    await saveReading(store.db, { name: 'a', value: 2, at: new Date(2_000) });
    await saveReading(store.db, { name: 'a', value: 1, at: new Date(1_000) });
    expect(await readReading(store.db, 'a')).toMatchObject({ value: 2 });
    await saveReading(store.db, { name: 'a', value: 3, at: new Date(2_000) });
    expect(await readReading(store.db, 'a')).toMatchObject({ value: 3 });
  });

  it('beside them stands who looks at their Home', async () => {
    await rememberHome(store.db, 'U1', new Date(1_000));
    await rememberHome(store.db, 'U2', new Date(5_000));
    await rememberHome(store.db, 'U2', new Date(6_000));
    expect(await readHomes(store.db, ['U1', 'U2', 'U3'], new Date(5_500))).toEqual(['U2']);
    expect(await readHomes(store.db, [], new Date(0))).toEqual([]);
  });

  it('and how Zoom is: kept when it changes, and at most once a minute besides', async () => {
    await store.db.delete(schema.readings);
    const health = createZoomHealth({ store, clock, log: { debug: () => {} } });
    const call = { method: 'GET', endpoint: '/phone/numbers', seconds: 0.1 };
    const hear = async (report: Pick<CallReport, 'outcome' | 'error' | 'leftOut'>) => {
      health.hear({ ...call, ...report });
      await health.written();
      return readZoomStanding({ store });
    };
    const first = clock.now();
    expect(await hear({ outcome: 'ok' })).toEqual({ reachable: true, at: first });
    await clock.advance(1_000);
    expect(await hear({ outcome: 'refused' })).toMatchObject({ at: first });
    expect(await hear({ outcome: 'aborted' })).toMatchObject({ at: first });
    const error = new ZoomUnavailable({ endpoint: 'GET /phone/numbers', reason: 'timed-out', detail: 'x' });
    const lastError = { at: clock.now(), endpoint: 'GET /phone/numbers', reason: 'timed-out' };
    expect(await hear({ outcome: 'unavailable', error })).toEqual({
      reachable: false,
      at: clock.now(),
      lastError,
    });
    await clock.advance(59_000);
    expect(await hear({ outcome: 'ok' })).toEqual({ reachable: true, at: clock.now(), lastError });
    const well = clock.now();
    await clock.advance(59_999);
    expect(await hear({ outcome: 'ok' })).toMatchObject({ at: well });
    await clock.advance(1);
    expect(await hear({ outcome: 'ok' })).toMatchObject({ at: clock.now() });
    // Whatever it said of itself a moment ago.
    const leftOut = { at: clock.now(), endpoint: 'GET /phone/numbers', reason: 'left-out' };
    expect(await hear({ outcome: 'ok', leftOut: 1 })).toMatchObject({ reachable: true, lastError: leftOut });
    await clock.advance(1_000);
    expect(await hear({ outcome: 'ok', leftOut: 1 })).toMatchObject({ lastError: leftOut });
  });
});
