import type { AvailableNumber } from '../zoom/types.ts';
import { callingCode, isStateIn } from './countries.ts';
import { nationalNumber } from './format-number.ts';
import { keypadDigits } from './keypad.ts';
import { MEMORABLE_FROM, scoreMemorable } from './memorable.ts';
import type { NumberSearch } from './number-search.ts';
import { plainName } from './plain-name.ts';
import { stateCode } from './states.ts';

/** Whether a number is what Zoom was asked for. It should be; where it is not, nobody should buy it unawares. */
export function isAsAsked(number: AvailableNumber, search: NumberSearch): boolean {
  const national = nationalNumber(number.phoneNumber);
  if (national === undefined) return false;
  const { areaCodes, tollFreePrefixes, country, state, city, type } = search;
  return (
    national.callingCode === (callingCode(number.country) ?? national.callingCode) &&
    begins(national.digits, areaCodes) &&
    begins(national.digits, tollFreePrefixes) &&
    (country === undefined || sameCountry(number, country)) &&
    (state === undefined || number.state === undefined || sameState(number.state, state)) &&
    (city === undefined || number.city === undefined || plainName(number.city) === plainName(city)) &&
    (type === undefined || number.type === type)
  );
}

/** The wishes that Zoom does not know about. */
export function isAsWished(number: AvailableNumber, search: NumberSearch): boolean {
  const { capabilities = [], under, memorable } = search;
  return (
    capabilities.every((capability) => number.capabilities.includes(capability)) &&
    (under === undefined || number.monthlyCost < under) &&
    hasPattern(number.phoneNumber, search) &&
    (!memorable || scoreMemorable(number.phoneNumber).score >= MEMORABLE_FROM)
  );
}

/** Patterns are about what follows the area code: the last seven digits in North America, elsewhere all of them. */
function hasPattern(
  e164: string,
  { starts = '', contains = '', ends = '', areaCodes = [] }: NumberSearch,
): boolean {
  const { callingCode: dialled = '', digits = '' } = nationalNumber(e164) ?? {};
  const areaCode = areaCodes.find((code) => digits.startsWith(code)) ?? '';
  const local = dialled === '1' ? digits.slice(3) : digits.slice(areaCode.length);
  return (
    local.startsWith(keypadDigits(starts)) &&
    local.includes(keypadDigits(contains)) &&
    local.endsWith(keypadDigits(ends))
  );
}

function begins(digits: string, prefixes: readonly string[] | undefined): boolean {
  return prefixes === undefined || prefixes.some((prefix) => digits.startsWith(prefix));
}

/** Toll-free numbers are the same all over North America; Puerto Rico may be a country of its own or a state. */
function sameCountry(number: AvailableNumber, country: string): boolean {
  if (number.type === 'toll_free') return callingCode(number.country) === callingCode(country);
  return isStateIn({ code: number.state ?? '', country: number.country }, country);
}

function sameState(theirs: string, ours: string): boolean {
  return (stateCode(theirs) ?? theirs) === ours;
}
