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
    ['- +1 415 555 1001', ['+14155551001']],
    ['4 1 5 - 5 5 5 - 1 0 0 1', ['+14155551001']],
    ['011 44 20 7946 0000', ['+442079460000']],
    ['+44 20 7946 0000 (415) 555 1001', ['+442079460000', '+14155551001']],
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

  it('a sign that Slack has written out is no separator', () => {
    expect(readNumbers('&lt;call me&gt;; +14155551001')).toEqual({
      phoneNumbers: ['+14155551001'],
      repeated: [],
      unreadable: ['<call', 'me>'],
    });
  });

  it('extensions in a row are no number: none has an area code that begins with 0', () => {
    expect(readNumbers('1100 1101 1102')).toMatchObject({
      phoneNumbers: [],
      unreadable: ['1100', '1101', '1102'],
    });
  });

  // Read in proportion to its length; otherwise this would take hours, and the bot would hear nobody meanwhile.
  it.each(['( ', '000 ', '0100 ', '1 ', '+ '])('a long message of “%s” is read at once', (word) => {
    const typed = word.repeat(40_000 / word.length);
    expect(readNumbers(typed)).toMatchObject({ phoneNumbers: [] });
  });

  it('any text is read, and what is read is E.164', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const number of readNumbers(text).phoneNumbers) expect(number).toMatch(/^\+\d{4,17}$/);
      }),
    );
  });
});
