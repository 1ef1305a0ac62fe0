import { ZoomRefused, ZoomUnavailable } from '../zoom/errors.ts';
import type { FailedNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { checkAvailability } from './check-availability.ts';
import type { Wanted } from './request.ts';

export type Prepared =
  | {
      kind: 'ready';
      /** To be bought now; none for a block. */
      phoneNumbers: string[];
      gone: FailedNumber[];
      /** Ids of the number blocks there are; for a block. */
      blocksBefore?: string[] | undefined;
    }
  /** Zoom cannot be asked at the moment. */
  | {
      kind: 'unavailable';
      why: string;
      /** Seconds that Zoom wants to be left alone for, where it says so. */
      retryAfter?: number | undefined;
    };

/** Reads what has to be known before a purchase is committed to. Changes nothing, so it can be done any number of times. */
export async function preparePurchase(zoom: Zoom, wanted: Wanted): Promise<Prepared> {
  try {
    if (wanted.kind === 'block') {
      return { kind: 'ready', phoneNumbers: [], gone: [], blocksBefore: await blockIds(zoom) };
    }
    return { kind: 'ready', ...(await checkAvailability(zoom, wanted.numbers)) };
  } catch (error) {
    if (error instanceof ZoomUnavailable) {
      return { kind: 'unavailable', why: 'Zoom cannot be asked whether it is still to be had.' };
    }
    if (error instanceof ZoomRefused) {
      return {
        kind: 'unavailable',
        retryAfter: error.rateLimited?.retryAfter,
        why: `Zoom does not say whether it is still to be had: ${error.reason.replace(/\.$/, '')}.`,
      };
    }
    throw error;
  }
}

async function blockIds(zoom: Zoom): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of zoom.blocks.list()) ids.push(id);
  return ids;
}
