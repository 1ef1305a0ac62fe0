import { z } from 'zod';
import type { Context } from '../context.ts';
import { forgetUnseen, markSeen, saveKnownNumbers } from '../store/known-numbers.ts';
import { readReading, saveReading } from '../store/readings.ts';
import { ZoomRefused } from '../zoom/errors.ts';
import type { PhoneNumber, UnreadableEntry } from '../zoom/types.ts';
import { readBlocks } from './known-blocks.ts';
import { knownNumber } from './known-number.ts';
import { takeInventory } from './take-inventory.ts';

/** As many as Zoom gives at once: held, written and let go of together. */
const PAGE = 300;
/** Milliseconds after which a reading is old. */
const OLD = 3_600_000;
/** The name of the reading that says when the last whole one was. */
const NAME = 'inventory';

type Parts = Pick<Context, 'zoom' | 'store' | 'clock'>;

/**
 * Reads every number that the account has, a page at a time, and keeps it (`known_numbers`); what neither this
 * whole reading nor the one before it saw is forgotten: a list that moves between two pages can skip a number, which
 * would be idle from anew. What cannot be read stays as it was known. Before that it keeps what the inventory comes to
 * on this day, and the blocks.
 *
 * For 20,000 numbers that is 69 light calls, one after the other in the client's pace, and as many writes. When it fails
 * in the middle, what was read stays, and so does what was not.
 * @param signal breaks it off
 * @throws the errors of `zoom/errors.ts`; the signal's reason
 */
export async function readInventory(
  parts: Parts,
  signal?: AbortSignal,
): Promise<{ numbers: number; forgotten: number }> {
  const { zoom, store, clock } = parts;
  const began = clock.now();
  if (zoom.offers('inventory')) await takeInventory(parts, { signal });
  await readBlocksIfAllowed(parts, signal);
  let numbers = 0;
  let batch: PhoneNumber[] = [];
  const save = async () => {
    // A list that moved between two pages can name a number twice.
    const rows = new Map(batch.map((number) => [number.id, knownNumber(number, began)]));
    await saveKnownNumbers(store.db, [...rows.values()]);
    numbers += rows.size;
    batch = [];
  };
  const unreadable: UnreadableEntry[] = [];
  const onUnreadable = (entry: UnreadableEntry) => void unreadable.push(entry);
  for await (const number of zoom.numbers.list({}, { pageSize: PAGE, signal, onUnreadable })) {
    batch.push(number);
    if (batch.length === PAGE) await save();
  }
  await save();
  // What cannot be read is there all the same; which it is may be just what cannot be read.
  const ids = unreadable.flatMap(({ id }) => id ?? []);
  await markSeen(store.db, ids, began);
  const before = await readLast(store);
  const canForget = ids.length === unreadable.length;
  const forgotten = canForget && before?.began ? await forgetUnseen(store.db, before.began) : 0;
  await saveReading(store.db, { name: NAME, value: { numbers, began }, at: clock.now() });
  return { numbers, forgotten };
}

/** Whoever may not read blocks has their numbers read all the same. */
async function readBlocksIfAllowed(parts: Parts, signal: AbortSignal | undefined): Promise<void> {
  try {
    await readBlocks(parts, { signal });
  } catch (error) {
    if (!(error instanceof ZoomRefused)) throw error;
  }
}

const stored = z.object({
  numbers: z.number(),
  /** Older versions did not keep it. */
  began: z.coerce.date().optional(),
});

async function readLast(
  store: Context['store'],
): Promise<(z.infer<typeof stored> & { at: Date }) | undefined> {
  const row = await readReading(store.db, NAME);
  return row && { at: row.at, ...stored.parse(row.value) };
}

/** When the inventory was last read as a whole, and how many numbers there were. */
export async function lastReading({
  store,
}: Pick<Context, 'store'>): Promise<{ at: Date; numbers: number } | undefined> {
  return readLast(store);
}

/** Whether it is time to read it again, outside of the hours at which it is read anyway. */
export async function isInventoryOld(parts: Pick<Context, 'store' | 'clock'>): Promise<boolean> {
  const last = await lastReading(parts);
  return last === undefined || parts.clock.now().getTime() - last.at.getTime() > OLD;
}
