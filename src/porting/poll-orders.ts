import { z } from 'zod';
import type { Context } from '../context.ts';
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
  since: z.iso.datetime().optional(),
  reason: z.string().optional(),
  told: z.boolean().default(false),
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
 * @throws whatever has nothing to do with Zoom
 */
export async function pollOrders(context: Context): Promise<Watched | undefined> {
  const before: Polls = (await readPolls(context)) ?? { failures: 0, told: false };
  try {
    const watched = await watchOrders(context);
    await keep(context, { failures: 0, told: false }, before.told ? recoveryText(before) : undefined);
    return watched;
  } catch (error) {
    if (!isZoomError(error)) throw error;
    const failures = before.failures + 1;
    const since = before.since ?? context.clock.now().toISOString();
    const isTime = failures >= PATIENCE && !before.told;
    const now: Polls = { failures, since, reason: error.message, told: before.told || isTime };
    await keep(context, now, isTime ? outageText(now) : undefined);
    return undefined;
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

function outageText({ failures, since, reason }: Polls): string {
  return `I could not read the porting orders from Zoom ${failures} times in a row, the first time ${since}. I keep trying; what changes meanwhile is announced when Zoom answers again. The reason: ${reason}`;
}

function recoveryText({ since }: Polls): string {
  return `Zoom answers again: I have read the porting orders, for the first time since ${since}. What changed meanwhile is announced now, with its own time.`;
}
