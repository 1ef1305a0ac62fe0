import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { countryInSentence } from './countries.ts';
import { MAX_PATTERN } from './number-search.ts';
import { isPlace } from './read-digits.ts';
import { type Meaning, phraseAt, type Reader } from './search-parts.ts';

/** `+44 (0)20 7946 0000` and the like come in up to six pieces. */
const MOST_PIECES = 6;
/** A number of another country has at least as many digits, and fewer are only its beginning. */
const FEWEST_DIGITS = 7;

const NORTH_AMERICAN = /^(?:\+?1[-. /]*)?\(?([2-9]\d\d)\)?[-. /]*(\d{3})[-. /]*(\d{4})$/;

/** A whole phone number, in one piece or several: what is searched for is a part of one. */
export const readWholeNumber: Reader = (tokens, at) => {
  if (tokens[at]?.key !== undefined) return undefined;
  for (let length = MOST_PIECES; length > 0; length--) {
    const text = phraseAt(tokens, at, length);
    const meaning = text === undefined ? undefined : (northAmerican(text) ?? abroad(text));
    if (meaning) return { length, meaning };
  }
  return undefined;
};

function northAmerican(text: string): Meaning | undefined {
  const [, area = '', exchange, line] = NORTH_AMERICAN.exec(text) ?? [];
  if (!exchange || !line) return undefined;
  const code = isPlace(area) ? area : `area:${area}`;
  return {
    sentence: `“${text}” is a whole phone number. To see whether that one can be bought, search for its area code and its end.`,
    fix: `${code} ends:${exchange}${line}`,
  };
}

function abroad(text: string): Meaning | undefined {
  if (!/^\+\d[\d\s()./-]*$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  // `+1 415` and `+415 628` are area codes.
  if (digits.startsWith('1') || text.slice(1).split(' ').every(isPlace)) return undefined;
  if (digits.length < FEWEST_DIGITS) {
    return {
      sentence: `“${text}” begins like a phone number of another country. Write the area code and the country instead, like area:20 country:GB.`,
    };
  }
  const parsed = parsePhoneNumberFromString(`+${digits.replace(/^(44|49|33)0/, '$1')}`);
  const start = `“${text}” looks like a whole phone number`;
  if (!parsed?.country || !parsed.isPossible()) {
    return {
      sentence: `${start}. Numbers are searched by their area code or their end, like area:20 country:GB ends 00.`,
    };
  }
  return {
    sentence: `${start} of ${countryInSentence(parsed.country)}. To see whether that one can be bought, search for its country and its end.`,
    fix: `country:${parsed.country} ends:${parsed.nationalNumber.slice(-MAX_PATTERN)}`,
  };
}
