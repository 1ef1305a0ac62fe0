import { spellCity } from './cities.ts';
import { COUNTRY_NAMES, countryName, findCountry } from './countries.ts';
import type { SearchCapability, SearchType } from './number-search.ts';
import { plainName } from './plain-name.ts';
import type { Meaning, Part, PatternKind } from './search-parts.ts';
import { nearest } from './spelling.ts';
import { STATE_NAMES, stateCode, stateName } from './states.ts';
import { isTollFreePrefix } from './toll-free.ts';

/** Said to whoever asks for a least price. */
export const FLOOR = 'Only a highest price can be searched for, not a lowest: write it like under $2.';

/** What one value means, given what it is a value of: the same for `ends 00` and `ends:00`. */

const TYPES: ReadonlyMap<string, SearchType> = new Map<string, SearchType>([
  ['local', 'local'],
  ['geographic', 'local'],
  ['tollfree', 'toll_free'],
  ['freephone', 'toll_free'],
  ['national', 'national'],
  ['mobile', 'mobile'],
  ['cell', 'mobile'],
  ['cellular', 'mobile'],
]);

const CAPABILITIES: ReadonlyMap<string, SearchCapability> = new Map<string, SearchCapability>([
  ['voice', 'voice'],
  ['call', 'voice'],
  ['calls', 'voice'],
  ['calling', 'voice'],
  ['sms', 'sms'],
  ['text', 'sms'],
  ['texts', 'sms'],
  ['texting', 'sms'],
  ['mms', 'mms'],
  ['fax', 'fax'],
  ['faxes', 'fax'],
]);

export function typeOf(word: string): SearchType | undefined {
  return TYPES.get(word.toLowerCase().replace(/[-_ ]/g, ''));
}

export function capabilityOf(word: string): SearchCapability | undefined {
  return CAPABILITIES.get(word.toLowerCase());
}

export function areaCodeValue(text: string): Meaning {
  // A bare 1 may be part of an area code of another country.
  const digits = text.replace(/^(?:\+1[-.(]?|1[-.(])(?=\d{3}\)?$)/, '').replace(/[^\dA-Za-z]/g, '');
  if (isTollFreePrefix(digits)) return part({ is: 'tollFreePrefix', value: digits });
  if (/^\d{1,6}$/.test(digits)) return part({ is: 'areaCode', value: digits });
  return { sentence: `“${text}” is not an area code. An area code is written in digits, like area:415.` };
}

export function prefixValue(text: string): Meaning {
  if (isTollFreePrefix(text)) return part({ is: 'tollFreePrefix', value: text });
  return {
    sentence: `“${text}” is not a toll-free prefix. They are 800, 833, 844, 855, 866, 877 and 888.`,
    fix: 'toll-free',
  };
}

export function stateValue(text: string): Meaning {
  const code = stateCode(text);
  if (code) return part({ is: 'state', value: code });
  const near = stateCode(nearest(plainName(text), STATE_NAMES) ?? '');
  return {
    sentence: `“${text}” is not a state of the US or a province of Canada.${ask(near && stateName(near))} Write it like state:CA or California.`,
    ...(near ? { fix: `state:${near}` } : {}),
  };
}

export function cityValue(text: string): Meaning {
  const name = spellCity(text);
  if (/\p{L}/u.test(name)) return part({ is: 'city', value: name });
  return { sentence: `“${text}” is not the name of a city. Write it like city:"San Francisco".` };
}

export function countryValue(text: string): Meaning {
  const code = findCountry(text);
  if (code) return part({ is: 'country', value: code });
  const near = findCountry(nearest(plainName(text), COUNTRY_NAMES) ?? '');
  return {
    sentence: `“${text}” is not a country.${ask(near && countryName(near))} Write it like country:GB or country:"United Kingdom".`,
    ...(near ? { fix: `country:${near}` } : {}),
  };
}

export function typeValue(text: string): Meaning {
  const type = typeOf(text);
  if (type) return part({ is: 'type', value: type });
  const near = nearest(text.toLowerCase(), ['local', 'toll-free', 'tollfree', 'national', 'mobile']);
  return {
    sentence: `“${text}” is not a type of number. The types are local, toll-free, national and mobile.`,
    ...(near ? { fix: near } : {}),
  };
}

export function capabilityValue(text: string): Meaning {
  const words = text.split(/[\s+&/,]+/).filter((word) => word !== '');
  const parts = words.map(capabilityOf);
  if (parts.length > 0 && parts.every((capability) => capability !== undefined)) {
    return { parts: parts.map((value) => ({ is: 'capability', value })) };
  }
  return { sentence: `“${text}” is not something a number can do. Choose from voice, sms, mms and fax.` };
}

export function quantityValue(text: string): Meaning {
  const [, digits] = /^x?(\d{1,9})x?$/i.exec(text) ?? [];
  if (digits) return part({ is: 'quantity', value: Number(digits) });
  return { sentence: `“${text}” is not a count. Write how many numbers you want like x25.` };
}

export function patternValue(kind: PatternKind, text: string): Meaning {
  const value = text.replace(/[-.()*\s]/g, '').toUpperCase();
  if (/^[A-Z\d]+$/.test(value)) return part({ is: kind, value });
  const said = text === '' ? `After “${kind}” come` : `“${text}” does not work after “${kind}”: write`;
  return {
    sentence: `${said} digits or keypad letters, like ${kind} ${kind === 'contains' ? 'COFFEE' : '555'}.`,
  };
}

/** Prices are whole cents, so “up to $2” is under $2.01. */
export function priceValue(text: string): Meaning {
  if (text.startsWith('>')) return { sentence: FLOOR };
  const [, least, sign, digits = ''] =
    /^(<=|<|)\$?(-?)\$?(\d{0,7}\.?\d+)(?:\$|usd|dollars?)?(?:\/.*)?$/i.exec(text) ?? [];
  if (digits) {
    const cents = Math.round(Number(digits) * 100) + (least === '<=' ? 1 : 0);
    if (cents > 0 && !sign) return part({ is: 'under', value: cents / 100 });
    return { sentence: 'No number costs less than nothing. Write an amount above zero, like under $2.' };
  }
  const said = text === '' ? 'After “under” comes' : `“${text}” is not`;
  return { sentence: `${said} an amount in US dollars a month, like under $2.` };
}

export function memorableValue(text: string): Meaning {
  if (/^(?:yes|y|true|on|1|)$/i.test(text)) return part({ is: 'memorable', value: true });
  if (/^(?:no|n|false|off|0)$/i.test(text)) return part({ is: 'memorable', value: false });
  return { sentence: `“${text}” does not work after “memorable:”. Write memorable alone.`, fix: 'memorable' };
}

function part(value: Part): Meaning {
  return { parts: [value] };
}

function ask(name: string | undefined): string {
  return name ? ` Did you mean ${name}?` : '';
}
