import { z } from 'zod';
import type { Context } from '../context.ts';
import { readReading, saveReading } from '../store/readings.ts';
import type { NumberBlock } from '../zoom/types.ts';
import type { CallOptions } from '../zoom/zoom.ts';

/** The name of the reading that is kept of them. */
const NAME = 'blocks';
/** As many as Zoom gives at once. */
const PAGE = 300;

/**
 * Every block that the account has, fresh from Zoom, which does not say of a number which one it belongs to. Kept for
 * `knownBlocks`.
 * @throws the errors of `zoom/errors.ts`
 */
export async function readBlocks(
  { zoom, store, clock }: Pick<Context, 'zoom' | 'store' | 'clock'>,
  { signal }: CallOptions = {},
): Promise<NumberBlock[]> {
  if (!zoom.offers('blocks-read')) return [];
  const at = clock.now();
  const blocks: NumberBlock[] = [];
  for await (const block of zoom.blocks.list(undefined, { pageSize: PAGE, signal })) blocks.push(block);
  await saveReading(store.db, { name: NAME, value: blocks, at });
  return blocks;
}

const kept: z.ZodType<NumberBlock[]> = z.array(
  z.object({
    id: z.string(),
    country: z.string(),
    areaCode: z.string(),
    startNumber: z.string(),
    endNumber: z.string(),
    size: z.number(),
    assignedCount: z.number().optional(),
    siteId: z.string().optional(),
    status: z.string().optional(),
    monthlyCost: z.number().optional(),
    createdAt: z.string().optional(),
  }),
);

/** The blocks as they were last read, which costs no call; none where they never were. */
export async function knownBlocks({ store }: Pick<Context, 'store'>): Promise<NumberBlock[]> {
  const row = await readReading(store.db, NAME);
  return row ? kept.parse(row.value) : [];
}

/** US dollars a month for each number of the blocks whose cost Zoom tells; undefined where it tells of none. */
export function averageCost(blocks: readonly NumberBlock[]): number | undefined {
  const priced = blocks.filter(({ monthlyCost, size }) => monthlyCost !== undefined && size > 0);
  const numbers = priced.reduce((sum, { size }) => sum + size, 0);
  const cost = priced.reduce((sum, { monthlyCost = 0 }) => sum + monthlyCost, 0);
  return numbers === 0 ? undefined : cost / numbers;
}

/** The block that a number (E.164) belongs to. */
export function blockOf(phoneNumber: string, blocks: readonly NumberBlock[]): NumberBlock | undefined {
  return blocks.find((each) => isWithin(phoneNumber, each));
}

/** With what all its numbers begin, e.g. `+1415555100`; some that are not the block's may begin with it, too. */
export function beginningOf({ startNumber, endNumber }: NumberBlock): string {
  const differs = [...startNumber].findIndex((digit, index) => digit !== endNumber[index]);
  return differs < 0 ? startNumber : startNumber.slice(0, differs);
}

/** Whether a number (E.164) is one of the block's. */
export function isWithin(phoneNumber: string, { startNumber, endNumber }: NumberBlock): boolean {
  return phoneNumber.length === startNumber.length && phoneNumber >= startNumber && phoneNumber <= endNumber;
}
