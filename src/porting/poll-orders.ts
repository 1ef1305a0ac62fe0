import { z } from 'zod';
import type { Context } from '../context.ts';
import { troubleInWords } from '../inventory/zoom-health.ts';
import { readReading, saveReading } from '../store/readings.ts';
import { isZoomError } from '../zoom/errors.ts';
import { type Watched, watchOrders } from './watch-orders.ts';

/** How the looks at the orders went of late. */
const READING = 'port-polls';
/** Looks in a row that fail before admins are told. */
const PATIENCE = 3;

const pollsSchema = z.object({
  failures: z.number(),
  /** Of the first of them. */
  since: z.coerce.date().optional(),
  told: z.boolean().default(false),
  /** The last look that failed, kept when Zoom is well again. */
  lastError: z.object({ at: z.coerce.date(), reason: z.string() }).optional(),
});
export type Polls = z.infer<typeof pollsSchema>;

/** The last looks at the orders, for the admins' Home. */
export async function readPolls({
  store,
}: Pick<Context, 'store'>): Promise<(Polls & { at: Date }) | undefined> {
  const row = await readReading(store.db, READING);
  return row && { ...pollsSchema.parse(row.value), at: row.at };
}

/**
 * Looks at the orders (`watchOrders`). While Zoom cannot be read, admins are told once, after three looks, and once when
 * it can again; what changed meanwhile is announced then, with its own time.
 * @returns undefined when Zoom could not be read
 * @throws whatever has nothing to do with Zoom; it counts as well
 */
export async function pollOrders(context: Context): Promise<Watched | undefined> {
  const before: Polls = (await readPolls(context)) ?? { failures: 0, told: false };
  try {
    const watched = await watchOrders(context);
    const { lastError } = before;
    const well: Polls = { failures: 0, told: false, lastError };
    await keep(context, well, before.told ? recoveryText(before) : undefined);
    return watched;
  } catch (error) {
    const failures = before.failures + 1;
    const at = context.clock.now();
    const isTime = failures >= PATIENCE && !before.told;
    const now: Polls = {
      failures,
      since: before.since ?? at,
      told: before.told || isTime,
      lastError: { at, reason: reasonOf(error) },
    };
    const noted = keep(context, now, isTime ? outageText(now) : undefined);
    if (isZoomError(error)) return void (await noted);
    // What is wrong may be the database itself.
    await noted.catch(() => {});
    throw error;
  }
}

async function keep(
  { store, clock, outbox }: Context,
  polls: Polls,
  text: string | undefined,
): Promise<void> {
  await store.db.transaction(async (tx) => {
    await saveReading(tx, { name: READING, value: polls, at: clock.now() });
    if (text !== undefined) await outbox.send(tx, { name: 'tell-admins', text });
  });
}

function outageText({ failures, since, lastError }: Polls): string {
  const why = troubleInWords(lastError?.reason ?? '');
  return `I could not read the porting orders from Zoom ${failures} times in a row, since ${written(since)}, because ${why}. I keep trying; what changes meanwhile is announced when I can read them again.`;
}

function recoveryText({ since }: Polls): string {
  return `Zoom answers again: I read the porting orders, after an outage that began at ${written(since)}. What changed meanwhile is announced now, with its own time.`;
}

/** Whoever is told reads it by their own clock. */
function written(moment: Date | undefined): string {
  return moment?.toISOString() ?? 'a while ago';
}

/** In a word that is known, with nothing in it of what Zoom has written. */
function reasonOf(error: unknown): string {
  if (!isZoomError(error)) return 'ours';
  if (error.kind === 'unavailable') return error.reason;
  if (error.kind === 'refused') return error.rateLimited ? 'rate-limited' : 'refused';
  return error.kind;
}
