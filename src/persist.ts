import { type Clock, wait } from './clock.ts';

/** Milliseconds between two tries. */
const PAUSE = 2_000;

/**
 * Tries until it works: for what the start waits for.
 * @throws the error that `gaveUp` says is final, or the signal's reason
 */
export async function persist<Result>(
  attempt: () => Promise<Result>,
  options: {
    clock: Clock;
    signal: AbortSignal;
    failed: (error: unknown) => void;
    gaveUp: (error: unknown) => boolean;
  },
): Promise<Result> {
  const calledOff = aborted(options.signal);
  for (;;) {
    options.signal.throwIfAborted();
    try {
      return await Promise.race([attempt(), calledOff]);
    } catch (error) {
      if (options.signal.aborted || options.gaveUp(error)) throw error;
      options.failed(error);
    }
    await wait(options.clock, PAUSE, options.signal);
  }
}

/** Rejects when the signal comes, so that a try which is stuck does not hold up the stop. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
