import { describe, expect, test } from 'vitest';
import { invalid, numbersIn, pageOf, refusal, zoomForTest } from './support.ts';

const next = (token: string, query = '') =>
  `/phone/numbers?next_page_token=${encodeURIComponent(token)}${query}`;

describe('pages', () => {
  test('of 300 lead through the whole list, each number once', async () => {
    const { call, zoom } = await zoomForTest({ numbers: 700 });
    const seen: string[] = [];
    let token = '';
    do {
      const answer = await call(
        'GET',
        token ? next(token, '&page_size=300') : '/phone/numbers?page_size=300',
      );
      expect(pageOf(answer)).toMatchObject({ page_size: 300, total_records: 700 });
      seen.push(...numbersIn(answer).map(({ id }) => id));
      token = pageOf(answer).next_page_token;
    } while (token);
    expect(seen).toEqual(zoom.snapshot().numbers.map(({ id }) => id));
  });

  test('hold 30 when the size is not said, and the last says so with an empty token', async () => {
    const { call } = await zoomForTest({ numbers: 31 });
    const first = await call('GET', '/phone/numbers');
    expect(numbersIn(first)).toHaveLength(30);
    const last = await call('GET', next(pageOf(first).next_page_token));
    expect(numbersIn(last)).toHaveLength(1);
    expect(pageOf(last)).toMatchObject({ next_page_token: '', page_size: 30, total_records: 31 });
  });

  test('skip nothing when a number seen already is released meanwhile', async () => {
    const { call, zoom } = await zoomForTest({ numbers: 60 });
    const first = await call('GET', '/phone/numbers?assigned=false&page_size=2');
    const unassigned = zoom.snapshot().numbers.filter(({ assignee }) => !assignee);
    const [one] = numbersIn(first);
    expect((await call('DELETE', `/phone/numbers/${one?.id}`)).status).toBe(204);
    const second = await call('GET', next(pageOf(first).next_page_token, '&assigned=false&page_size=2'));
    expect(numbersIn(second)[0]?.id).toBe(unassigned[2]?.id);
  });

  test('can be asked for within 15 minutes, and then no more: 400 code 3001000', async () => {
    const { call, callAtOnce, clock } = await zoomForTest();
    const token = pageOf(await call('GET', '/phone/numbers')).next_page_token;
    await clock.advance(15 * 60_000 - 1);
    expect((await callAtOnce('GET', next(token))).status).toBe(200);
    await clock.advance(1);
    expect(refusal(await callAtOnce('GET', next(token)))).toMatchObject({ status: 400, code: 3001000 });
  });

  test('are refused with a token that was made up, or that belongs to another list or other filters', async () => {
    const { call } = await zoomForTest();
    const token = pageOf(await call('GET', '/phone/numbers')).next_page_token;
    const refused = invalid('next_page_token');
    expect(refusal(await call('GET', next('abc')))).toEqual(refused);
    expect(refusal(await call('GET', next(`x${token}`)))).toEqual(refused);
    expect(refusal(await call('GET', next(token, '&type=local')))).toEqual(refused);
    const elsewhere = `/phone/numbers/unassigned?next_page_token=${encodeURIComponent(token)}`;
    expect(refusal(await call('GET', elsewhere))).toEqual(refused);
  });

  test.each(['0', '301', '-1', 'many', '1.5', ''])('are refused with the size "%s"', async (size) => {
    const { call } = await zoomForTest();
    expect(refusal(await call('GET', `/phone/numbers?page_size=${size}`))).toMatchObject({
      ...invalid(),
      about: expect.arrayContaining(['page_size']),
    });
  });
});
