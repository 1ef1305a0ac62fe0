import { describe, expect, test } from 'vitest';
import { availableIn, invalid, refusal, zoomForTest } from './support.ts';

const search = async (query: string) => {
  const zoom = await zoomForTest();
  return zoom.call('GET', `/phone/numbers/available?${query}`);
};

describe('GET /phone/numbers/available', () => {
  test('answers the example of the document', async () => {
    const answer = await search('country=US&state=CA&area_code=415&quantity=10');
    const numbers = availableIn(answer);
    expect(numbers).toHaveLength(10);
    expect(numbers.slice(0, 2)).toEqual(
      ['+14155551001', '+14155551002'].map((phone_number) => ({
        phone_number,
        country: 'US',
        state: 'CA',
        city: 'San Francisco',
        type: 'local',
        capabilities: ['voice', 'sms'],
        monthly_cost: 1,
      })),
    );
    expect(Object.keys(Object(answer.body))).toEqual(['available_numbers']);
  });

  test('gives 10 when the quantity is not said, and up to 100', async () => {
    const { call } = await zoomForTest();
    expect(availableIn(await call('GET', '/phone/numbers/available?area_code=512'))).toHaveLength(10);
    expect(
      availableIn(await call('GET', '/phone/numbers/available?area_code=512&quantity=100')),
    ).toHaveLength(100);
  });

  test('gives the same answer to the same question, until a number of it is bought', async () => {
    const { call } = await zoomForTest();
    const ask = async () =>
      availableIn(await call('GET', '/phone/numbers/available?area_code=303&quantity=5')).map(
        ({ phone_number }) => phone_number,
      );
    const before = await ask();
    expect(await ask()).toEqual(before);
    await call('POST', '/phone/numbers', { phone_number: before[1] });
    const after = await ask();
    expect(after.slice(0, 4)).toEqual([before[0], ...before.slice(2)]);
    expect(after).toHaveLength(5);
  });

  test('finds a city whatever its capitals, in every area code that serves it', async () => {
    const numbers = availableIn(await search('city=san%20FRANCISCO&quantity=50'));
    expect(new Set(numbers.map(({ city }) => city))).toEqual(new Set(['San Francisco']));
    expect(new Set(numbers.map(({ phone_number }) => phone_number.slice(0, 5)))).toEqual(
      new Set(['+1415', '+1628']),
    );
  });

  test('knows more than one city of an area code', async () => {
    const numbers = availableIn(await search('area_code=650&quantity=100'));
    expect(new Set(numbers.map(({ city }) => city)).size).toBeGreaterThan(2);
  });

  test('spreads a state over its area codes', async () => {
    const numbers = availableIn(await search('state=TX&quantity=20'));
    expect(new Set(numbers.map(({ phone_number }) => phone_number.slice(0, 5))).size).toBe(20);
    expect(new Set(numbers.map(({ state }) => state))).toEqual(new Set(['TX']));
  });

  test.each([
    ['area_code=416', 'CA', 'local'],
    ['country=CA', 'CA', 'local'],
    ['', 'US', 'local'],
    ['type=toll_free', 'US', 'toll_free'],
    ['country=GB&type=mobile', 'GB', 'mobile'],
    ['country=DE&type=national', 'DE', 'national'],
    ['country=GB&area_code=20', 'GB', 'local'],
    ['country=IE&city=cork', 'IE', 'local'],
  ])('"%s" finds numbers of %s, %s', async (query, country, type) => {
    const numbers = availableIn(await search(query));
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(number).toMatchObject({ country, type });
  });

  test.each(['country=US&type=mobile', 'country=CA&area_code=415', 'country=JP', 'state=TX&area_code=415'])(
    'finds nothing for %s, which is no error',
    async (query) => {
      const answer = await search(query);
      expect(answer).toMatchObject({ status: 200, body: { available_numbers: [] } });
    },
  );

  test('an area code can be nearly sold out', async () => {
    expect(availableIn(await search('area_code=212&quantity=100')).length).toBeLessThan(10);
  });

  test.each([
    ['quantity=0', 'quantity'],
    ['quantity=101', 'quantity'],
    ['country=us', 'country'],
    ['area_code=41', 'area_code'],
    ['area_code=115', 'area_code'],
    ['state=California', 'state'],
    ['state=ca', 'state'],
    ['country=CA&state=TX', 'state'],
    ['type=landline', 'type'],
    ['page_size=10', 'page_size'],
    ['pattern=00', 'pattern'],
  ])('refuses %s', async (query, field) => {
    expect(refusal(await search(query))).toEqual(invalid(field));
  });
});
