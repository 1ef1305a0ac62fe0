import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersInText } from '../../src/inventory/look-up-ours.ts';

describe('Phone numbers in a message', () => {
  it.each([
    ['Call 415-555-1001 or 415.555.1002.', ['+14155551001', '+14155551002']],
    ['Call <tel:+14155551001|+1 (415) 555-1001> now', ['+14155551001']],
    ['<tel:4155551001|call us>', ['+14155551001']],
    ['London: +44 20 7946 0000', ['+442079460000']],
    ['once (415) 555-1001 twice +14155551001', ['+14155551001']],
    ['numbers:\n415 555 1001\n212 555 1002', ['+14155551001', '+12125551002']],
    ['<https://zoom.us/j/4155551001|the meeting> <mailto:4155551001@x.example|a@b>', []],
    ['<https://x.example|415-555-1001>', ['+14155551001']],
    ['<@U04155551001> in <#C04155551001|sales>', []],
    ['Invoice 20260305, room 415', []],
    ['415\u2011555\u20111001', ['+14155551001']],
    ['415\u00a0555\u00a01001', ['+14155551001']],
  ])('%j', (text, numbers) => {
    expect(numbersInText(text)).toEqual(numbers);
  });

  it('never throws, and finds E.164 numbers only, each once', () => {
    const piece = fc.oneof(
      fc.constantFrom('415-555-1001', '<tel:+1', '|', '>', '<', '+44 20', '7946 0000', '(212)', '\n', '&lt;'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const found = numbersInText(pieces.join(' '));
        expect(new Set(found).size).toBe(found.length);
        for (const number of found) expect(number).toMatch(/^\+\d{7,15}$/);
      }),
    );
  });
});
