import { isNorthAmerican } from '../numbers/countries.ts';
import { countryOfNumber } from '../numbers/format-number.ts';
import { isTollFreePrefix } from '../numbers/toll-free.ts';

const NANP = /^\+1([2-9]\d\d)([2-9]\d\d)\d{4}$/;
const ELSEWHERE = 'It is not a number of the United States or Canada.';
const isServiceCode = (digits: string) => /^[2-9]11$/.test(digits);

/**
 * Why a number cannot be one of North America, in a sentence; nothing when it can. Stricter than the metadata of
 * phone-number libraries, which let exchanges such as 911 pass. Other countries behind +1, such as Jamaica, port apart.
 * @param e164 e.g. `+14155559900`
 */
export function notNorthAmerican(e164: string): string | undefined {
  const [, area, exchange] = NANP.exec(e164) ?? [];
  if (!e164.startsWith('+1')) return ELSEWHERE;
  if (e164.length !== 12) return 'A number of the United States or Canada has 10 digits after +1.';
  if (!area || !exchange) return 'Neither the area code nor the three digits after it can begin with 0 or 1.';
  if (isServiceCode(area)) return `${area} is a service code, not an area code.`;
  if (isServiceCode(exchange)) return `${exchange} after the area code is a service code, and in no number.`;
  return isNorthAmerican(countryOfNumber(e164)) ? undefined : ELSEWHERE;
}

/** @param e164 a number of North America */
export function isTollFree(e164: string): boolean {
  return e164.startsWith('+1') && isTollFreePrefix(e164.slice(2, 5));
}
