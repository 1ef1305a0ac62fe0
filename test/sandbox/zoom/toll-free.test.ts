import { describe, expect, test } from 'vitest';
import { TOLL_FREE_PREFIXES } from '../../../src/numbers/toll-free.ts';
import { availableIn, invalid, numbersIn, refusal, zoomForTest } from './support.ts';

test('GET /phone/numbers/toll_free lists the toll-free numbers only', async () => {
  const { call, zoom } = await zoomForTest();
  const owned = zoom.snapshot().numbers.filter(({ type }) => type === 'toll_free');
  const listed = numbersIn(await call('GET', '/phone/numbers/toll_free?page_size=300'));
  expect(listed.length).toBeGreaterThan(5);
  expect(listed.map(({ id }) => id)).toEqual(owned.map(({ id }) => id));
  expect(refusal(await call('GET', '/phone/numbers/toll_free?prefix=800'))).toEqual(invalid('prefix'));
});

describe('GET /phone/numbers/toll_free/available', () => {
  test.each(TOLL_FREE_PREFIXES)('finds numbers that begin with %s', async (prefix) => {
    const { call } = await zoomForTest();
    const numbers = availableIn(
      await call('GET', `/phone/numbers/toll_free/available?prefix=${prefix}&quantity=5`),
    );
    expect(numbers).toHaveLength(5);
    for (const number of numbers) {
      expect(number.phone_number).toMatch(new RegExp(`^\\+1${prefix}[2-9]\\d{6}$`));
      expect(number.type).toBe('toll_free');
    }
  });

  test('without a prefix takes some of each', async () => {
    const { call } = await zoomForTest();
    const numbers = availableIn(await call('GET', '/phone/numbers/toll_free/available'));
    expect(numbers).toHaveLength(10);
    expect(new Set(numbers.map(({ phone_number }) => phone_number.slice(2, 5))).size).toBe(7);
  });

  test.each([
    ['prefix=822', 'prefix'],
    ['quantity=101', 'quantity'],
    ['area_code=800', 'area_code'],
  ])('refuses %s', async (query, field) => {
    const { call } = await zoomForTest();
    expect(refusal(await call('GET', `/phone/numbers/toll_free/available?${query}`))).toEqual(invalid(field));
  });
});

describe('POST /phone/numbers/toll_free', () => {
  test('buys toll-free numbers, and names those that are gone', async () => {
    const { call } = await zoomForTest();
    const [one, two] = availableIn(await call('GET', '/phone/numbers/toll_free/available?prefix=888'));
    const body = { phone_numbers: [one?.phone_number, '+18885550000'], site_id: 'site_austin' };
    const answer = await call('POST', '/phone/numbers/toll_free', body);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        provisioned_numbers: [{ phone_number: one?.phone_number, status: 'active' }],
        failed_numbers: [{ phone_number: '+18885550000', code: 100010 }],
      },
    });
    const [next] = availableIn(await call('GET', '/phone/numbers/toll_free/available?prefix=888'));
    expect(next).toEqual(two);
  });

  test('refuses numbers of other kinds, each by name', async () => {
    const { call } = await zoomForTest();
    const answer = await call('POST', '/phone/numbers/toll_free', {
      phone_numbers: ['+14155551001', '+18005551234'],
    });
    expect(refusal(answer)).toEqual(invalid('+14155551001'));
  });

  test('refuses an empty list', async () => {
    const { call } = await zoomForTest();
    const answer = await call('POST', '/phone/numbers/toll_free', { phone_numbers: [] });
    expect(refusal(answer)).toEqual(invalid('phone_numbers'));
  });
});
