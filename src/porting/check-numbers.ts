import { countryOfNumber, formatNumber } from '../numbers/format-number.ts';
import type { PortabilityCheck } from '../zoom/types.ts';
import { isTollFree } from './nanp.ts';

/** What is known of the numbers beside the form. */
export type NumberFacts = {
  /** E.164 of those that the account has. */
  inInventory: ReadonlySet<string>;
  /** Open porting orders by the numbers in them; empty for one that is on its way to Zoom. */
  openOrders: ReadonlyMap<string, string>;
  /** Zoom's answer for each number, where it gave one. */
  portability: readonly PortabilityCheck[];
};

/** Why one number cannot be ported, if it cannot. */
export function placeProblem(
  number: string,
  { inInventory, openOrders, portability }: NumberFacts,
): string[] {
  const name = formatNumber(number);
  if (inInventory.has(number)) return [`${name} is ours already.`];
  const order = openOrders.get(number);
  if (order === '')
    return [`${name} is in another order already, which waits for approval or is on its way to Zoom.`];
  if (order !== undefined) return [`${name} is in porting order ${order} already.`];
  // Of several answers, the one that says no.
  const refusal = portability.find(({ phoneNumber, portable }) => phoneNumber === number && !portable);
  return refusal ? [`${name} cannot be ported: ${refusal.reason ?? 'Zoom gave no reason.'}`] : [];
}

/** Whose an order is: what is not Canada's counts as the United States', toll-free numbers and unknown codes too. */
export function countryOf(number: string): string {
  return countryOfNumber(number) === 'CA' ? 'CA' : 'US';
}

/** What may be meant, and is left to the person: in a sentence, if there is anything to say. */
export function areaCodeWarning(phoneNumbers: readonly string[]): string[] {
  const areaCodes = new Set(phoneNumbers.filter((number) => !isTollFree(number)).map((it) => it.slice(2, 5)));
  if (areaCodes.size < 2) return [];
  return [
    `The area codes ${[...areaCodes].join(', ')} may be with several losing carriers: an order is for the numbers of one.`,
  ];
}
