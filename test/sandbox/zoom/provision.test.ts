import { describe, expect, test } from 'vitest';
import { availableIn, invalid, refusal, zoomForTest } from './support.ts';

const BOTH = ['+14155551001', '+14155551002'];

describe('POST /phone/numbers/provision', () => {
  test('buys the numbers of the example', async () => {
    const { call } = await zoomForTest();
    const answer = await call('POST', '/phone/numbers/provision', {
      phone_numbers: BOTH,
      site_id: 'site_sf',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      provisioned_numbers: BOTH.map((phone_number) => ({
        id: expect.stringMatching(/^num_/),
        phone_number,
        status: 'active',
      })),
      failed_numbers: [],
    });
    const inventory = await call('GET', '/phone/numbers/%2B14155551002');
    expect(inventory.body).toMatchObject({ site_id: 'site_sf', monthly_cost: 1, city: 'San Francisco' });
    const left = availableIn(await call('GET', '/phone/numbers/available?area_code=415&quantity=100'));
    expect(left.map(({ phone_number }) => phone_number)).not.toContain('+14155551001');
  });

  test('buys what it can, and names the others with code 100010', async () => {
    const { call, zoom } = await zoomForTest();
    zoom.takeNumbers(['+14155551001']);
    const answer = await call('POST', '/phone/numbers/provision', {
      phone_numbers: [...BOTH, '+14155551003'],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      provisioned_numbers: [{ phone_number: '+14155551002' }],
      failed_numbers: [
        { phone_number: '+14155551001', code: 100010, message: expect.any(String) },
        { phone_number: '+14155551003', code: 100010, message: expect.any(String) },
      ],
    });
  });

  test('can leave a number out of both lists, which then was not bought', async () => {
    const { call, zoom } = await zoomForTest();
    zoom.takeNumbers(['+14155551002'], { silently: true });
    const answer = await call('POST', '/phone/numbers/provision', { phone_numbers: BOTH });
    expect(answer.body).toMatchObject({
      provisioned_numbers: [{ phone_number: '+14155551001' }],
      failed_numbers: [],
    });
    expect((await call('GET', '/phone/numbers/%2B14155551002')).status).toBe(404);
  });

  test('when all are gone it says so, and changes nothing', async () => {
    const { call, zoom } = await zoomForTest();
    const answer = await call('POST', '/phone/numbers/provision', { phone_numbers: ['+14155551003'] });
    expect(answer).toMatchObject({ status: 201, body: { provisioned_numbers: [] } });
    expect(zoom.calls()[0]).toMatchObject({ status: 201, tookEffect: false });
  });

  test.each([
    [{ phone_numbers: [] }, ['phone_numbers']],
    [{ phone_numbers: '+14155551001' }, ['phone_numbers']],
    [{ phone_numbers: ['+14155551001', '415'] }, ['phone_numbers[1]']],
    [{ phone_numbers: ['+14155551001', '+14155551001'] }, ['phone_numbers[1]']],
    [{ phone_numbers: BOTH, site_id: 'site_mars' }, ['site_id']],
    [{ phone_numbers: BOTH, site: 'site_sf', note: 'x' }, ['site', 'note']],
    [
      { phone_numbers: Array.from({ length: 101 }, (_, index) => `+1415555${1000 + index}`) },
      ['phone_numbers'],
    ],
  ])('refuses %j, and buys nothing', async (body, fields) => {
    const { call, zoom } = await zoomForTest();
    const before = zoom.snapshot();
    expect(refusal(await call('POST', '/phone/numbers/provision', body))).toEqual(invalid(...fields));
    expect(zoom.snapshot()).toEqual(before);
  });
});

describe('GET /phone/numbers/inventory', () => {
  test('counts every number once, in whole and by type, state and site', async () => {
    const { call, zoom } = await zoomForTest();
    const { numbers } = zoom.snapshot();
    const row = (wanted: typeof numbers) => ({
      total: wanted.length,
      assigned: wanted.filter(({ assignee }) => assignee).length,
      unassigned: wanted.filter(({ assignee }) => !assignee).length,
      monthly_cost: wanted.reduce((sum, { monthly_cost }) => sum + monthly_cost, 0),
    });
    const answer = await call('GET', '/phone/numbers/inventory');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...row(numbers),
      pending: numbers.filter(({ status }) => status === 'pending').length,
      by_type: expect.arrayContaining([
        { key: 'toll_free', ...row(numbers.filter(({ type }) => type === 'toll_free')) },
      ]),
      by_state: expect.arrayContaining([
        { key: 'IL', ...row(numbers.filter(({ state }) => state === 'IL')) },
      ]),
      by_site: expect.arrayContaining([
        { key: 'site_sf', ...row(numbers.filter(({ site_id }) => site_id === 'site_sf')) },
      ]),
    });
  });

  test('takes no parameter', async () => {
    const { call } = await zoomForTest();
    expect(refusal(await call('GET', '/phone/numbers/inventory?site_id=site_sf'))).toEqual(
      invalid('site_id'),
    );
  });
});
