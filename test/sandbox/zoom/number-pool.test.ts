import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { AREA_CODES } from '../../../src/numbers/area-codes.ts';
import { foreignGroups } from '../../../src/sandbox/zoom/available/foreign-groups.ts';
import { onKeypad } from '../../../src/sandbox/zoom/available/line-numbers.ts';
import { nanpGroups } from '../../../src/sandbox/zoom/available/nanp-groups.ts';
import { createNumberPool } from '../../../src/sandbox/zoom/available/number-pool.ts';

const anyone = () => true;

describe('numbers to buy', () => {
  test('there are some in every area code of the United States and Canada', () => {
    const pool = createNumberPool('test');
    for (const { code, country } of AREA_CODES) {
      const found = pool.find({ areaCode: code, quantity: 1 }, anyone);
      expect(found, code).toMatchObject([{ country, type: 'local' }]);
    }
  });

  test('none has an exchange that cannot be dialled, and none is a 555 but those of the document', () => {
    const numbers = nanpGroups('test').flatMap((group) => group.numbers());
    const wrong = numbers.filter(({ phone_number }) => !/^\+1[2-9]\d\d[2-9](?!11)\d{6}$/.test(phone_number));
    expect(wrong).toEqual([]);
    expect(
      numbers.flatMap(({ phone_number }) => (phone_number.slice(5, 8) === '555' ? phone_number : [])),
    ).toEqual(['+14155551001', '+14155551002']);
    expect(new Set(numbers.map(({ phone_number }) => phone_number)).size).toBe(numbers.length);
  });

  test('those of other countries are real numbers of their country and kind', () => {
    const kinds = {
      local: ['FIXED_LINE'],
      mobile: ['MOBILE'],
      national: ['UAN', 'VOIP', 'FIXED_LINE'],
      toll_free: [],
    };
    for (const number of foreignGroups('test').flatMap((group) => group.numbers())) {
      const parsed = parsePhoneNumberWithError(number.phone_number);
      expect([number.phone_number, parsed.isValid(), parsed.country]).toEqual([
        number.phone_number,
        true,
        number.country,
      ]);
      expect(kinds[number.type]).toContain(parsed.getType());
    }
  });

  test('they differ: memorable ones, words, and what they can do and cost', () => {
    const numbers = createNumberPool('test').find({ areaCode: '303', quantity: 100 }, anyone);
    const all =
      nanpGroups('test')
        .find(({ areaCode }) => areaCode === '303')
        ?.numbers() ?? [];
    expect(all.some(({ phone_number }) => /000$|1234$|(\d\d)\1$/.test(phone_number))).toBe(true);
    expect(all.some(({ phone_number }) => phone_number.endsWith(onKeypad('COFFEE')))).toBe(true);
    expect(new Set(numbers.map(({ monthly_cost }) => monthly_cost)).size).toBeGreaterThan(2);
    expect(new Set(numbers.map(({ capabilities }) => capabilities.join())).size).toBeGreaterThan(3);
  });

  test('another seed has others', () => {
    const of = (seed: string) => createNumberPool(seed).find({ areaCode: '303', quantity: 20 }, anyone);
    expect(of('one')).toEqual(of('one'));
    expect(of('one')).not.toEqual(of('two'));
  });
});
