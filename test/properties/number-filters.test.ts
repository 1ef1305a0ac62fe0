import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExportFilter } from '../../src/inventory/export-filter.ts';
import { inventoryText } from '../../src/inventory/export-inventory.ts';
import { EVERY_NUMBER, isEveryNumber, type NumberFilter } from '../../src/inventory/number-filter.ts';
import { describeFilter, formatFilter, parseFilter } from '../../src/inventory/parse-filter.ts';
import { tidy } from '../../src/inventory/read-filter-words.ts';
import { BEGINNING, type Place, readListPage } from '../../src/inventory/read-list-page.ts';
import { OWNED_STATUSES } from '../../src/numbers/search-parts.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import type { Zoom } from '../../src/zoom/zoom.ts';
import { createOneNumberZoom } from '../support/one-number-zoom.ts';
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

/** Numbers of which Zoom may not tell everything. */
const ofTheCompany: fc.Arbitrary<PhoneNumber[]> = fc
  .array(
    fc.record(
      {
        type: fc.constantFrom('local', 'toll_free'),
        status: fc.constantFrom('active', 'pending'),
        capabilities: fc.subarray(['voice', 'sms']),
        state: fc.constantFrom('CA', 'TX'),
        city: fc.constantFrom('San Francisco', 'Austin'),
        siteId: fc.constantFrom('site_sf', 'site_ny'),
        displayName: fc.constantFrom('Front – desk', 'FRONT - DESK', 'Sales'),
        monthlyCost: fc.constantFrom(0, 1, 5),
        assignee: fc.constantFrom(
          { type: 'call_queue', id: 'queue_7', name: 'Support' },
          { type: 'user', id: 'user_ana', name: 'Ana Torres' },
          { type: 'zoom_room', id: 'room_1' },
        ),
      },
      { requiredKeys: ['type', 'status', 'capabilities'] },
    ),
    { maxLength: 25 },
  )
  .map((numbers) =>
    numbers.map((number, index) => ({
      ...number,
      id: `number_${index}`,
      phoneNumber: number.type === 'toll_free' ? `+188855510${10 + index}` : `+141555510${10 + index}`,
    })),
  );

describe('An export', () => {
  const somebodys = { id: 'one', phoneNumber: '+14155551001', type: 'local', status: 'active' };
  const { zoom } = createOneNumberZoom({ ...somebodys, capabilities: [] });

  it('has the numbers of the list with the same words, and asks Zoom for the same', async () => {
    const words = fc.constantFrom(
      ...['', 'CA', 'San Francisco, CA', 'under $2', '"Front - desk"', 'assignee:queue_7', 'assigned to Ana'],
      ...['unassigned toll-free', 'site:site_sf', 'pending', '415 sms', 'ends 15'],
    );
    await fc.assert(
      fc.asyncProperty(words, ofTheCompany, async (typed, items) => {
        const reading = readExportFilter(typed);
        if (reading.kind === 'unclear') throw new Error(reading.problems.join());
        const asked = new Set<string>();
        const page: Zoom['numbers']['page'] = async (query) => {
          asked.add(JSON.stringify(query));
          return { items, total: items.length };
        };
        const theirs: Zoom = { ...zoom, numbers: { ...zoom.numbers, page } };
        expect(await exported(theirs, reading.filter)).toEqual(await listed(theirs, reading.filter));
        expect(asked.size).toBe(1);
      }),
    );
  });

  async function exported(from: Zoom, wanted: NumberFilter): Promise<string[]> {
    let text = '';
    for await (const lines of inventoryText(from, wanted).text) text += lines;
    return text.match(/^\+\d+/gm) ?? [];
  }

  async function listed(from: Zoom, filtered: NumberFilter): Promise<string[]> {
    const all: string[] = [];
    let place: Place | undefined = BEGINNING;
    while (place) {
      const { numbers, next } = await readListPage(from, { kind: 'numbers', filter: filtered }, place);
      all.push(...numbers.map(({ phoneNumber }) => phoneNumber));
      place = next;
    }
    return all;
  }
});
