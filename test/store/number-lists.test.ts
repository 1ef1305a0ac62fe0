import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  forgetNumberLists,
  insertNumberList,
  readNumberList,
  turnNumberList,
} from '../../src/store/number-lists.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

describeOnBothDatabases('Lists of numbers', (backend) => {
  let store: Store;
  const key = { id: randomUUID(), teamId: 'T0', userId: 'U0RINA' };
  beforeAll(async () => {
    store = await openMigrated(backend);
    const createdAt = new Date('2026-03-02T15:00:00Z');
    await insertNumberList(store.db, { ...key, filter: {}, held: { page: 0 }, revision: 1, createdAt });
  });
  afterAll(() => store.close());

  it('are turned once, however many clicks come from one rendering', async () => {
    const turned = await Promise.all(
      [1, 2, 3].map((page) => turnNumberList(store.db, key, { revision: 1, held: { page } })),
    );
    expect(turned.map((row) => row?.revision)).toEqual([2, 2, 2]);
    expect(new Set(turned.map((row) => JSON.stringify(row?.held))).size).toBe(1);
  });

  it('are nobody else’s', async () => {
    expect(await readNumberList(store.db, { ...key, userId: 'U0BEN' })).toBeUndefined();
    expect(
      await turnNumberList(store.db, { ...key, teamId: 'T1' }, { revision: 2, held: {} }),
    ).toBeUndefined();
  });

  it('are forgotten after a day', async () => {
    expect(await forgetNumberLists(store.db, new Date('2026-03-03T15:00:00Z'))).toBe(0);
    expect(await forgetNumberLists(store.db, new Date('2026-03-03T15:00:01Z'))).toBe(1);
  });
});
