import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_NUMBER, isEveryNumber, type NumberFilter } from '../../src/inventory/number-filter.ts';
import { describeFilter, formatFilter, parseFilter } from '../../src/inventory/parse-filter.ts';
import { tidy } from '../../src/inventory/read-filter-words.ts';
import { OWNED_STATUSES } from '../../src/numbers/search-parts.ts';
import { numberSearch } from './number-searches.ts';

/** Names as Zoom's portal and people write them; what stays of them when they are typed. */
const name = fc
  .oneof(
    fc.constantFrom(
      'Front desk',
      "Ana O'Neil",
      'Küche & Bad',
      'assigned',
      '415',
      'CA, TX',
      'x25',
      '渋谷',
      'under $2',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .map((text) => tidy(text.replace(/,\d/g, '')))
  .filter((text) => text !== '');

const filter: fc.Arbitrary<NumberFilter> = fc.record(
  {
    search: numberSearch.map(({ quantity: _, ...search }) => search),
    assigned: fc.boolean(),
    status: fc.constantFrom(...OWNED_STATUSES),
    siteId: name,
    name,
    assignee: name,
  },
  { requiredKeys: ['search'] },
);

/** One who has a number is somebody: with an assignee, “assigned” says nothing more. */
const agreeing = filter.map(({ assigned, ...rest }) =>
  rest.assignee === undefined && assigned !== undefined ? { ...rest, assigned } : rest,
);

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '415',
          '888',
          'CA',
          'assigned',
          'unassigned',
          'free',
          'not',
          'to',
          'active',
          'pending',
          'site:',
          'name:',
        ],
        ...[
          'name:"',
          '"',
          "'",
          'assignee:',
          'status:',
          'toll',
          'free',
          'contains',
          'ends',
          '00',
          'x25',
          ',',
          ':',
          '<',
        ],
        ...[
          'San Francisco, CA',
          '+14155551001',
          'nmae:Ana',
          '“Front desk”',
          'assigned to Ana',
          '&amp;',
          'no',
          'or',
        ],
      ),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .chain((words) => fc.constantFrom(' ', '', ', ').map((between) => words.join(between)));

describe('Any filter of the inventory', () => {
  it('is read back from its own words', () => {
    fc.assert(
      fc.property(agreeing, (wanted) => {
        const expected = isEveryNumber(wanted) ? { kind: 'empty' } : { kind: 'search', search: wanted };
        expect(parseFilter(formatFilter(wanted))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('has a description, and none for every number', () => {
    fc.assert(
      fc.property(agreeing, (wanted) => {
        expect(describeFilter(wanted).join()).not.toMatch(/undefined|NaN|\[object/);
      }),
    );
    expect(describeFilter(EVERY_NUMBER)).toEqual([]);
  });
});

describe('Whatever is typed as a filter', () => {
  it('is answered: with a list, or with what was wrong and what to do', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = parseFilter(text);
        if (reading.kind !== 'unclear') return;
        expect(reading.problems.length).toBeGreaterThan(0);
        for (const { words, sentence, suggestion } of reading.problems) {
          expect(words).not.toBe('');
          expect(sentence).toMatch(/\p{L}.*[.?]$/su);
          if (suggestion !== undefined) expect(parseFilter(suggestion)).toMatchObject({ kind: 'search' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('means the same in its canonical words', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const reading = parseFilter(text);
        if (reading.kind === 'search') expect(parseFilter(formatFilter(reading.search))).toEqual(reading);
      }),
      { numRuns: 500 },
    );
  });
});
