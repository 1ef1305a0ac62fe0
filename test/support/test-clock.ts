import type { Clock } from '../../src/clock.ts';

export type TestClock = Clock & {
  /** Moves time on, running what falls due in order, and lets promises settle after each. */
  advance(milliseconds: number): Promise<void>;
  /** Tasks that wait for time to pass. */
  readonly waiting: number;
};

/** A clock that moves only when told to. */
export function createTestClock(start = '2026-03-02T15:00:00Z'): TestClock {
  let now = Date.parse(start);
  let tasks: { due: number; order: number; run: () => void }[] = [];
  let order = 0;

  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => new Date(now),
    schedule(milliseconds, run) {
      const task = { due: now + Math.max(0, milliseconds), order: order++, run };
      tasks.push(task);
      return () => {
        tasks = tasks.filter((other) => other !== task);
      };
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = tasks.toSorted((a, b) => a.due - b.due || a.order - b.order)[0];
        if (!next || next.due > end) break;
        tasks = tasks.filter((task) => task !== next);
        now = Math.max(now, next.due);
        next.run();
        await settle();
      }
      now = end;
      await settle();
    },
    get waiting() {
      return tasks.length;
    },
  };
}
