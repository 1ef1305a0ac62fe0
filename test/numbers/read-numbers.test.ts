import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../src/numbers/read-numbers.ts';

describe('Numbers as they are typed', () => {
  it.each([
    ['+14155551001', ['+14155551001']],
    ['+14155551001 +442079460000', ['+14155551001', '+442079460000']],
    ['+1 (415) 555-1001, 415-555-1002; 4155551003', ['+14155551001', '+14155551002', '+14155551003']],
    ['+1 (415) 555-1001 +1 (415) 555-1002', ['+14155551001', '+14155551002']],
    ['415 555 1001 415 555 1002', ['+14155551001', '+14155551002']],
    ['<tel:+14155551001|+1 415-555-1001>', ['+14155551001']],
    ['+14155551001\n+14155551001', ['+14155551001']],
    ['\u202A+1 415 555 1001\u202C', ['+14155551001']],
    ['', []],
  ])('%j', (typed, phoneNumbers) => {
    expect(readNumbers(typed)).toMatchObject({ phoneNumbers, unreadable: [] });
  });

  it('what is none is named as it was typed', () => {
    expect(readNumbers('+14155551001 and 12')).toMatchObject({
      phoneNumbers: ['+14155551001'],
      unreadable: ['and', '12'],
    });
  });

  it('any text is read, and what is read is E.164', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const number of readNumbers(text).phoneNumbers) expect(number).toMatch(/^\+\d{4,17}$/);
      }),
    );
  });
});
