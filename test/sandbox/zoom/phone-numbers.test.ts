import { describe, expect, test } from 'vitest';
import type { NumberRecord } from '../../../src/sandbox/zoom/account/records.ts';
import { availableIn, invalid, numbersIn, pageOf, refusal, zoomForTest } from './support.ts';

const withZoom = async () => {
  const zoom = await zoomForTest();
  const find = (wanted: (number: NumberRecord) => boolean) => {
    const number = zoom.zoom.snapshot().numbers.find(wanted);
    if (!number) throw new Error('The seeded company has no such number.');
    return number;
  };
  return { ...zoom, find };
};
const isSpare = (number: NumberRecord) =>
  number.status === 'active' && !number.assignee && !number.block_id && !number.order_id;

describe('GET /phone/numbers', () => {
  test('lists what the company has, each number with what the contract says of it', async () => {
    const { call, find } = await withZoom();
    const { phone_number } = find((number) => number.assignee?.type === 'user' && number.type === 'local');
    const [number] = numbersIn(
      await call('GET', `/phone/numbers?keyword=${encodeURIComponent(phone_number)}`),
    );
    expect(number).toEqual({
      id: expect.stringMatching(/^num_[a-z0-9]+$/),
      phone_number,
      type: 'local',
      status: 'active',
      country: expect.stringMatching(/^(US|CA)$/),
      state: expect.any(String),
      city: expect.any(String),
      capabilities: expect.arrayContaining(['voice']),
      monthly_cost: expect.any(Number),
      site_id: expect.stringMatching(/^site_/),
      display_name: expect.any(String),
      assignee: { type: 'user', id: expect.stringMatching(/^user_/), name: expect.any(String) },
      provisioned_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  test.each<[string, (number: NumberRecord) => boolean]>([
    ['type=mobile', ({ type }) => type === 'mobile'],
    ['status=pending', ({ status }) => status === 'pending'],
    ['assigned=true', ({ assignee }) => assignee !== undefined],
    ['assigned=false', ({ assignee }) => assignee === undefined],
    ['site_id=site_sf', ({ site_id }) => site_id === 'site_sf'],
    ['state=TX', ({ state }) => state === 'TX'],
    ['keyword=%2B1415', ({ phone_number }) => phone_number.startsWith('+1415')],
    ['keyword=BILLING', ({ display_name }) => /billing/i.test(display_name ?? '')],
    ['type=local&assigned=false&state=CO', (n) => n.type === 'local' && !n.assignee && n.state === 'CO'],
  ])('filters by %s', async (query, wanted) => {
    const { call, zoom } = await withZoom();
    const answer = await call('GET', `/phone/numbers?page_size=300&${query}`);
    const expected = zoom.snapshot().numbers.filter(wanted);
    expect(expected.length).toBeGreaterThan(0);
    expect(numbersIn(answer).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(pageOf(answer).total_records).toBe(expected.length);
  });

  test.each([
    ['type=landline', 'type'],
    ['status=gone', 'status'],
    ['assigned=yes', 'assigned'],
    ['state=', 'state'],
    ['colour=red', 'colour'],
    ['type=local&type=mobile', 'type'],
  ])('refuses %s', async (query, field) => {
    const { call } = await withZoom();
    expect(refusal(await call('GET', `/phone/numbers?${query}`))).toEqual(invalid(field));
  });

  test('names every wrong parameter at once', async () => {
    const { call } = await withZoom();
    expect(refusal(await call('GET', '/phone/numbers?type=x&status=y&z=1'))).toEqual(
      invalid('type', 'status', 'z'),
    );
  });
});

describe('GET /phone/numbers/{id}', () => {
  test('finds a number by its id, and by the number itself', async () => {
    const { call, find } = await withZoom();
    const { id, phone_number } = find(isSpare);
    const byId = await call('GET', `/phone/numbers/${id}`);
    expect(byId.body).toMatchObject({ id, phone_number });
    expect(byId.body).not.toHaveProperty('assignee');
    expect((await call('GET', `/phone/numbers/${encodeURIComponent(phone_number)}`)).body).toEqual(byId.body);
  });

  test.each(['num_none', '%2B14155551001'])('knows no number %s', async (id) => {
    const { call } = await withZoom();
    expect(refusal(await call('GET', `/phone/numbers/${id}`))).toMatchObject({ status: 404, code: 100002 });
  });
});

describe('POST /phone/numbers', () => {
  test('buys one number, and answers with all of it', async () => {
    const { call } = await withZoom();
    const answer = await call('POST', '/phone/numbers', {
      phone_number: '+14155551001',
      site_id: 'site_sf',
      display_name: 'Front desk',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: expect.stringMatching(/^num_/),
      phone_number: '+14155551001',
      status: 'active',
      city: 'San Francisco',
      site_id: 'site_sf',
      display_name: 'Front desk',
      monthly_cost: 1,
      provisioned_at: '2026-03-02T15:00:01Z',
    });
    expect((await call('GET', '/phone/numbers/%2B14155551001')).body).toEqual(answer.body);
  });

  test('goes to the main site when none is named', async () => {
    const { call } = await withZoom();
    const answer = await call('POST', '/phone/numbers', { phone_number: '+14155551002' });
    expect(answer.body).toMatchObject({ site_id: 'site_denver' });
  });

  test('is refused with 409 code 100010 once the number is gone, or when it never was to be had', async () => {
    const { call } = await withZoom();
    await call('POST', '/phone/numbers', { phone_number: '+14155551001' });
    for (const phone_number of ['+14155551001', '+14155551003']) {
      const answer = await call('POST', '/phone/numbers', { phone_number });
      expect(refusal(answer)).toMatchObject({ status: 409, code: 100010 });
    }
  });

  test.each([
    [{}, 'phone_number'],
    [{ phone_number: '4155551001' }, 'phone_number'],
    [{ phone_number: '+14155551001', site_id: 'site_mars' }, 'site_id'],
    [{ phone_number: '+14155551001', display_name: '' }, 'display_name'],
    [{ phone_number: '+14155551001', type: 'local' }, 'type'],
    ['{"phone_number":', 'body'],
    [['+14155551001'], 'body'],
  ])('refuses %j', async (body, field) => {
    const { call } = await withZoom();
    expect(refusal(await call('POST', '/phone/numbers', body))).toEqual(invalid(field));
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
    'refuses a body sent as %s',
    async (type) => {
      const { call } = await withZoom();
      const answer = await call(
        'POST',
        '/phone/numbers',
        { phone_number: '+14155551001' },
        { 'content-type': type },
      );
      expect(refusal(answer)).toEqual(invalid('Content-Type'));
    },
  );

  test('refuses parameters in the address', async () => {
    const { call } = await withZoom();
    const answer = await call('POST', '/phone/numbers?site_id=site_sf', { phone_number: '+14155551001' });
    expect(refusal(answer)).toEqual(invalid('site_id'));
  });
});

describe('PATCH /phone/numbers/{id}', () => {
  test('changes what is named and nothing else', async () => {
    const { call, find } = await withZoom();
    const { id, phone_number, monthly_cost } = find(isSpare);
    const answer = await call('PATCH', `/phone/numbers/${id}`, {
      display_name: 'Lab',
      site_id: 'site_austin',
      capabilities: ['voice', 'fax'],
    });
    expect(answer.status).toBe(200);
    const changed = { display_name: 'Lab', site_id: 'site_austin', capabilities: ['voice', 'fax'] };
    expect(answer.body).toMatchObject({ id, phone_number, monthly_cost, ...changed });
    expect((await call('GET', `/phone/numbers/${id}`)).body).toEqual(answer.body);
  });

  test.each([
    [{}, 'body'],
    [{ capabilities: [] }, 'capabilities'],
    [{ capabilities: ['voice', 'voice'] }, 'capabilities'],
    [{ capabilities: ['voice', 'telex'] }, 'capabilities[1]'],
    [{ site_id: 'site_mars' }, 'site_id'],
    [{ phone_number: '+14155551001' }, 'phone_number'],
  ])('refuses %j', async (body, field) => {
    const { call, find } = await withZoom();
    const { id } = find(isSpare);
    expect(refusal(await call('PATCH', `/phone/numbers/${id}`, body))).toEqual(invalid(field));
  });

  test('knows no number that does not exist, and leaves one that is being released alone', async () => {
    const { call, find } = await withZoom();
    const nobody = await call('PATCH', '/phone/numbers/num_none', { display_name: 'x' });
    expect(refusal(nobody)).toMatchObject({ status: 404, code: 100002 });
    const { id } = find(({ status }) => status === 'releasing');
    const leaving = await call('PATCH', `/phone/numbers/${id}`, { display_name: 'x' });
    expect(refusal(leaving)).toMatchObject({ status: 409, code: 100011 });
  });
});

describe('DELETE /phone/numbers/{id}', () => {
  test('releases a number: it is gone, and not to be had again', async () => {
    const { call } = await withZoom();
    await call('POST', '/phone/numbers', { phone_number: '+14155551001' });
    const path = '/phone/numbers/%2B14155551001';
    expect(await call('DELETE', path)).toMatchObject({ status: 204, body: '' });
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(404);
    expect((await call('POST', '/phone/numbers', { phone_number: '+14155551001' })).status).toBe(409);
    const [first] = availableIn(await call('GET', '/phone/numbers/available?area_code=415'));
    expect(first?.phone_number).toBe('+14155551002');
  });

  test.each<[string, (number: NumberRecord) => boolean, number]>([
    ['while it is assigned', ({ assignee, block_id }) => assignee !== undefined && !block_id, 100011],
    ['out of a block', ({ assignee, block_id }) => block_id !== undefined && !assignee, 100011],
    ['twice', ({ status }) => status === 'releasing', 100011],
    ['while it is being ported in', ({ order_id }) => order_id !== undefined, 3001],
  ])('does not release a number %s', async (_when, wanted, code) => {
    const { call, find } = await withZoom();
    const { id } = find(wanted);
    expect(refusal(await call('DELETE', `/phone/numbers/${id}`))).toMatchObject({ status: 409, code });
    expect((await call('GET', `/phone/numbers/${id}`)).status).toBe(200);
  });
});
