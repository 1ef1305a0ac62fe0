import type { Clock } from '../clock.ts';
import type { Weight } from './endpoints.ts';

export type Plan = 'pro' | 'business';
export type Limits = Record<Weight, number>;

/** Calls a second, for the account as a whole and each weight. */
export const limitsOf: Record<Plan, Limits> = {
  pro: { light: 20, medium: 10, heavy: 5 },
  business: { light: 40, medium: 20, heavy: 10 },
};

/**
 * A place comes back a second after the call's answer, not after its start: Zoom counts a call when it arrives, which
 * was before its answer came. So however the network stretches or bunches calls, Zoom never sees more than the limit
 * in any one second. The few milliseconds more are for clocks that do not tick alike.
 */
const SECOND_MS = 1_010;

type Turn =
  /** Call now, and say when it is over. */
  | { granted: true; done: () => void }
  /** Calls of this weight are paused for longer than the caller would wait. */
  | { granted: false; milliseconds: number };

export type Pacer = {
  /**
   * Waits, first come first served, until a call of this weight may be made.
   * @param patienceMs how long a pause may be before the caller would rather hear of it
   * @throws the signal's reason, when aborted while waiting
   */
  take(weight: Weight, patienceMs: number, signal?: AbortSignal): Promise<Turn>;
  /** Lets no call of this weight go for so long. */
  pause(weight: Weight, milliseconds: number): void;
};

/** Keeps calls within so many a second for each weight. */
export function createPacer(limits: Limits, clock: Clock): Pacer {
  const lanes = {
    light: createLane(limits.light, clock),
    medium: createLane(limits.medium, clock),
    heavy: createLane(limits.heavy, clock),
  };
  return {
    take: (weight, patienceMs, signal) => lanes[weight].take(patienceMs, signal),
    pause: (weight, milliseconds) => lanes[weight].pause(milliseconds),
  };
}

type Waiter = { patienceMs: number; settle: (turn: Turn) => void };

function createLane(limit: number, clock: Clock) {
  const queue: Waiter[] = [];
  /** When each place of a finished call comes back, soonest first. */
  let resting: number[] = [];
  let calling = 0;
  let pausedUntil = 0;
  let cancelTimer: (() => void) | undefined;

  function go() {
    cancelTimer?.();
    cancelTimer = undefined;
    const now = clock.now().getTime();
    resting = resting.filter((due) => due > now);
    while (pausedUntil <= now && calling + resting.length < limit) {
      const waiter = queue.shift();
      if (!waiter) return;
      calling += 1;
      waiter.settle({ granted: true, done: onceDone() });
    }
    const next = pausedUntil > now ? pausedUntil : resting[0];
    if (queue.length > 0 && next !== undefined) cancelTimer = clock.schedule(next - now, go);
  }

  function onceDone() {
    let over = false;
    return () => {
      if (over) return;
      over = true;
      calling -= 1;
      resting.push(clock.now().getTime() + SECOND_MS);
      go();
    };
  }

  return {
    take(patienceMs: number, signal?: AbortSignal) {
      return new Promise<Turn>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const left = pausedUntil - clock.now().getTime();
        if (left > patienceMs) return resolve({ granted: false, milliseconds: left });
        const onAbort = () => {
          queue.splice(queue.indexOf(waiter), 1);
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          patienceMs,
          settle(turn) {
            signal?.removeEventListener('abort', onAbort);
            resolve(turn);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(waiter);
        go();
      });
    },
    pause(milliseconds: number) {
      pausedUntil = Math.max(pausedUntil, clock.now().getTime() + milliseconds);
      for (const waiter of queue.filter((each) => milliseconds > each.patienceMs)) {
        queue.splice(queue.indexOf(waiter), 1);
        waiter.settle({ granted: false, milliseconds });
      }
      go();
    },
  };
}
