import { countryName } from './countries.ts';
import { formatMoney } from './format-money.ts';
import { keypadDigits } from './keypad.ts';
import { CAPABILITY_NAMES, TYPE_NAMES } from './kind-names.ts';
import type { NumberSearch } from './number-search.ts';
import { stateName } from './states.ts';

/** A phrase for each thing asked for: “area code 415”, “SMS”, “ends in 00”. Plain text. */
export function describeParts(search: NumberSearch): string[] {
  return [
    place(search),
    search.country && countryName(search.country),
    oneOf('area code', search.areaCodes),
    search.tollFreePrefixes
      ? oneOf('toll-free', search.tollFreePrefixes)
      : search.type && TYPE_NAMES[search.type],
    ...(search.capabilities ?? []).map((capability) => CAPABILITY_NAMES[capability]),
    search.starts && `starts with ${pattern(search.starts)}`,
    search.contains && `contains ${pattern(search.contains)}`,
    search.ends && `ends in ${pattern(search.ends)}`,
    search.under !== undefined ? `under ${formatMoney(search.under)} a month` : undefined,
    search.memorable ? 'memorable' : undefined,
    search.quantity !== undefined
      ? `${search.quantity} ${search.quantity === 1 ? 'number' : 'numbers'}`
      : undefined,
  ].filter((phrase): phrase is string => Boolean(phrase));
}

function place({ city, state }: NumberSearch): string | undefined {
  return city && state ? `${city}, ${state}` : (city ?? (state && stateName(state)));
}

function oneOf(what: string, codes: readonly string[] | undefined): string | undefined {
  if (!codes || codes.length === 0) return undefined;
  const last = codes.at(-1);
  return `${what} ${codes.length > 1 ? `${codes.slice(0, -1).join(', ')} or ${last}` : last}`;
}

/** Letters with the digits they stand for, since those are what is seen in a number. */
function pattern(text: string): string {
  const digits = keypadDigits(text);
  return digits === text ? text : `${text} (${digits})`;
}
