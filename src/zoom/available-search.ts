import type { Call } from './call.ts';
import type { Endpoint } from './endpoints.ts';
import { createListing } from './paging.ts';
import { availableNumber } from './schemas/available-number.ts';
import type { AvailableNumber } from './types.ts';
import type { CallOptions } from './zoom.ts';

/**
 * A search for numbers to buy. It asks for a quantity and normally gets it in one answer; should Zoom deal it out in
 * pages, as it does its lists, they are followed.
 */
export function createSearch<Filter extends { quantity?: number | undefined }>(
  call: Call,
  endpoint: Endpoint,
  query: (filter: Filter | undefined) => Record<string, unknown>,
) {
  const { list } = createListing<Filter, AvailableNumber>(call, {
    endpoint,
    key: 'available_numbers',
    item: availableNumber,
    id: 'phone_number',
    query,
  });
  return async (filter: Filter, options: CallOptions = {}): Promise<AvailableNumber[]> => {
    const found: AvailableNumber[] = [];
    for await (const number of list(filter, options)) {
      found.push(number);
      if (found.length === filter.quantity) break;
    }
    return found;
  };
}
