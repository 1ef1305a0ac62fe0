import { z } from 'zod';
import type { Context } from '../context.ts';
import { readReading, saveReading } from '../store/readings.ts';
import type { CallReport } from '../zoom/call.ts';
import { isZoomError } from '../zoom/errors.ts';

/** How Zoom was when it was last called, by whichever process. */
export type ZoomStanding = {
  /** It answered, be it with a refusal. */
  reachable: boolean;
  at: Date;
  /** The last call that did not end well through no fault of who made it; kept when Zoom is well again. */
  lastError?: { at: Date; endpoint: string; reason: string } | undefined;
};

export type ZoomHealth = {
  /** Hears of a call that is over. Never throws, and keeps nobody waiting. */
  hear(call: CallReport): void;
  /** Resolves when what was heard is kept. */
  written(): Promise<void>;
};

const NAME = 'zoom';
/** Milliseconds between two writes that say the same. */
const SELDOM = 60_000;

const schema = z.object({
  reachable: z.boolean(),
  lastError: z.object({ at: z.coerce.date(), endpoint: z.string(), reason: z.string() }).optional(),
});

/** How Zoom is doing; undefined when it was never called. */
export async function readZoomStanding({ store }: Pick<Context, 'store'>): Promise<ZoomStanding | undefined> {
  const row = await readReading(store.db, NAME);
  return row && { at: row.at, ...schema.parse(row.value) };
}

/** Keeps how Zoom is doing, for all processes to show: when that changes, and at most once a minute besides. */
export function createZoomHealth({
  store,
  clock,
  log,
}: Pick<Context, 'store' | 'clock'> & { log: { debug(event: object, message: string): void } }): ZoomHealth {
  let kept: { reachable: boolean; at: number } | undefined;
  let leftOutAt = Number.NEGATIVE_INFINITY;
  let writing = Promise.resolve();

  async function write(reachable: boolean, at: Date, failure: ZoomStanding['lastError']): Promise<void> {
    const lastError = failure ?? (await readZoomStanding({ store }))?.lastError;
    await saveReading(store.db, { name: NAME, value: { reachable, lastError }, at });
  }

  return {
    hear({ method, endpoint, outcome, leftOut = 0, error }) {
      if (outcome === 'aborted') return;
      const reachable = outcome !== 'unavailable' && outcome !== 'outcome-unknown';
      const at = clock.now();
      const isLeftOut = leftOut > 0 && at.getTime() - leftOutAt >= SELDOM;
      if (isLeftOut) leftOutAt = at.getTime();
      const isNews = kept?.reachable !== reachable || isLeftOut;
      if (!isNews && kept && at.getTime() - kept.at < SELDOM) return;
      kept = { reachable, at: at.getTime() };
      // A refusal is an answer, and mostly to what a person asked for.
      const isTrouble = !reachable || outcome === 'rate-limited' || leftOut > 0;
      const failure = isTrouble
        ? {
            at,
            endpoint: `${method} ${endpoint}`,
            reason: leftOut > 0 ? 'left-out' : reasonOf(error, outcome),
          }
        : undefined;
      writing = writing
        .then(() => write(reachable, at, failure))
        .catch((failed: unknown) => log.debug({ err: failed }, 'How Zoom is doing could not be kept'));
    },
    written: () => writing,
  };
}

/** A word or two for admins, with nothing of the call in it. */
function reasonOf(error: unknown, outcome: CallReport['outcome']): string {
  if (isZoomError(error) && error.kind === 'unavailable') return error.reason;
  return outcome;
}

const WORDS: Readonly<Record<string, string>> = {
  'not-sent': 'it could not be reached',
  'timed-out': 'it took too long to answer',
  'cut-off': 'the connection was cut',
  'server-error': 'it had an error of its own',
  unreadable: 'its answer could not be understood',
  'left-out': 'an entry of its list could not be understood, and is left out',
  credentials: 'it does not accept the app’s credentials',
  'rate-limited': 'it was taking no more calls',
  refused: 'it refused to answer',
  'outcome-unknown': 'the answer to a change was lost',
  ours: 'I had an error of my own, which is in the log',
};

/** The same in a sentence, after "because" or a comma; one that is not known stays as it is. */
export function troubleInWords(reason: string): string {
  return (Object.hasOwn(WORDS, reason) ? WORDS[reason] : undefined) ?? reason;
}
