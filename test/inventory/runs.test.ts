import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Context, Job } from '../../src/context.ts';
import type { ItemResult, RunStep, RunSteps } from '../../src/inventory/run.ts';
import { beginRun, startRun } from '../../src/inventory/start-run.ts';
import { resumeRuns, workOnRun } from '../../src/inventory/work-on-run.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { insertAuditRow, readAuditRows } from '../../src/store/audit.ts';
import { countRunItems, forgetPlans, readRun, readRunItems } from '../../src/store/runs.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { createZoomClient } from '../../src/zoom/client.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createGate } from '../support/gate.ts';
import { knownPeople } from '../support/known-people.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';
import { createWorkQueue, type WorkQueue } from '../support/work-queue.ts';

describeOnBothDatabases('A run', (backend) => {
  let store: Store;
  let clock: TestClock;
  let queue: WorkQueue;
  let context: Context;
  /** What was made at Zoom, in its order. */
  let made: string[];
  let ids = 0;

  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.db.delete(schema.runItems);
    await store.db.delete(schema.runs);
    clock = createTestClock();
    queue = createWorkQueue(store);
    made = [];
    context = {
      zoom: createZoomClient({
        apiUrl: 'http://127.0.0.1:9/v2',
        oauthUrl: 'http://127.0.0.1:9/oauth',
        accountId: 'a',
        clientId: 'b',
        clientSecret: 'c',
        clock,
        random: () => 0,
      }),
      store: queue.store,
      outbox: queue.outbox,
      clock,
      people: knownPeople({ members: [], groups: {} }),
      ids: { newId: () => `run-${++ids}`, newReference: () => 'ZP-000000' },
      firstSettings: defaultSettings,
    };
  });

  const steps = (step: RunStep): RunSteps => ({ release: step, import: step, assign: step });
  const done: ItemResult = { state: 'done' };
  /** Makes the change, and looks first where somebody may have made it. */
  const make: RunStep = async (_context, _run, { phoneNumber }, { maybeDone }) => {
    if (!(maybeDone && made.includes(phoneNumber))) made.push(phoneNumber);
    return done;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+1415555${1000 + index}`);
  const start = (count: number, origin = `view-${++ids}`) =>
    startRun(context, {
      kind: 'release',
      userId: 'U0ADA',
      origin,
      items: numbers(count).map((phoneNumber) => ({ phoneNumber, numberId: phoneNumber, wanted: null })),
    });
  const sent = (name: Job['name']) => queue.told.filter((job) => job.name === name).length;
  const states = (runId: string) => countRunItems(store.db, runId);

  it('makes its changes in their order, and ends', async () => {
    const run = await start(5);
    expect(sent('work-on-run')).toBe(1);
    await workOnRun(context, steps(make), run.id);
    expect(made).toEqual(numbers(5));
    expect(await readRun(store.db, run.id)).toMatchObject({ status: 'done', endedAt: clock.now() });
    expect(await states(run.id)).toEqual({ done: 5 });
  });

  it('is one, however often it is submitted', async () => {
    const [first, second] = [await start(3, 'the same modal'), await start(3, 'the same modal')];
    expect(second.id).toBe(first.id);
    expect(await states(first.id)).toEqual({ pending: 3 });
    expect(sent('work-on-run')).toBe(1);
  });

  it('that is worked on by whoever starts it has a job all the same, a minute later', async () => {
    const due: (Date | undefined)[] = [];
    const { outbox } = context;
    context.outbox = {
      async send(tx, job, options) {
        if (job.name === 'work-on-run') due.push(options?.startAfter);
        await outbox.send(tx, job, options);
      },
    };
    const items = [{ phoneNumber: '+14155551000', numberId: '1', wanted: null }];
    const about = { kind: 'release', userId: 'U0ADA', items } as const;
    await startRun(context, { ...about, origin: 'at once', isInHand: true });
    const plan = await startRun(context, { ...about, origin: 'planned', isPlan: true });
    await beginRun(context, plan.id, { isInHand: true });
    const inAMinute = new Date(clock.now().getTime() + 60_000);
    expect(due).toEqual([inAMinute, inAMinute]);
  });

  it('that is a plan begins when it is told to, once', async () => {
    const items = [{ phoneNumber: '+14155551000', numberId: null, wanted: { to: 'somebody' } }];
    const plan = await startRun(context, {
      kind: 'import',
      userId: 'U0ADA',
      origin: 'file',
      items,
      isPlan: true,
    });
    await workOnRun(context, steps(make), plan.id);
    expect(made).toEqual([]);
    expect(await beginRun(context, plan.id)).toMatchObject({ status: 'running' });
    expect(await beginRun(context, plan.id)).toBeUndefined();
    expect(sent('work-on-run')).toBe(1);
    await workOnRun(context, steps(make), plan.id);
    expect(made).toEqual(['+14155551000']);
  });

  it('that nobody begins is forgotten, a day after; whatever was begun stays', async () => {
    const items = [{ phoneNumber: '+14155551000', numberId: null, wanted: null }];
    const about = { kind: 'import', userId: 'U0ADA', items, isPlan: true } as const;
    const [left, begun] = [
      await startRun(context, { ...about, origin: 'left' }),
      await startRun(context, { ...about, origin: 'begun' }),
    ];
    await beginRun(context, begun.id);
    await clock.advance(25 * 3_600_000);
    const young = await startRun(context, { ...about, origin: 'young' });
    expect(await forgetPlans(store.db, new Date(clock.now().getTime() - 24 * 3_600_000))).toBe(1);
    const kept = await Promise.all([left, begun, young].map(({ id }) => readRun(store.db, id)));
    expect(kept.map((run) => run?.status)).toEqual([undefined, 'running', 'planned']);
  });

  it('keeps a failure to the one that failed, with its reason', async () => {
    const run = await start(3);
    const step: RunStep = async (...args) =>
      args[2].position === 1 ? { state: 'failed', message: 'Zoom refused: it is assigned.' } : make(...args);
    await workOnRun(context, steps(step), run.id);
    const items = await readRunItems(store.db, run.id, { limit: 10 });
    expect(items.map(({ state, message }) => [state, message])).toEqual([
      ['done', null],
      ['failed', 'Zoom refused: it is assigned.'],
      ['done', null],
    ]);
  });

  it('goes on after a crash where it stopped: nothing is lost, and what was in hand is looked at first', async () => {
    const run = await start(4);
    const seen: [string, boolean][] = [];
    const crash: RunStep = async (context, run, item, options) => {
      seen.push([item.phoneNumber, options.maybeDone]);
      const result = await make(context, run, item, options);
      // The change is made, and the process ends before it can be written down.
      if (item.position === 2 && !options.maybeDone) throw new Error('killed');
      return result;
    };
    await expect(workOnRun(context, steps(crash), run.id)).rejects.toThrow('killed');
    expect(await states(run.id)).toEqual({ done: 2, started: 1, pending: 1 });
    queue.told.length = 0;
    expect(await resumeRuns(context)).toBe(1);
    expect(sent('work-on-run')).toBe(1);
    await workOnRun(context, steps(crash), run.id);
    expect(made).toEqual(numbers(4));
    expect(seen.slice(2).map(([, maybeDone]) => maybeDone)).toEqual([false, true, false]);
    expect(await states(run.id)).toEqual({ done: 4 });
    expect(await resumeRuns(context)).toBe(0);
  });

  it('is in the hands of one worker: another whose job was taken for dead makes no more changes', async () => {
    const run = await start(6);
    const gate = createGate();
    const slow: RunStep = async (...args) => {
      if (args[2].position === 1) await gate.pass();
      return note(args[2].phoneNumber, 'slow', make(...args));
    };
    const by: Record<string, string[]> = {};
    const note = async (phoneNumber: string, who: string, result: Promise<ItemResult>) => {
      by[phoneNumber] = [...(by[phoneNumber] ?? []), who];
      const alongside: ItemResult['alongside'] = async (tx) => {
        await insertAuditRow(tx, {
          ...{ at: clock.now(), actor: who, what: 'number.released', subject: run.id },
          ...{ phoneNumbers: [phoneNumber], from: null, to: null, why: null, details: null },
        });
      };
      return { ...(await result), alongside };
    };
    const first = workOnRun(context, steps(slow), run.id);
    await gate.reached;
    await workOnRun(
      context,
      steps((...args) => note(args[2].phoneNumber, 'quick', make(...args))),
      run.id,
    );
    expect(await readRun(store.db, run.id)).toMatchObject({ status: 'done' });
    gate.open();
    await first;
    const [zero, one, ...rest] = numbers(6);
    expect(by).toEqual({
      [zero ?? '']: ['slow'],
      // The one in hand is looked at by both; what it came to is said once.
      [one ?? '']: ['quick', 'slow'],
      ...Object.fromEntries(rest.map((number) => [number, ['quick']])),
    });
    const told = (await readAuditRows(store.db, { subject: run.id }, { limit: 20 })).map(
      ({ actor, phoneNumbers }) => `${phoneNumbers[0]} ${actor}`,
    );
    expect(told.toReversed()).toEqual([`${zero} slow`, ...[one, ...rest].map((number) => `${number} quick`)]);
    expect(await states(run.id)).toEqual({ done: 6 });
  });

  it('goes from job to job, so that none expires, and its card is drawn once in each', async () => {
    const run = await start(12);
    const timely: RunStep = async (...args) => {
      await clock.advance(1_000);
      return make(...args);
    };
    let jobs = 0;
    for (; (await readRun(store.db, run.id))?.status === 'running'; jobs += 1) {
      expect(sent('work-on-run')).toBe(jobs + 1);
      await workOnRun(context, steps(timely), run.id);
    }
    expect(jobs).toBe(3);
    expect(made).toEqual(numbers(12));
    // At the beginning of each, and at the end.
    expect(sent('show-run')).toBe(4);
  });

  it('waits as long as Zoom asks, and no shorter than its card needs', async () => {
    const run = await start(2);
    let busy = 2;
    const step: RunStep = async (...args) => {
      if (busy > 0) throw new TryLater(--busy === 1 ? 30 : 1);
      return make(...args);
    };
    const later = async () =>
      workOnRun(context, steps(step), run.id).catch((error: unknown) =>
        error instanceof TryLater ? error.seconds : error,
      );
    expect([await later(), await later(), await later()]).toEqual([30, 4, undefined]);
    expect(made).toEqual(numbers(2));
  });

  it('looks for what may have been made, and not for what certainly was not', async () => {
    const run = await start(1);
    const seen: boolean[] = [];
    const throwing = [
      new TryLater(1),
      new TryLater(1),
      new TryLater(1, { maybeDone: true }),
      // Once something may have happened, that stays so.
      new TryLater(1),
    ];
    const step: RunStep = async (_context, _run, _item, { maybeDone }) => {
      seen.push(maybeDone);
      const error = throwing.shift();
      if (error) throw error;
      return done;
    };
    const attempt = () => workOnRun(context, steps(step), run.id).catch(() => {});
    for (let attempts = 0; attempts < 5; attempts += 1) await attempt();
    expect(seen).toEqual([false, false, false, true, true]);
    expect(await states(run.id)).toEqual({ done: 1 });
  });

  it('takes nothing back that another worker has in hand by then', async () => {
    const run = await start(1);
    const gate = createGate();
    const slow: RunStep = async () => {
      await gate.pass();
      throw new TryLater(1);
    };
    const first = workOnRun(context, steps(slow), run.id).catch(() => {});
    await gate.reached;
    const crash: RunStep = async () => {
      throw new Error('killed');
    };
    await expect(workOnRun(context, steps(crash), run.id)).rejects.toThrow('killed');
    gate.open();
    await first;
    expect(await states(run.id)).toEqual({ started: 1 });
  });

  it('gives up what cannot be done for a day, and ends', async () => {
    const run = await start(2);
    const never: RunStep = async () => {
      throw new TryLater(60);
    };
    await expect(workOnRun(context, steps(never), run.id)).rejects.toThrow(TryLater);
    await clock.advance(24 * 3_600_000);
    await workOnRun(context, steps(never), run.id);
    const [first] = await readRunItems(store.db, run.id, { limit: 1 });
    expect(first).toMatchObject({ state: 'failed', message: expect.stringContaining('24 hours') });
    expect(await readRun(store.db, run.id)).toMatchObject({ status: 'done' });
  });

  it('holds thousands of changes', async () => {
    const run = await start(2_500);
    expect(await states(run.id)).toEqual({ pending: 2_500 });
    const last = await readRunItems(store.db, run.id, { limit: 10, offset: 2_499 });
    expect(last.map(({ position }) => position)).toEqual([2_499]);
  });
});
