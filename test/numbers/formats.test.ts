import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../src/numbers/format-money.ts';
import { formatNumber, nationalNumber, parseNumber } from '../../src/numbers/format-number.ts';
import { keypadDigits } from '../../src/numbers/keypad.ts';
import { nearest, slipsBetween } from '../../src/numbers/spelling.ts';

describe('phone numbers', () => {
  it.each([
    ['+14155551001', '+1 (415) 555-1001'],
    ['+18885551001', '+1 (888) 555-1001'],
    // Opened after the metadata was made.
    ['+17295551001', '+1 (729) 555-1001'],
    ['+442079460000', '+44 20 7946 0000'],
    ['+4930123456', '+49 30 123456'],
    ['not a number', 'not a number'],
    ['', ''],
  ])('%s is shown as %s', (e164, shown) => expect(formatNumber(e164)).toBe(shown));

  it.each([
    ['(415) 555-1001', '+14155551001'],
    ['415.555.1001', '+14155551001'],
    ['1-415-555-1001', '+14155551001'],
    ['+44 20 7946 0000', '+442079460000'],
    ['555', undefined],
    ['call me', undefined],
  ])('%s is read as %s', (pasted, e164) => expect(parseNumber(pasted)).toBe(e164));

  it.each(['4155551001', '+1415555100', '+0415555100', '+141555510011', 'tel:+14155551001'])(
    '%s is not E.164',
    (text) => expect(nationalNumber(text)).toBeUndefined(),
  );
});

describe('money', () => {
  it.each([
    [1, '$1.00'],
    [0.5, '$0.50'],
    [1250.5, '$1,250.50'],
  ])('%d is %s', (dollars, shown) => expect(formatMoney(dollars)).toBe(shown));
});

describe('letters', () => {
  it.each([
    ['COFFEE', '263333'],
    ['taxi', '8294'],
    ['1-800-PQRSWXYZ', '1-800-77779999'],
  ])('%s is dialled %s', (letters, digits) => expect(keypadDigits(letters)).toBe(digits));

  it.each([
    ['california', 'california', 0],
    ['califronia', 'california', 1],
    ['memmorable', 'memorable', 1],
    ['txas', 'texas', 1],
    ['texes', 'texas', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s is so many slips from %s', (a, b, slips) => expect(slipsBetween(a, b)).toBe(slips));

  it('forgives more in a long word than in a short one', () => {
    expect(nearest('caxxfornia', ['california'])).toBe('california');
    expect(nearest('txss', ['texas'])).toBeUndefined();
    expect(nearest('smz', ['sms'])).toBeUndefined();
  });
});
