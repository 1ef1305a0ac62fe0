import type { PortabilityCheck } from '../zoom/types.ts';
import { countryOf } from './check-numbers.ts';
import { isTollFree } from './nanp.ts';

/** Numbers that can go into one order: of one losing carrier, of one kind, of one country. */
export type OrderPart = {
  phoneNumbers: string[];
  /** As the portability check names it; undefined where it does not. */
  carrierName: string | undefined;
  kind: 'toll_free' | 'geographic';
  /** ISO 3166 */
  country: string;
  /** What the check takes the lines for; people are asked all the same. */
  looksWireless: boolean;
};

/**
 * Parts the numbers as losing carriers take them. Parts stand in the order of their first numbers, and numbers keep
 * theirs.
 * @param phoneNumbers E.164
 * @param portability Zoom's answers, for any of them
 */
export function splitOrder(
  phoneNumbers: readonly string[],
  portability: readonly PortabilityCheck[],
): OrderPart[] {
  const checks = new Map(portability.map((check) => [check.phoneNumber, check]));
  const parts = new Map<string, OrderPart>();
  for (const number of phoneNumbers) {
    const check = checks.get(number);
    const part: OrderPart = {
      phoneNumbers: [number],
      carrierName: check?.carrierName,
      kind: isTollFree(number) ? 'toll_free' : 'geographic',
      country: countryOf(number),
      looksWireless: check?.type === 'mobile',
    };
    const key = [part.carrierName ?? '', part.kind, part.country, part.looksWireless].join('|');
    const same = parts.get(key);
    if (same) same.phoneNumbers.push(number);
    else parts.set(key, part);
  }
  return [...parts.values()];
}
