/** Time as the rest of the code sees it: injected, so that a test can stand still, jump or run it by hand. */
export type Clock = {
  /** The present moment. */
  now(): Date;
  /** Runs `task` once, `milliseconds` from now; the answer cancels it. */
  schedule(milliseconds: number, task: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => new Date(),
  schedule(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Waits on the given clock.
 * @param milliseconds zero or more
 * @throws the signal's reason, as soon as it is aborted
 */
export function wait(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.schedule(milliseconds, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
