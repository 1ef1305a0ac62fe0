import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSearch } from '../../src/numbers/describe-search.ts';
import { formatSearch } from '../../src/numbers/format-search.ts';
import { scoreMemorable } from '../../src/numbers/memorable.ts';
import { parseSearch } from '../../src/numbers/parse-search.ts';
import { plainText } from '../../src/numbers/plain-text.ts';
import { readTokens, writeTokens } from '../../src/numbers/search-tokens.ts';
import { slipsBetween } from '../../src/numbers/spelling.ts';
import { numberSearch } from './number-searches.ts';

/** Text of the kind people type: known words, fragments of the grammar, and anything else. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '415',
          '888',
          'CA',
          'or',
          'IN',
          'San',
          'Francisco',
          'Francisco,',
          'toll',
          'free',
          'sms',
          'x25',
          'x0',
          'ends',
          '00',
        ],
        ...[
          'contains',
          'under',
          '$2',
          'memorable',
          'city:',
          'city:"',
          '"',
          'state:',
          'area:',
          ':',
          ',',
          '<',
          '>',
          '<tel:1|',
          '&amp;',
        ],
        ...[
          'Mobile,',
          'AL',
          'New',
          'York',
          'no',
          'fax',
          'with',
          'C0FFEE',
          '+1',
          '555-1234',
          'country:CA',
          "'",
          'starts:1',
          ...['over', 'at', 'least', '>', '-1', '1,000', 'up', 'to', '+44', '1', '800', '415/212', '415x25'],
          ...['sms or mms', 'Canada', 'country:GB', 'San Fransisco, CA', 'San Fran', '(415) 555-1001'],
          '\u00a0',
        ],
      ),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .chain((words) => fc.constantFrom(' ', '', ', ').map((between) => words.join(between)));

describe('any search', () => {
  test('is read back from its own words', () => {
    fc.assert(
      fc.property(numberSearch, (search) => {
        const words = formatSearch(search);
        const expected = words === '' ? { kind: 'empty' } : { kind: 'search', search };
        expect(parseSearch(words)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in every order of its parts', () => {
    const parts = numberSearch.map(
      ({ areaCodes = [], tollFreePrefixes = [], capabilities = [], city, state, country, ...others }) => [
        ...areaCodes.map((code) => formatSearch({ areaCodes: [code], ...(country && { country }) })),
        ...(country ? [formatSearch({ country })] : []),
        ...tollFreePrefixes,
        ...capabilities,
        ...(city || state ? [formatSearch({ ...(city && { city }), ...(state && { state }) })] : []),
        ...Object.entries(others).map(([key, value]) => formatSearch({ [key]: value })),
      ],
    );
    const shuffled = parts.chain((words) =>
      fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })),
    );
    fc.assert(
      fc.property(shuffled, ([words, otherwise]) => {
        expect(parseSearch(otherwise.join(' '))).toEqual(parseSearch(words.join(' ')));
      }),
      { numRuns: 500 },
    );
  });

  test('has a description', () => {
    fc.assert(
      fc.property(numberSearch, (search) => {
        expect(describeSearch(search)).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
  });
});

describe('any text', () => {
  test('gets an answer: a search, a form, or sentences that say what is wrong', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = parseSearch(text);
        if (reading.kind !== 'unclear') return;
        expect(reading.problems.length).toBeGreaterThan(0);
        for (const { words, sentence } of reading.problems) {
          expect(words).not.toBe('');
          expect(sentence).toMatch(/\p{L}.*[.?]$/su);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('that is understood means the same in its canonical words', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = parseSearch(text);
        if (reading.kind !== 'search') return;
        expect(parseSearch(formatSearch(reading.search))).toEqual(reading);
      }),
      { numRuns: 500 },
    );
  });

  test('that is not gets suggestions that are', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = parseSearch(text);
        if (reading.kind !== 'unclear') return;
        for (const { suggestion } of reading.problems) {
          if (suggestion !== undefined) expect(parseSearch(suggestion)).toMatchObject({ kind: 'search' });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('keeps its meaning when its tokens are written back', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const tokens = readTokens(plainText(text));
        expect(readTokens(writeTokens(tokens))).toEqual(tokens);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any number', () => {
  test('scores 0 to 100, with a reason for every score', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+1[2-9]\d\d[2-9]\d{6}$/), (number) => {
        const { score, reasons } = scoreMemorable(number);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(score > 0).toBe(reasons.length > 0);
      }),
    );
  });
});

describe('any two words', () => {
  test('are as far from each other either way, and a word is no way from itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
        expect(slipsBetween(a, a)).toBe(0);
        expect(slipsBetween(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
