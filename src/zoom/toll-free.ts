import { createSearch } from './available-search.ts';
import type { Call } from './call.ts';
import { endpoints } from './endpoints.ts';
import { numberListing } from './number-listing.ts';
import { createListing } from './paging.ts';
import { createPurchase } from './purchase.ts';
import { tollFreeQuery } from './schemas/available-number.ts';
import { checked } from './send.ts';
import type { TollFreeFilter, ZoomTollFree } from './zoom.ts';

export function createTollFree(call: Call): ZoomTollFree {
  const owned = createListing(call, numberListing(endpoints.listTollFree));
  const search = createSearch(call, endpoints.searchTollFree, ({ prefix, quantity }: TollFreeFilter = {}) =>
    checked(endpoints.searchTollFree, tollFreeQuery, { prefix, quantity }),
  );

  return {
    list: owned.list,
    page: owned.page,

    searchAvailable: search,

    provision: createPurchase(call, endpoints.provisionTollFree),
  };
}
