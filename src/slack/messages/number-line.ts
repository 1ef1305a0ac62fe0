import type { FoundNumber } from '../../numbers/find-numbers.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { AvailableNumber } from '../../zoom/types.ts';

export const TYPE_NAMES = { local: 'Local', toll_free: 'Toll-free', national: 'National', mobile: 'Mobile' };
export const CAPABILITY_NAMES = { voice: 'Voice', sms: 'SMS', mms: 'MMS', fax: 'Fax' };

/** A name from one of the tables above; what they do not know stays as Zoom wrote it. */
function named(names: Record<string, string>, value: string): string {
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}

/** `+1 (415) 555-0000 · $1.00 a month · ends in 0000` */
export function numberLine({ phoneNumber, monthlyCost, memorable }: FoundNumber): string {
  const [reason] = memorable.reasons;
  return [
    formatNumber(phoneNumber),
    `${formatMoney(monthlyCost)} a month`,
    // A star alone at the end of a narrow line would belong to nothing.
    ...(reason ? [`★\u00a0${reason}`] : []),
  ].join(' · ');
}

/** `San Francisco, CA · Local · Voice, SMS` */
export function placeLine({ city, state, country, type, capabilities }: AvailableNumber): string {
  // A toll-free number has no place of its own.
  const place = [city, state].filter(Boolean).join(', ') || (type === 'toll_free' ? '' : country);
  const able = capabilities.map((each) => named(CAPABILITY_NAMES, each)).join(', ');
  return [place, named(TYPE_NAMES, type), able].filter(Boolean).join(' · ');
}
