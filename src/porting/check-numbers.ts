import { countryOfNumber, formatNumber } from '../numbers/format-number.ts';
import type { PortabilityCheck } from '../zoom/types.ts';
import { isTollFree } from './nanp.ts';
import { MOST_NUMBERS } from './read-port-numbers.ts';

/** What is known of the numbers beside the form. */
export type NumberFacts = {
  /** E.164 of those that the account has. */
  inInventory: ReadonlySet<string>;
  /** Open porting orders by the numbers in them; empty for one that is on its way to Zoom. */
  openOrders: ReadonlyMap<string, string>;
  /** Zoom's answer for each number, where it gave one. */
  portability: readonly PortabilityCheck[];
};

export type NumbersRemarks = {
  /** Reasons not to file these numbers together, in sentences. */
  problems: string[];
  /** May be meant; to be shown, and left to the person. */
  warnings: string[];
};

/** The rules about which numbers go into an order. */
export function checkNumbers(phoneNumbers: readonly string[], facts: NumberFacts): NumbersRemarks {
  return {
    problems: [
      ...countProblems(phoneNumbers),
      ...phoneNumbers.flatMap((number) => placeProblem(number, facts)),
      ...mixProblems(phoneNumbers),
    ],
    warnings: areaCodeWarning(phoneNumbers),
  };
}

function countProblems(phoneNumbers: readonly string[]): string[] {
  if (phoneNumbers.length === 0) return ['Which numbers are to be ported? Paste them here.'];
  if (phoneNumbers.length <= MOST_NUMBERS) return [];
  return [
    `These are ${phoneNumbers.length} numbers, and an order takes ${MOST_NUMBERS}. File the rest apart.`,
  ];
}

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
  const check = portability.find(({ phoneNumber }) => phoneNumber === number);
  return check && !check.portable
    ? [`${name} cannot be ported: ${check.reason ?? 'Zoom gave no reason.'}`]
    : [];
}

function mixProblems(phoneNumbers: readonly string[]): string[] {
  const tollFree = phoneNumbers.filter(isTollFree);
  const geographic = phoneNumbers.filter((number) => !isTollFree(number));
  if (tollFree.length > 0 && geographic.length > 0) {
    return [
      `Toll-free numbers are ported apart from others: ${tollFree.map(formatNumber).join(', ')} cannot go with the rest.`,
    ];
  }
  const countries = new Set(geographic.map(countryOf));
  return countries.size > 1 ? ['Numbers of the United States and of Canada are ported apart.'] : [];
}

/** Toll-free numbers and those of codes that metadata does not know yet count as the United States'. */
export function countryOf(number: string): string {
  return countryOfNumber(number) === 'CA' ? 'CA' : 'US';
}

function areaCodeWarning(phoneNumbers: readonly string[]): string[] {
  const areaCodes = new Set(phoneNumbers.filter((number) => !isTollFree(number)).map((it) => it.slice(2, 5)));
  if (areaCodes.size < 2) return [];
  return [
    `The area codes ${[...areaCodes].join(', ')} may be with several losing carriers: an order is for the numbers of one.`,
  ];
}
