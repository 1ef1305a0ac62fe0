import { z } from 'zod';
import type { Context } from '../context.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readPortOrders } from '../store/port-orders.ts';
import { readReading, saveReading } from '../store/readings.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { noteWhatIsDue } from './note-due.ts';
import { missingSince, noteWhatIsGone } from './note-gone.ts';
import { noteReading } from './note-reading.ts';
import { ENDED_STATUSES, isOpen } from './port-statuses.ts';
import { readWatchedOrders } from './read-watched-orders.ts';
import { readRouting } from './routes.ts';
import { fromOrderRow } from './stored-order.ts';
import { wakeTellers } from './wake-tellers.ts';

/** The last whole look at the orders. */
const READING = 'port-watch';
const readingSchema = z.object({
  /** Of the newest change that was seen, by Zoom's own clock: ISO 8601. */
  newest: z.string(),
  /** Of the newest of those that had ended at the first look: what ended before it is no news, and not written down. */
  first: z.string().default(''),
  /** Orders that Zoom does not have any more, and since when: ISO 8601. */
  missing: z.record(z.string(), z.string()).default({}),
});
type Reading = z.infer<typeof readingSchema>;

/** Whether there was a first look already: until then nothing is announced. */
export async function hasWatchBegun({ store }: Pick<Context, 'store'>): Promise<boolean> {
  return readingSchema.safeParse((await readReading(store.db, READING))?.value).success;
}

/** Milliseconds that Zoom's clock may be ahead of ours. A change of later than that is none to count from. */
const AHEAD = 24 * 60 * 60_000;

export type Watched = {
  /** Orders that are open. */
  open: number;
  /** Changes and notices that are new. */
  changes: number;
  /** The first look: what was open is noted, and nothing is announced one by one. */
  isFirst: boolean;
};

/**
 * One look at the porting orders: reads what is open, what was open and has left the lists, and what has ended since
 * the last look; compares each with how it was; notes and announces what is new. What has been finished for longer is
 * never read, so that the cost follows what is open and what changes, and not the history.
 * @throws the errors of `zoom/errors.ts`: what was noted until then stays
 */
export async function watchOrders(context: Context): Promise<Watched> {
  const { store, clock, firstSettings } = context;
  const startedAt = clock.now();
  const last = readingSchema.safeParse((await readReading(store.db, READING))?.value).data;
  const known = new Map(
    (await readPortOrders(store.db, { notIn: ENDED_STATUSES })).map((row) => [row.id, fromOrderRow(row)]),
  );
  const { settings } = await readSettings(store.db, firstSettings);
  const routing = await readRouting(store.db, settings.portingChannel);

  const isFirst = last === undefined;
  const reading = readWatchedOrders(context, [...known.keys()], last);
  const { orders, absent } = await reading.catch(async (error) => {
    // The day of a port comes all the same.
    if (!isFirst) {
      await noteWhatIsDue(context, { isFirst, isUnread: true, routing });
      await wakeTellers(context);
    }
    throw error;
  });
  // Of what has ended, most was read before.
  const ids = orders.map(({ orderId }) => orderId).filter((orderId) => !known.has(orderId));
  for (const row of await readPortOrders(store.db, { ids })) known.set(row.id, fromOrderRow(row));
  const news: string[][] = [];
  // The oldest change first: what happened meanwhile is told in the order in which it happened.
  for (const order of orders.toSorted((a, b) => (a.updatedAt ?? '').localeCompare(b.updatedAt ?? ''))) {
    news.push(...(await noteReading(context, order, { isFirst, known, routing })));
  }
  const missing = missingSince(last?.missing ?? {}, absent, startedAt);
  news.push(...(await noteWhatIsGone(context, missing, { known, routing })));
  news.push(...(await noteWhatIsDue(context, { isFirst, routing })));
  await wakeTellers(context);

  const ended = orders.filter(({ status }) => !isOpen(status));
  const value: Reading = {
    newest: newestOf(orders, startedAt, last?.newest) || startedAt.toISOString(),
    first: last?.first ?? newestOf(ended, startedAt),
    missing,
  };
  await saveReading(store.db, { name: READING, value, at: startedAt });
  return {
    open: orders.filter(({ status }) => isOpen(status)).length,
    changes: news.length,
    isFirst,
  };
}

/** The newest of these changes; empty where none says when it was. */
function newestOf(orders: readonly PortingOrder[], now: Date, before = ''): string {
  const limit = new Date(now.getTime() + AHEAD).toISOString();
  const changes = orders.map(changeOf).filter((changed) => changed <= limit);
  return [before, ...changes].toSorted().at(-1) ?? '';
}

function changeOf({ updatedAt, completedAt }: PortingOrder): string {
  return updatedAt ?? completedAt ?? '';
}
