import type { Context } from '../context.ts';
import { readRequestRows } from '../store/requests.ts';
import { isZoomError } from '../zoom/errors.ts';
import type { ProvisionedNumber } from '../zoom/types.ts';
import { readBlocksLike, readOwned } from './read-inventory.ts';
import type { BoughtBlock } from './request.ts';
import { boughtBlock } from './send-purchase.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';

/** What the inventory shows of a purchase. */
export type Reading = {
  bought: ProvisionedNumber[];
  /** Those that it may be, one of which was bought. */
  blocks: BoughtBlock[];
  /** What was asked for and is not there. */
  missing: string[];
};

/** Reads what became of a purchase. @returns undefined when Zoom does not say */
export async function readPurchase(
  { zoom, store }: Context,
  request: StoredRequest,
): Promise<Reading | undefined> {
  const { wanted, outcome } = request;
  try {
    if (wanted.block) {
      const others = await readRequestRows(store.db, { statuses: ['purchased'], kind: 'block' });
      const theirs = others.flatMap((other) => fromRow(other).outcome?.blockId ?? []);
      const known = new Set([...(outcome?.reconciliation?.blocksBefore ?? []), ...theirs]);
      const blocks = await readBlocksLike(zoom, wanted.block, known);
      return { bought: [], blocks: blocks.map(boughtBlock), missing: [] };
    }
    const gone = new Set(outcome?.failed.map(({ phoneNumber }) => phoneNumber));
    const asked = numbersOf(request).filter((number) => !gone.has(number));
    const owned = await readOwned(zoom, asked);
    const there = new Set(owned.map(({ phoneNumber }) => phoneNumber));
    return {
      bought: owned.map(({ id, phoneNumber, status }) => ({ id, phoneNumber, status })),
      blocks: [],
      missing: asked.filter((number) => !there.has(number)),
    };
  } catch (error) {
    if (isZoomError(error)) return undefined;
    throw error;
  }
}
