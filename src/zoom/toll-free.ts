import { createSearch } from './available-search.ts';
import type { Call } from './call.ts';
import { endpoints } from './endpoints.ts';
import { numberListing } from './number-listing.ts';
import { createListing } from './paging.ts';
import { tollFreeQuery } from './schemas/available-number.ts';
import { provisioning, purchaseBody } from './schemas/provisioning.ts';
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

    async provision({ phoneNumbers, siteId }, { signal } = {}) {
      const endpoint = endpoints.provisionTollFree;
      const body = checked(endpoint, purchaseBody, { phone_numbers: phoneNumbers, site_id: siteId });
      return await call({ endpoint, body, answer: provisioning, signal });
    },
  };
}
