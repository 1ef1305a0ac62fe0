import { countryOfNumber } from '../numbers/format-number.ts';
import { isAsAsked, isAsWished } from '../numbers/match-number.ts';
import type { AvailableNumber, PhoneNumber } from '../zoom/types.ts';
import { hasWords } from './names.ts';
import type { NumberFilter } from './number-filter.ts';

/**
 * Whether a number is one of those that are wanted: what Zoom cannot be asked for, and what it should have been asked
 * for. What a number does not tell of itself it is not.
 */
export function isWanted(number: PhoneNumber, filter: NumberFilter): boolean {
  const { search, assigned, status, siteId, name, assignee } = filter;
  return (
    (assigned === undefined || (number.assignee !== undefined) === assigned) &&
    (status === undefined || number.status === status) &&
    (siteId === undefined || number.siteId === siteId) &&
    (name === undefined || hasWords(number.displayName, name)) &&
    (assignee === undefined ||
      hasWords(number.assignee?.name, assignee) ||
      number.assignee?.id === assignee) &&
    (search.state === undefined || number.state !== undefined) &&
    (search.city === undefined || number.city !== undefined) &&
    (Object.keys(search).length === 0 || isLike(number, search))
  );
}

function isLike(number: PhoneNumber, search: NumberFilter['search']): boolean {
  const { phoneNumber, type, capabilities, state, city } = number;
  const offer: AvailableNumber = {
    phoneNumber,
    type,
    capabilities,
    state,
    city,
    country: number.country ?? countryOfNumber(phoneNumber) ?? '',
    monthlyCost: number.monthlyCost ?? Number.POSITIVE_INFINITY,
  };
  return isAsAsked(offer, search) && isAsWished(offer, search);
}
