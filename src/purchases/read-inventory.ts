import { ZoomRefused } from '../zoom/errors.ts';
import type { NumberBlock, PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import type { WantedBlock } from './request.ts';

/**
 * Those of the numbers that the account has, each asked for by itself.
 * @throws the errors of `zoom/errors.ts` when one cannot be read
 */
export async function readOwned(zoom: Zoom, phoneNumbers: readonly string[]): Promise<PhoneNumber[]> {
  const owned: PhoneNumber[] = [];
  for (const phoneNumber of phoneNumbers) {
    try {
      owned.push(await zoom.numbers.get(phoneNumber));
    } catch (error) {
      if (!(error instanceof ZoomRefused && error.status === 404)) throw error;
    }
  }
  return owned;
}

/**
 * Blocks like the one that is wanted that the account has.
 * @param known ids of blocks that it cannot be
 * @throws the errors of `zoom/errors.ts` when they cannot be read
 */
export async function readBlocksLike(
  zoom: Zoom,
  { areaCode, size }: WantedBlock,
  known: ReadonlySet<string>,
): Promise<NumberBlock[]> {
  const alike: NumberBlock[] = [];
  for await (const block of zoom.blocks.list()) {
    if (block.areaCode === areaCode && block.size === size && !known.has(block.id)) alike.push(block);
  }
  return alike;
}
