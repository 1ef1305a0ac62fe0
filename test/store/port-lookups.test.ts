import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAnnouncements, markAnnouncements, readOpenTargets } from '../../src/store/announcements.ts';
import { portChanges, portOrders } from '../../src/store/porting-schema.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

/** More than a page of the table, so that a look through all of it is dearer than the index. */
const TOLD = 3_000;

describeOnBothDatabases('What is still to be told of ports', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
    const at = new Date('2026-03-02T15:00:00Z');
    await store.db.insert(portOrders).values({
      id: 'port_1',
      status: 'pending',
      phoneNumbers: [],
      order: {},
      changedAt: at,
      version: 1,
    });
    const changes = await store.db
      .insert(portChanges)
      .values(
        Array.from({ length: TOLD + 1 }, (_, index) => ({
          orderId: 'port_1',
          key: `silent:${index}`,
          kind: 'silent',
          at,
          foundAt: at,
          details: {},
        })),
      )
      .returning({ id: portChanges.id });
    const ids = changes.map(({ id }) => id);
    await store.db.transaction(async (tx) => {
      for (const id of ids) await addAnnouncements(tx, id, ['C0PORTING']);
    });
    await markAnnouncements(store.db, 'C0PORTING', ids.slice(1), { toldAt: at });
    await store.db.execute(sql`analyze announcements`);
  });
  afterAll(() => store.close());

  const planOf = async (query: ReturnType<typeof sql>) =>
    JSON.stringify(await store.db.execute(sql`explain ${query}`));

  it('is found without a look at everything that was told before', async () => {
    expect(await readOpenTargets(store.db)).toEqual(['C0PORTING']);
    for (const query of [
      sql`select distinct target from announcements where told_at is null`,
      sql`select * from announcements where target = 'C0PORTING' and told_at is null order by change_id`,
    ]) {
      const plan = await planOf(query);
      expect(plan).toContain('announcements_open');
      // The index holds nothing else: there is no row to be left out, and none to be sorted.
      expect(plan).not.toMatch(/Seq Scan|told_at|Sort/);
    }
  });
});
