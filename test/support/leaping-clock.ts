import { type Clock, systemClock } from '../../src/clock.ts';

export type LeapingClock = Clock & {
  /** Moves time on at once: whatever falls due on the way runs now, in order. */
  leap(milliseconds: number): void;
  /** Time goes fast while something is waited for that nobody does anything about: a minute in about ten seconds. */
  hurry<Result>(waiting: Promise<Result>): Promise<Result>;
};

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Task = { due: number; run: () => void; cancel: () => void };

/**
 * A clock that goes as the real one does, and leaps ahead when told to: for what takes days among what takes a moment.
 * @param from the moment at which it is to begin, for what happens on some days and hours only; now unless told
 */
export function createLeapingClock(from?: string): LeapingClock {
  let ahead = from === undefined ? 0 : Date.parse(from) - systemClock.now().getTime();
  const tasks = new Set<Task>();
  const now = () => systemClock.now().getTime() + ahead;

  function start(task: Task): void {
    task.cancel();
    task.cancel = systemClock.schedule(Math.max(0, task.due - now()), () => {
      tasks.delete(task);
      task.run();
    });
  }

  function leap(milliseconds: number): void {
    ahead += milliseconds;
    for (const task of [...tasks].toSorted((a, b) => a.due - b.due)) start(task);
  }

  return {
    now: () => new Date(now()),
    schedule(milliseconds, run) {
      const task: Task = { due: now() + milliseconds, run, cancel: () => {} };
      tasks.add(task);
      start(task);
      return () => {
        tasks.delete(task);
        task.cancel();
      };
    },
    leap,
    async hurry(waiting) {
      const hurrying = setInterval(() => leap(SECOND), 150);
      return waiting.finally(() => clearInterval(hurrying));
    },
  };
}
