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

/** Orders of one form at the most. */
export const MOST_PARTS = 20;

/**
 * Parts the numbers as losing carriers take them. Parts stand in the order of their first numbers, and numbers keep
 * theirs.
 * @param phoneNumbers E.164
 * @param portability Zoom's answers, for any of them
 * @param options `byAreaCode` parts those of which no carrier is known by their area codes
 */
export function splitOrder(
  phoneNumbers: readonly string[],
  portability: readonly PortabilityCheck[],
  { byAreaCode = false }: { byAreaCode?: boolean } = {},
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
    const area = byAreaCode && part.carrierName === undefined && part.kind === 'geographic';
    const key = [
      part.carrierName ?? '',
      part.kind,
      part.country,
      part.looksWireless,
      area ? number.slice(2, 5) : '',
    ].join('|');
    const same = parts.get(key);
    if (same) same.phoneNumbers.push(number);
    else parts.set(key, part);
  }
  return [...parts.values()];
}
