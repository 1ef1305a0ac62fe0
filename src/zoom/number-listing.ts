import type { Endpoint } from './endpoints.ts';
import { numberQuery, phoneNumber } from './schemas/phone-number.ts';
import { checked } from './send.ts';
import type { NumberFilter } from './zoom.ts';

/** The three lists of the account's numbers (all, unassigned, toll-free) take and give the same. */
export function numberListing(endpoint: Endpoint) {
  return {
    endpoint,
    key: 'phone_numbers',
    item: phoneNumber,
    id: 'id',
    query({ type, status, assigned, siteId, state, keyword }: NumberFilter = {}) {
      return checked(endpoint, numberQuery, { type, status, assigned, site_id: siteId, state, keyword });
    },
  };
}
