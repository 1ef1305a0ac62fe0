import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/csv.ts';
import { INVENTORY_HEADER, inventoryLine } from '../../src/inventory/inventory-csv.ts';
import { type Known, planImport } from '../../src/inventory/plan-import.ts';
import { readImport } from '../../src/inventory/read-import.ts';
import { indexSeen } from '../../src/inventory/seen-index.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';

const nothing: Known = { numbers: new Map(), zoomUserIds: new Map(), emails: new Map(), seen: indexSeen([]) };

/** Anything that a cell can hold, and much of what means something in one. */
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''+1",
    '"',
    '""',
    ';',
    '\t',
    '\r',
    '\r\n',
    ' x ',
    '<@U0RINA>',
    'a@b.co',
    'none',
    'user',
  ),
);
const csv = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.array(fc.oneof(cell, fc.constantFrom('number', '+14155551001')), { maxLength: 6 }), {
      maxLength: 12,
    })
    .map((rows) => rows.map((cells) => cells.join(',')).join('\n')),
  fc
    .array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 })
    .map((rows) => `number,assignee type,assignee,display name\n${rows.map(csvLine).join('')}`),
);

// A NUL is in no text: a file with one is not taken for text.
const words = cell.map((text) => text.replaceAll('\0', ''));
const someWords = words.filter((text) => text.trim() !== '');
const numbers = fc.uniqueArray(
  fc.record(
    {
      id: fc.uuid(),
      phoneNumber: fc.integer({ min: 2_000_000, max: 9_999_999 }).map((line) => `+1415${line}`),
      type: fc.constantFrom('local', 'toll_free', 'satellite'),
      status: fc.constantFrom('active', 'pending'),
      capabilities: fc.subarray(['voice', 'sms']),
      displayName: words,
      city: words,
      monthlyCost: fc.double({ min: 0, max: 100, noNaN: true }),
      assignee: fc.record(
        { type: fc.oneof(fc.constantFrom('user', 'call_queue'), someWords), id: someWords, name: words },
        { requiredKeys: ['type', 'id'] },
      ),
    },
    { requiredKeys: ['id', 'phoneNumber', 'type', 'status', 'capabilities'] },
  ),
  { selector: ({ phoneNumber }) => phoneNumber, maxLength: 12 },
);

describe('Any file', () => {
  it('is read without failing, and every row of it is in the plan once', () => {
    fc.assert(
      fc.property(csv, (text) => {
        const reading = readImport(text);
        if (reading.kind === 'unreadable') {
          expect(reading.why).not.toBe('');
          return;
        }
        const plan = planImport(reading.rows, nothing);
        expect(plan.map(({ row }) => row)).toEqual(reading.rows.map(({ row }) => row));
        expect(new Set(plan.map(({ row }) => row)).size).toBe(plan.length);
      }),
    );
  });

  it('of any bytes is read without failing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readImport(bytes)));
  });

  it('that an export has written changes nothing when it is imported', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const present: PhoneNumber[] = all;
        const file = Buffer.from(INVENTORY_HEADER + present.map(inventoryLine).join(''));
        const reading = readImport(new Uint8Array(file));
        if (present.length === 0) {
          expect(reading.kind).toBe('unreadable');
          return;
        }
        if (reading.kind !== 'rows') throw new Error(reading.why);
        const known = { ...nothing, numbers: new Map(present.map((each) => [each.phoneNumber, each])) };
        const plan = planImport(reading.rows, known);
        expect(plan.map(({ phoneNumber, kind }) => [phoneNumber, kind])).toEqual(
          present.map(({ phoneNumber }) => [phoneNumber, 'unchanged']),
        );
      }),
    );
  });
});
