import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock, wait } from '../../src/clock.ts';
import type { Job } from '../../src/context.ts';
import type { Attempt, JobHandlers, Routine } from '../../src/jobs/handlers.ts';
import { migrateAll } from '../../src/jobs/migrate.ts';
import { type JobQueue, openQueue } from '../../src/jobs/queue.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { captureLog } from '../support/capture-log.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';

type Done = { name: string; job: object; attempt: Attempt };

const routine: Routine = {
  resume: async () => {},
  everyMinute: async () => {},
  everyNight: async () => {},
  everyHour: async () => {},
  isHourlyDue: async () => false,
  watchEverySeconds: 300,
  watchPorts: async () => {},
};

describe('Jobs', () => {
  let store: Store;
  let queue: JobQueue;
  let clock: TestClock;
  let done: Done[];
  let heard: () => void;
  /** What the next jobs fail with, in this order. */
  let failures: Error[];

  beforeAll(async () => {
    store = await openMemoryStore();
    await migrateAll(store);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    clock = createTestClock();
    queue = await openQueue({ store, clock, log: captureLog('silent', []).log });
    done = [];
    failures = [];
    heard = () => {};
  });
  afterEach(async () => {
    await queue.stop();
    await store.db.execute('delete from pgboss.job');
  });

  const handle =
    (name: string) =>
    async (job: object, attempt: Attempt): Promise<void> => {
      done.push({ name, job, attempt });
      heard();
      const failure = failures.shift();
      if (failure) throw failure;
    };
  const handlers: JobHandlers = {
    'execute-purchase': handle('execute-purchase'),
    'reconcile-purchase': handle('reconcile-purchase'),
    'follow-up': handle('follow-up'),
    'show-request': handle('show-request'),
    'tell-change': handle('tell-change'),
    'show-home': handle('show-home'),
    'tell-admins': handle('tell-admins'),
    'work-on-run': handle('work-on-run'),
    'show-run': handle('show-run'),
    'export-inventory': handle('export-inventory'),
    announce: handle('announce'),
    'tell-digest': handle('tell-digest'),
    'show-port': handle('show-port'),
    'port-decided': handle('port-decided'),
    'file-port': handle('file-port'),
    'reconcile-port': handle('reconcile-port'),
    'show-filing': handle('show-filing'),
  };
  const send = (job: Job) => store.db.transaction((tx) => queue.outbox.send(tx, job));
  const count = (times: number) =>
    new Promise<void>((resolve) => {
      heard = () => {
        if (done.length >= times) resolve();
      };
      heard();
    });

  it('come with the transaction that sends them', async () => {
    await queue.work(handlers, routine);
    await send({ name: 'show-request', requestId: 'r1' });
    await count(1);
    expect(done).toMatchObject([
      { name: 'show-request', job: { requestId: 'r1' }, attempt: { mayBeDone: false } },
    ]);
  });

  it('never come of a transaction that fails', async () => {
    const failing = store.db.transaction(async (tx) => {
      await queue.outbox.send(tx, { name: 'show-request', requestId: 'never' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await send({ name: 'show-request', requestId: 'sent' });
    await queue.work(handlers, routine);
    await count(1);
    expect(done.map(({ job }) => job)).toEqual([{ requestId: 'sent' }]);
  });

  it('that were sent before anybody worked are found', async () => {
    await send({ name: 'follow-up', requestId: 'r1' });
    await send({ name: 'tell-change', auditId: 7 });
    await queue.work(handlers, routine);
    await count(2);
    expect(done.map(({ name }) => name).toSorted()).toEqual(['follow-up', 'tell-change']);
  });

  it('that fail are tried again, and told that they may have been done', async () => {
    failures = [new Error('the network broke')];
    await queue.work(handlers, routine);
    await send({ name: 'tell-change', auditId: 7 });
    await count(2);
    const [first, second] = done;
    expect(second).toMatchObject({ job: { auditId: 7 }, attempt: { mayBeDone: true } });
    expect(second?.attempt.key).toBe(first?.attempt.key);
  });

  it('that are put off come later as the same job', async () => {
    failures = [new TryLater(1), new TryLater(1)];
    await queue.work(handlers, routine);
    await send({ name: 'tell-admins', text: 'A group cannot be read.' });
    await count(3);
    expect(new Set(done.map(({ attempt }) => attempt.key)).size).toBe(1);
    expect(new Set(done.map(({ attempt }) => attempt.sentAt.getTime())).size).toBe(1);
    expect(done.map(({ attempt }) => attempt.mayBeDone)).toEqual([false, true, true]);
  });

  it('that buy are tried again too, and told so: an approved request is not forgotten', async () => {
    failures = [new Error('a statement timed out')];
    await queue.work(handlers, routine);
    await send({ name: 'execute-purchase', requestId: 'r1' });
    await count(2);
    expect(done.map(({ attempt }) => attempt.mayBeDone)).toEqual([false, true]);
  });

  it('that a request needs wait once, however often they are sent; those of others beside them', async () => {
    const later = { startAfter: new Date(clock.now().getTime() + 3_600_000) };
    for (const requestId of ['r1', 'r1', 'r2', 'r1']) {
      for (const name of ['execute-purchase', 'reconcile-purchase', 'follow-up'] as const) {
        await store.db.transaction((tx) => queue.outbox.send(tx, { name, requestId }, later));
      }
    }
    await send({ name: 'show-request', requestId: 'r1' });
    await send({ name: 'show-request', requestId: 'r1' });
    expect(await waiting()).toEqual({
      'execute-purchase': 2,
      'follow-up': 2,
      'reconcile-purchase': 2,
      'show-request': 2,
    });
  });

  it('can send themselves again for later while they are worked on', async () => {
    const later = { startAfter: new Date(clock.now().getTime() + 3_600_000) };
    const again = { name: 'reconcile-purchase', requestId: 'r1' } as const;
    const lookAgain = async () => {
      await store.db.transaction((tx) => queue.outbox.send(tx, again, later));
      await handle('reconcile-purchase')(again, { key: '', mayBeDone: false, sentAt: new Date() });
    };
    await queue.work({ ...handlers, 'reconcile-purchase': lookAgain }, routine);
    await send(again);
    await count(1);
    expect(await waiting()).toEqual({ 'reconcile-purchase': 1 });
  });

  it('tell the admins the same thing once a day', async () => {
    await queue.work(handlers, routine);
    await send({ name: 'tell-admins', text: 'A group cannot be read.' });
    await send({ name: 'tell-admins', text: 'A group cannot be read.' });
    await send({ name: 'tell-admins', text: 'A channel is archived.' });
    await count(2);
    const texts = done.map(({ job }) => ('text' in job ? job.text : undefined));
    expect(texts.toSorted()).toEqual(['A channel is archived.', 'A group cannot be read.']);
  });

  it('draw a Home at once, and again once for all that came soon after', async () => {
    await queue.work(handlers, routine);
    // In the second half of a moment there would be another one before the changes are over.
    await atTheBeginningOf(2_000);
    for (const userId of ['U1', 'U1', 'U1', 'U2', 'U1']) await send({ name: 'show-home', userId });
    await count(3);
    expect(done.map(({ job }) => ('userId' in job ? job.userId : '')).toSorted()).toEqual(['U1', 'U1', 'U2']);
  });

  it('read the inventory soon after the start when that is due, and then by the hour', async () => {
    const read = Promise.withResolvers<void>();
    let hours = 0;
    await queue.work(handlers, {
      ...routine,
      isHourlyDue: async () => true,
      everyHour: async () => {
        hours += 1;
        read.resolve();
      },
    });
    await read.promise;
    expect(hours).toBe(1);
    expect(
      await store.db.execute(`select cron from pgboss.schedule where name = 'read-inventory'`),
    ).toMatchObject({ rows: [{ cron: '7 * * * *' }] });
  });

  it('start with what was under way, and do what is due every minute', async () => {
    const order: string[] = [];
    await queue.work(handlers, {
      ...routine,
      resume: async () => void order.push('resume'),
      everyMinute: async () => {
        order.push('minute');
        if (order.length === 3) throw new Error('the next minute comes all the same');
      },
    });
    expect(order).toEqual(['resume', 'minute']);
    await clock.advance(60_000);
    await clock.advance(60_000);
    expect(order).toEqual(['resume', 'minute', 'minute', 'minute']);
  });

  /** The queue counts moments by the database's clock, which is this machine's. */
  const atTheBeginningOf = (milliseconds: number) =>
    wait(systemClock, milliseconds - (Date.now() % milliseconds) + 10);

  it('pick up what was under way again and again until it works, and let the rest go on meanwhile', async () => {
    let tries = 0;
    await queue.work(handlers, {
      ...routine,
      resume: async () => {
        tries += 1;
        if (tries < 3) throw new Error('the database was slow');
      },
    });
    expect(tries).toBe(1);
    await send({ name: 'show-request', requestId: 'r1' });
    await count(1);
    await clock.advance(2_000);
    await clock.advance(2_000);
    await clock.advance(20_000);
    expect(tries).toBe(3);
  });

  /** How many jobs of each kind nobody has begun. */
  async function waiting(): Promise<Record<string, number>> {
    const answer = await store.db.execute(
      `select name, count(*)::int as jobs from pgboss.job where state = 'created' and name like '%-%' and name not in ('forget-searches', 'watch-ports', 'read-inventory') group by name order by name`,
    );
    const { rows } = z
      .object({ rows: z.array(z.object({ name: z.string(), jobs: z.number() })) })
      .parse(answer);
    return Object.fromEntries(rows.map(({ name, jobs }) => [name, jobs]));
  }
});
