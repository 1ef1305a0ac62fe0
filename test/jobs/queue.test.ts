import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock, wait } from '../../src/clock.ts';
import type { Job } from '../../src/context.ts';
import type { Attempt, JobHandlers, Routine } from '../../src/jobs/handlers.ts';
import { migrateAll } from '../../src/jobs/migrate.ts';
import { type JobQueue, openQueue } from '../../src/jobs/queue.ts';
import { openPgliteInMemory } from '../../src/store/pglite.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { captureLog } from '../support/capture-log.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';

type Done = { name: string; job: object; attempt: Attempt };

const routine: Routine = {
  resume: async () => {},
  everyMinute: async () => {},
  everyNight: async () => {},
  everyHour: async () => {},
  isHourlyDue: async () => false,
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
    store = await openPgliteInMemory();
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
    announce: handle('announce'),
    'show-port': handle('show-port'),
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

  it('that buy are not repeated by the queue', async () => {
    failures = [new Error('the process had a bad day')];
    await queue.work(handlers, routine);
    await send({ name: 'execute-purchase', requestId: 'r1' });
    await count(1);
    const { rows } = await waitForState('execute-purchase');
    expect(rows).toEqual([{ state: 'failed', retry_limit: 0 }]);
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

  /** The queue notes what became of a job after its handler has ended. */
  async function waitForState(name: string): Promise<{ rows: unknown[] }> {
    for (;;) {
      const answer = await store.db.execute(
        `select state, retry_limit from pgboss.job where name = '${name}' and state not in ('created', 'active')`,
      );
      if (typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows)) {
        if (answer.rows.length > 0) return { rows: answer.rows };
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});
