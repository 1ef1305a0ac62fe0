import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCards, workOnCard } from '../../src/store/cards.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/store.ts';
import { createGate } from '../support/gate.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

const now = new Date('2026-03-02T15:00:00Z');

describeOnBothDatabases('Cards', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  it('are worked on by one at a time, each seeing what the one before has done', async () => {
    const key = { subject: 'request:turns', channel: 'C1' };
    const gate = createGate();
    const first = workOnCard(store, key, now, async ({ save }) => {
      await gate.pass();
      await save({ ts: '1.1', rendered: 1 });
    });
    await gate.reached;
    const seen: unknown[] = [];
    const second = workOnCard(store, key, now, async ({ card }) => void seen.push(card.ts));
    // Another card is free meanwhile.
    await workOnCard(store, { ...key, channel: 'C2' }, now, async ({ card }) => void seen.push(card.ts));
    expect(seen).toEqual([null]);
    gate.open();
    await Promise.all([first, second]);
    expect(seen).toEqual([null, '1.1']);
  });

  it('are new once: after a failure something may have been posted', async () => {
    const key = { subject: 'request:fails', channel: 'C1' };
    const failing = workOnCard(store, key, now, async ({ isNew }) => {
      expect(isNew).toBe(true);
      throw new Error('crash');
    });
    await expect(failing).rejects.toThrow('crash');
    await workOnCard(store, key, now, async ({ isNew, card }) => {
      expect(isNew).toBe(false);
      expect(card).toEqual({ ...key, ts: null, rendered: 0, postedAt: now });
    });
    expect(await readCards(store.db, key.subject)).toEqual([]);
  });
});

describeOnBothDatabases('Cards, while Slack is slow', (backend) => {
  it('keep nothing from whoever asks the database, however many are in hand', async () => {
    const store = await openMigrated(backend);
    const gate = createGate();
    const cards = Array.from({ length: 25 }, (_, index) =>
      workOnCard(store, { subject: `request:${index}`, channel: 'C1' }, now, async ({ save }) => {
        await gate.pass();
        await save({ ts: '1.1', rendered: 1 });
      }),
    );
    await gate.reached;
    const click = store.db.transaction((tx) => tx.execute('select 1'));
    await expect(click).resolves.toBeDefined();
    gate.open();
    await Promise.all(cards);
    expect(await readCards(store.db, 'request:24')).toHaveLength(1);
    await store.close();
  });
});

/** Two processes on one database: the turn in line of this process is not what keeps them apart. */
describeOnBothDatabases('Cards, seen from two processes', (backend) => {
  async function twoProcesses(): Promise<[Store, Store]> {
    const store = await openMigrated(backend);
    const { connectionString = '' } = store.queue;
    return [store, await openPostgres(connectionString, () => {})];
  }
  const key = { subject: 'request:two', channel: 'C1' };

  it.skipIf(backend.name === 'pglite')('are worked on by one at a time', async () => {
    const [store, other] = await twoProcesses();
    const gate = createGate();
    const order: string[] = [];
    const first = workOnCard(store, key, now, async ({ save }) => {
      await gate.pass();
      order.push('first');
      await save({ ts: '1.1', rendered: 1 });
    });
    await gate.reached;
    const second = workOnCard(other, key, now, async ({ card }) => void order.push(`second saw ${card.ts}`));
    // Another card is free meanwhile.
    await workOnCard(other, { ...key, channel: 'C2' }, now, async () => void order.push('other'));
    gate.open();
    await Promise.all([first, second]);
    expect(order).toEqual(['other', 'first', 'second saw 1.1']);
    await other.close();
    await store.close();
  });

  it.skipIf(backend.name === 'pglite')('are free when a process has ended in the middle of one', async () => {
    const [store, other] = await twoProcesses();
    const gate = createGate();
    const ending = workOnCard(other, key, now, () => gate.pass());
    await gate.reached;
    await store.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%locks' and datname = current_database()`,
    );
    await workOnCard(store, key, now, async ({ save }) => save({ ts: '1.1', rendered: 1 }));
    expect(await readCards(store.db, key.subject)).toHaveLength(1);
    gate.open();
    await ending;
    // And it has another connection for the next.
    await workOnCard(other, key, now, async ({ card }) => expect(card.ts).toBe('1.1'));
    await other.close();
    await store.close();
  });
});
