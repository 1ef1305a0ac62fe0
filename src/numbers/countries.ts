import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js';
import { plainName } from './plain-name.ts';

/** Countries by ISO 3166 two-letter code, in English, for every country that has phone numbers. */

const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region' });

/** What people write beside the official English name. */
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  america: 'US',
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  uae: 'AE',
  'ivory coast': 'CI',
  burma: 'MM',
  myanmar: 'MM',
  palestine: 'PS',
  korea: 'KR',
  'republic of ireland': 'IE',
};

const CODES: ReadonlySet<string> = new Set(getCountries());

const BY_NAME = new Map<string, string>([
  ...[...CODES].map((code) => [plainName(countryName(code)), code] as const),
  ...Object.entries(ALSO),
]);

/** Every name understood, as `plainName` writes it. */
export const COUNTRY_NAMES: readonly string[] = [...BY_NAME.keys()];

/** “United Kingdom” for GB; the code itself when it is not a country's. */
export function countryName(code: string): string {
  return CODES.has(code) ? (ENGLISH.of(code) ?? code) : code;
}

/** The same inside a sentence: “the United Kingdom”. */
export function countryInSentence(code: string): string {
  const name = countryName(code);
  return /^(?:United|Netherlands|Philippines|Bahamas|Maldives|Isle|Dominican|Cayman|.* Islands$)/.test(name)
    ? `the ${name}`
    : name;
}

/** The ISO code of a country given by its English name or its code, in any case. */
export function findCountry(nameOrCode: string): string | undefined {
  const code = nameOrCode.trim().toUpperCase();
  return CODES.has(code) ? code : BY_NAME.get(plainName(nameOrCode));
}

/** `1` for US; undefined for a country without phone numbers. */
export function callingCode(country: string): string | undefined {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : undefined;
}

/** They dial as part of the United States, and each is both a state and a country of the same code. */
const US_TERRITORIES: readonly string[] = ['PR', 'VI', 'GU', 'AS', 'MP'];

/** United States and Canada, and the territories that dial as part of the United States. */
export function isNorthAmerican(country: string | undefined): boolean {
  return country === undefined || ['US', 'CA', ...US_TERRITORIES].includes(country);
}

/** Whether a state belongs to a country. Puerto Rico is in both US and PR; California, CA, is not in Canada, CA. */
export function isStateIn(state: { code: string; country: string }, country: string): boolean {
  return state.country === country || (state.code === country && US_TERRITORIES.includes(country));
}
