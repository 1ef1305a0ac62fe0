import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wait } from '../../src/clock.ts';
import { createPacer, limitsOf } from '../../src/zoom/pacing.ts';
import { createTestClock } from '../support/test-clock.ts';

const limits = { light: 3, medium: 2, heavy: 1 };

function pacing() {
  const clock = createTestClock();
  const pacer = createPacer(limits, clock);
  const started: { name: string; at: number }[] = [];
  const begin = clock.now().getTime();
  /** A call that Zoom answers after so long. */
  async function call(
    name: string,
    weight: 'light' | 'medium' | 'heavy' = 'light',
    latency = 0,
    signal?: AbortSignal,
  ) {
    const turn = await pacer.take(weight, 20_000, signal);
    if (!turn.granted) return turn.milliseconds;
    started.push({ name, at: clock.now().getTime() - begin });
    if (latency > 0) await wait(clock, latency);
    turn.done();
    return undefined;
  }
  return { clock, pacer, started, call };
}

test('a call that finds room does not wait', async () => {
  const { started, call, clock } = pacing();
  await call('only');
  expect(started).toEqual([{ name: 'only', at: 0 }]);
  expect(clock.waiting).toBe(0);
});

test('a burst goes out in the order it came, never more than the limit in any second', async () => {
  const { started, call, clock } = pacing();
  const all = Promise.all(Array.from({ length: 10 }, (_, index) => call(`${index}`)));
  await clock.advance(5_000);
  await all;
  expect(started.map(({ name }) => name)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  for (const { at } of started) {
    expect(started.filter((other) => other.at >= at && other.at < at + 1_000).length).toBeLessThanOrEqual(3);
  }
  expect(started.at(-1)?.at).toBeLessThan(3_100);
});

test('Zoom sees no more than the limit in a second, whenever during its answer each call arrived there', async () => {
  const { started, call, clock } = pacing();
  const all = Promise.all(Array.from({ length: 6 }, (_, index) => call(`${index}`, 'light', 400)));
  await clock.advance(5_000);
  await all;
  // The first three may have arrived as late as their answers, after 400 ms.
  expect(started[3]?.at).toBeGreaterThanOrEqual(1_400);
});

test('that holds for every burst and every network', async () => {
  const calls = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 900 }),
      latency: fc.integer({ min: 0, max: 3_000 }),
      arrives: fc.nat(100),
    }),
    { minLength: 1, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(calls, async (burst) => {
      const { clock, pacer } = pacing();
      const seen: number[] = [];
      const all = burst.map(async ({ after, latency, arrives }) => {
        await wait(clock, after);
        const turn = await pacer.take('light', 0);
        seen.push(clock.now().getTime() + (latency * arrives) / 100);
        await wait(clock, latency);
        if (turn.granted) turn.done();
      });
      await clock.advance(120_000);
      await Promise.all(all);
      expect(seen).toHaveLength(burst.length);
      for (const at of seen) {
        expect(seen.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(
          limits.light,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('weights do not wait for each other', async () => {
  const { started, call, clock } = pacing();
  const all = Promise.all([call('h1', 'heavy'), call('h2', 'heavy'), call('m1', 'medium'), call('l1')]);
  await clock.advance(0);
  expect(started.map(({ name }) => name)).toEqual(['h1', 'm1', 'l1']);
  await clock.advance(1_100);
  expect(started.map(({ name }) => name)).toEqual(['h1', 'm1', 'l1', 'h2']);
  await all;
});

test('a pause holds the calls of its weight back, those already waiting included', async () => {
  const { started, call, clock, pacer } = pacing();
  pacer.pause('light', 2_000);
  const all = Promise.all([call('a'), call('b'), call('m', 'medium')]);
  await clock.advance(1_999);
  expect(started.map(({ name }) => name)).toEqual(['m']);
  await clock.advance(1);
  expect(started.map(({ name }) => name)).toEqual(['m', 'a', 'b']);
  await all;
});

test('a shorter pause does not end a longer one', async () => {
  const { started, call, clock, pacer } = pacing();
  pacer.pause('light', 5_000);
  pacer.pause('light', 10);
  const done = call('a');
  await clock.advance(4_000);
  expect(started).toEqual([]);
  await clock.advance(1_000);
  await done;
});

test('who would have to wait out a pause for too long is told at once how long it is', async () => {
  const { call, clock, pacer } = pacing();
  const waiting = [call('h1', 'heavy'), call('h2', 'heavy')];
  await clock.advance(0);
  pacer.pause('heavy', 60_000);
  expect(await waiting[1]).toBe(60_000);
  expect(await call('h3', 'heavy')).toBe(60_000);
});

test('a caller who gives up leaves the queue, and the next moves up', async () => {
  const { started, call, clock } = pacing();
  const away = new AbortController();
  const first = call('first', 'heavy');
  const second = call('second', 'heavy', 0, away.signal);
  const third = call('third', 'heavy');
  away.abort(new Error('never mind'));
  await expect(second).rejects.toThrow('never mind');
  await clock.advance(1_100);
  await Promise.all([first, third]);
  expect(started.map(({ name }) => name)).toEqual(['first', 'third']);
  expect(clock.waiting).toBe(0);
});

test('the limits are those of the plans', () => {
  expect(limitsOf.pro).toEqual({ light: 20, medium: 10, heavy: 5 });
  expect(limitsOf.business).toEqual({ light: 40, medium: 20, heavy: 10 });
});
