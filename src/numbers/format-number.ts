import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** E.164 as people read it: `+1 (415) 555-1001` in North America, `+44 20 7946 0000` elsewhere. */
export function formatNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  if (parsed.countryCallingCode !== '1' || parsed.nationalNumber.length !== 10)
    return parsed.formatInternational();
  const digits = parsed.nationalNumber;
  return `+1 (${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** As it is dialled within its own country: `(415) 555-1001`, `020 7946 0000`. */
export function formatNational(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatNational() ?? e164;
}

/** The digits after the country code; undefined when it is not a phone number in E.164. */
export function nationalNumber(e164: string): { callingCode: string; digits: string } | undefined {
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) return undefined;
  const parsed = parsePhoneNumberFromString(e164);
  // Metadata lags behind new area codes, so a number is asked to be possible, not to be assigned.
  return parsed?.isPossible()
    ? { callingCode: parsed.countryCallingCode, digits: parsed.nationalNumber }
    : undefined;
}

/** A pasted number in any usual form as E.164, North American unless it says otherwise; undefined when it is none. */
export function parseNumber(text: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text, 'US');
  return parsed?.isPossible() ? parsed.number : undefined;
}

/** ISO 3166, of an E.164 number; undefined when it tells none, as with toll-free numbers. */
export function countryOfNumber(e164: string): string | undefined {
  return parsePhoneNumberFromString(e164)?.country;
}
