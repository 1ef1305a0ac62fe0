import type { FoundNumber } from '../../numbers/find-numbers.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { CAPABILITY_NAMES, TYPE_NAMES } from '../../numbers/kind-names.ts';
import type { AvailableNumber } from '../../zoom/types.ts';

/** A name from a table of `numbers/kind-names.ts`, as it begins a line; what it does not know stays as Zoom wrote it. */
export function named(names: Readonly<Record<string, string>>, value: string): string {
  const name = Object.hasOwn(names, value) ? (names[value] ?? value) : value;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
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
