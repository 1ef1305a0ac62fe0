import { nothing } from './answer.ts';
import { createSearch } from './available-search.ts';
import type { Call } from './call.ts';
import { endpoints } from './endpoints.ts';
import { numberListing } from './number-listing.ts';
import { createListing } from './paging.ts';
import { createPurchase } from './purchase.ts';
import { availableQuery } from './schemas/available-number.ts';
import { inventory } from './schemas/inventory.ts';
import {
  assignBody,
  newNumberBody,
  numberChangesBody,
  phoneNumber,
  thisNumber,
} from './schemas/phone-number.ts';
import { checked } from './send.ts';
import type { AvailableFilter, ZoomNumbers } from './zoom.ts';

export function createNumbers(call: Call): ZoomNumbers {
  const all = createListing(call, numberListing(endpoints.listNumbers));
  const unassigned = createListing(call, numberListing(endpoints.listUnassigned));
  const search = createSearch(
    call,
    endpoints.searchAvailable,
    ({ areaCode, country, state, city, type, quantity }: AvailableFilter = {}) => {
      const query = { country, state, city, area_code: areaCode, type, quantity };
      return checked(endpoints.searchAvailable, availableQuery, query);
    },
  );

  return {
    list: all.list,
    page: all.page,
    unassigned: unassigned.list,
    unassignedPage: unassigned.page,

    get: (numberId, { signal } = {}) =>
      call({ endpoint: endpoints.getNumber, params: { numberId }, answer: phoneNumber, signal }),

    async add({ phoneNumber: number, siteId, displayName }, { signal } = {}) {
      const endpoint = endpoints.addNumber;
      const body = { phone_number: number, site_id: siteId, display_name: displayName };
      return await call({
        endpoint,
        body: checked(endpoint, newNumberBody, body),
        answer: thisNumber(number),
        signal,
      });
    },

    async update(numberId, { displayName, siteId, capabilities }, { signal } = {}) {
      const endpoint = endpoints.updateNumber;
      const changes = { display_name: displayName, site_id: siteId, capabilities };
      const body = checked(endpoint, numberChangesBody, changes);
      return await call({ endpoint, params: { numberId }, body, answer: phoneNumber, signal });
    },

    release: (numberId, { signal } = {}) =>
      call({ endpoint: endpoints.releaseNumber, params: { numberId }, answer: nothing, signal }),

    async assign(numberId, { type, id }, { signal } = {}) {
      const endpoint = endpoints.assign;
      const body = checked(endpoint, assignBody, { assignee_type: type, assignee_id: id });
      return await call({ endpoint, params: { numberId }, body, answer: phoneNumber, signal });
    },

    unassign: (numberId, { signal } = {}) =>
      call({ endpoint: endpoints.unassign, params: { numberId }, answer: nothing, signal }),

    inventory: ({ signal } = {}) => call({ endpoint: endpoints.inventory, answer: inventory, signal }),

    searchAvailable: search,

    provision: createPurchase(call, endpoints.provision),
  };
}
