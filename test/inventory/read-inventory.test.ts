import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knownBlocks } from '../../src/inventory/known-blocks.ts';
import { isInventoryOld, lastReading, readInventory } from '../../src/inventory/read-inventory.ts';
import { createLocalZoom, type LocalZoom } from '../../src/sandbox/zoom/local-zoom.ts';
import { readKnownNumber } from '../../src/store/known-numbers.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import type { ZoomClient } from '../../src/zoom/client.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { clientOf } from '../support/purchase-world.ts';
import { type Served, serve } from '../support/serve.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';

const page = z.looseObject({ phone_numbers: z.array(z.looseObject({ id: z.string() })) });

/** Every look at it finds it a little later, so that calls never come too fast for the local Zoom. */
function hurried() {
  let now = Date.parse('2026-03-02T15:00:00Z');
  return {
    now: () => {
      now += 100;
      return new Date(now);
    },
    schedule: () => () => {},
  };
}

/** The same store, which notes how many rows each insertion of numbers has. */
function watching(store: Store, inserted: number[]): Store {
  const insert: Store['db']['insert'] = (table) => {
    const builder = store.db.insert(table);
    if (!Object.is(table, schema.knownNumbers)) return builder;
    const values = builder.values.bind(builder);
    return Object.assign(builder, {
      values: (rows: Parameters<typeof values>[0]) => {
        inserted.push(Array.isArray(rows) ? rows.length : 1);
        return values(rows);
      },
    });
  };
  const db = new Proxy(store.db, {
    get: (target, name) => (name === 'insert' ? insert : Reflect.get(target, name, target)),
  });
  return { ...store, db };
}

describe('Reading the inventory', () => {
  let store: Store;
  let clock: TestClock;
  let local: LocalZoom;
  let server: Served;
  let zoom: ZoomClient;

  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.db.delete(schema.knownNumbers);
    await store.db.delete(schema.readings);
    await store.db.delete(schema.inventoryDays);
    clock = createTestClock();
  });
  afterEach(async () => {
    await zoom.close();
    local.close();
    await server.close();
  });

  async function start(numbers: number): Promise<void> {
    local = createLocalZoom({ numbers, clock: hurried() });
    server = await serve(local.app.fetch);
    zoom = clientOf({ apiUrl: `${server.url}/v2`, oauthUrl: `${server.url}/oauth/token` });
  }
  const count = async () => {
    const [row] = await store.db.select({ count: sql`count(*)`.mapWith(Number) }).from(schema.knownNumbers);
    return row?.count;
  };
  const parts = () => ({ zoom, store, clock });

  it('of 20,000 numbers takes 67 pages and two calls more, holds a page at a time, and writes it at once', async () => {
    await start(20_000);
    const inserted: number[] = [];
    const watched = watching(store, inserted);
    expect(await readInventory({ zoom, store: watched, clock })).toEqual({ numbers: 20_000, forgotten: 0 });
    expect(local.calls().filter(({ path }) => path === '/v2/phone/numbers')).toHaveLength(67);
    expect(local.calls().filter(({ path }) => path.startsWith('/v2/'))).toHaveLength(69);
    expect(inserted.filter((rows) => rows > 0)).toHaveLength(67);
    expect(Math.max(...inserted)).toBe(300);
    expect(await count()).toBe(20_000);
    expect(await lastReading(parts())).toMatchObject({ numbers: 20_000 });
  });

  it('forgets what it did not see twice in a row, and remembers since when a number is idle', async () => {
    await start(20);
    await readInventory(parts());
    const [idle] = (await zoom.numbers.unassignedPage({ status: 'active' }, { pageSize: 2 })).items;
    const first = clock.now();
    await zoom.numbers.release((await zoom.numbers.unassignedPage({ status: 'active' })).items[1]?.id ?? '');
    await clock.advance(3_600_000);
    expect(await readInventory(parts())).toMatchObject({ forgotten: 0 });
    await clock.advance(3_600_000);
    expect(await readInventory(parts())).toMatchObject({ forgotten: 1 });
    expect(await count()).toBe(19);
    const known = await readKnownNumber(store.db, idle?.phoneNumber ?? '');
    expect(known).toMatchObject({ idleSince: first, seenAt: clock.now() });
  });

  it('that skips a number, for the list moved between two pages, does not begin its idle time anew', async () => {
    await start(20);
    await readInventory(parts());
    const first = clock.now();
    const [idle] = (await zoom.numbers.unassignedPage({ status: 'active' }, { pageSize: 1 })).items;
    await clock.advance(3_600_000);
    const { numbers } = zoom;
    const moving: ZoomClient = {
      ...zoom,
      numbers: {
        ...numbers,
        async *list(...args) {
          for await (const number of numbers.list(...args)) if (number.id !== idle?.id) yield number;
        },
      },
    };
    expect(await readInventory({ ...parts(), zoom: moving })).toEqual({ numbers: 19, forgotten: 0 });
    await clock.advance(3_600_000);
    await readInventory(parts());
    const known = await readKnownNumber(store.db, idle?.phoneNumber ?? '');
    expect(known).toMatchObject({ idleSince: first, seenAt: clock.now() });
  });

  it.each([
    ['whose assignee has no id', (number: object) => ({ ...number, assignee: { type: 'user' } })],
    ['that has no id', ({ id: _, ...number }: { id?: string }) => number],
  ])('does not take a number for gone %s, and reads the others', async (_, spoil) => {
    await start(20);
    await readInventory(parts());
    const [odd] = local.snapshot().numbers;
    server.intercept(async (request) => {
      if (new URL(request.url).pathname !== '/v2/phone/numbers') return undefined;
      const { phone_numbers: numbers, ...rest } = page.parse(await (await local.app.fetch(request)).json());
      const spoilt = numbers.map((each) => (each.id === odd?.id ? spoil(each) : each));
      return Response.json({ ...rest, phone_numbers: spoilt });
    });
    for (const _ of ['once', 'twice', 'three times']) {
      await clock.advance(3_600_000);
      expect(await readInventory(parts())).toEqual({ numbers: 19, forgotten: 0 });
    }
    expect(await count()).toBe(20);
    expect(await readKnownNumber(store.db, odd?.phone_number ?? '')).toBeDefined();
  });

  it('that breaks off keeps what it has, and is due again', async () => {
    await start(700);
    await readInventory(parts());
    await clock.advance(3_600_001);
    expect(await isInventoryOld(parts())).toBe(true);
    let pages = 0;
    server.intercept((request) => {
      if (new URL(request.url).pathname !== '/v2/phone/numbers') return undefined;
      pages += 1;
      return pages === 2 ? new Response('<html>') : undefined;
    });
    await expect(readInventory(parts())).rejects.toThrow('GET /phone/numbers');
    expect(await count()).toBe(700);
    expect(await isInventoryOld(parts())).toBe(true);
    await readInventory(parts());
    expect(await isInventoryOld(parts())).toBe(false);
  });

  it('is broken off when the process stops, and keeps what it has', async () => {
    await start(700);
    const stop = new AbortController();
    server.intercept((request) => {
      if (new URL(request.url).searchParams.has('next_page_token')) stop.abort(new Error('stopping'));
      return undefined;
    });
    await expect(readInventory(parts(), stop.signal)).rejects.toThrow('stopping');
    expect(await count()).toBe(300);
    expect(await isInventoryOld(parts())).toBe(true);
  });

  it('keeps the blocks, too, and has the numbers all the same where Zoom does not give them', async () => {
    await start(5);
    const { id } = await zoom.blocks.create({ country: 'US', areaCode: '206', size: 10 });
    await readInventory(parts());
    expect((await knownBlocks({ store })).map((block) => block.id)).toEqual([id]);
    server.intercept((request) => {
      if (new URL(request.url).pathname !== '/v2/phone/number_blocks') return undefined;
      return Response.json({ code: 200, message: 'No permission' }, { status: 403 });
    });
    expect(await readInventory(parts())).toMatchObject({ numbers: 15 });
    expect(await knownBlocks({ store })).toHaveLength(1);
  });

  it('does not undo what somebody changed while it was under way', async () => {
    await start(5);
    await readInventory(parts());
    const [number] = await store.db.select().from(schema.knownNumbers).limit(1);
    if (!number) throw new Error('Nothing was read');
    const later = new Date(clock.now().getTime() + 60_000);
    await store.db.update(schema.knownNumbers).set({ displayName: 'Changed since', seenAt: later });
    await readInventory(parts());
    expect(await readKnownNumber(store.db, number.phoneNumber)).toMatchObject({
      displayName: 'Changed since',
    });
  });
});
