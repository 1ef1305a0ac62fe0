import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PORTING_STATUSES } from '../../../src/sandbox/zoom/account/records.ts';
import type { PortingStatus } from '../../../src/sandbox/zoom/control-protocol.ts';
import { invalid, pageOf, type Reply, refusal, zoomForTest } from './support.ts';

const ORDER = {
  phone_numbers: ['+14155559999'],
  carrier_name: 'Previous Carrier',
  account_number: '123456789',
  account_pin: '1234',
  authorized_person: 'John Doe',
  billing_address: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
  requested_port_date: '2026-03-16',
};
const { account_number: _number, account_pin: _pin, ...VISIBLE } = ORDER;

const orderSchema = z.looseObject({ order_id: z.string(), status: z.enum(PORTING_STATUSES) });
const ordersIn = (answer: Reply) =>
  z.object({ porting_orders: z.array(orderSchema) }).parse(answer.body).porting_orders;

const withZoom = async () => {
  const zoom = await zoomForTest();
  const seeded = (status: PortingStatus) => {
    const order = zoom.zoom.snapshot().orders.find((candidate) => candidate.status === status);
    if (!order) throw new Error(`The company has no ${status} order.`);
    return order;
  };
  const create = async (changes: object = {}) => {
    const answer = await zoom.call('POST', '/phone/porting/orders', { ...ORDER, ...changes });
    const { order_id } = orderSchema.parse(answer.body);
    return { order_id, path: `/phone/porting/orders/${order_id}` };
  };
  return { ...zoom, seeded, create };
};

describe('POST /phone/porting/orders', () => {
  test('takes the order of the example', async () => {
    const { call } = await withZoom();
    const answer = await call('POST', '/phone/porting/orders', ORDER);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      order_id: expect.stringMatching(/^port_/),
      status: 'submitted',
      phone_numbers: ['+14155559999'],
      submitted_at: '2026-03-02T15:00:01Z',
      estimated_completion: '2026-03-16',
    });
  });

  test('never gives account number or PIN back, nor keeps them in what is saved or shown', async () => {
    const { call, control, create, zoom } = await withZoom();
    const secrets = { account_number: 'ACC-8842-XYZ', account_pin: 'PIN77231' };
    const { order_id, path } = await create(secrets);
    const seen = [
      await call('GET', path),
      await call('GET', '/phone/porting/orders?page_size=300'),
      await call('PATCH', path, { ...secrets, authorized_person: 'Jane Doe' }),
      await control('GET', '/state'),
    ].map(({ body }) => JSON.stringify(body));
    seen.push(JSON.stringify(zoom.snapshot()), JSON.stringify(zoom.calls()));
    for (const text of seen) {
      expect(text).toContain(text.includes('/v2/phone') ? '/phone/porting/orders' : order_id);
      expect(text).not.toMatch(/ACC-8842-XYZ|PIN77231/);
    }
    expect(zoom.portingSecrets(order_id)).toEqual(secrets);
  });

  test('takes an order without a PIN, as carriers of landlines have none', async () => {
    const { call } = await withZoom();
    const { account_pin: _none, ...order } = ORDER;
    expect((await call('POST', '/phone/porting/orders', order)).status).toBe(201);
  });

  test.each([
    [{ phone_numbers: [] }, ['phone_numbers']],
    [{ phone_numbers: ['4155559999'] }, ['phone_numbers[0]']],
    [{ account_number: undefined, carrier_name: undefined }, ['carrier_name', 'account_number']],
    [{ account_pin: '12 34' }, ['account_pin']],
    [{ billing_address: { ...ORDER.billing_address, zip: '' } }, ['billing_address.zip']],
    [{ billing_address: { ...ORDER.billing_address, street: 'x' } }, ['billing_address.street']],
    [{ requested_port_date: '03/16/2026' }, ['requested_port_date']],
    [{ requested_port_date: '2026-02-30' }, ['requested_port_date']],
    [{ requested_port_date: '2026-03-02' }, ['requested_port_date']],
    [{ loa: 'x', extra: 1 }, ['loa', 'extra']],
    [{ phone_numbers: ['+442038000000'] }, ['+442038000000']],
  ])('refuses %j', async (changes, about) => {
    const { call, zoom } = await withZoom();
    const before = zoom.snapshot();
    const answer = await call('POST', '/phone/porting/orders', { ...ORDER, ...changes });
    expect(refusal(answer)).toEqual(invalid(...about));
    expect(zoom.snapshot()).toEqual(before);
  });

  test('refuses numbers that are here already, or in an order under way', async () => {
    const { call, create, zoom } = await withZoom();
    await create();
    const own = zoom.snapshot().numbers.find(({ state }) => state === 'CO')?.phone_number ?? '';
    const phone_numbers = ['+14155559999', own, '+14155558888'];
    const answer = await call('POST', '/phone/porting/orders', { ...ORDER, phone_numbers });
    expect(refusal(answer)).toEqual(invalid('+14155559999', own));
  });
});

describe('GET /phone/porting/orders', () => {
  test('lists all, newest change first', async () => {
    const { call, create } = await withZoom();
    const { order_id } = await create();
    const listed = ordersIn(await call('GET', '/phone/porting/orders'));
    expect(listed[0]?.order_id).toBe(order_id);
    const changes = listed.map((order) => String(order['updated_at']));
    expect(changes).toEqual(changes.toSorted().reverse());
    expect(new Set(listed.map(({ status }) => status))).toEqual(new Set(PORTING_STATUSES));
  });

  test('filters by several statuses, page by page', async () => {
    const { call, zoom } = await withZoom();
    const query = 'status=pending&status=rejected&page_size=3';
    const first = await call('GET', `/phone/porting/orders?${query}`);
    const token = encodeURIComponent(pageOf(first).next_page_token);
    const last = await call('GET', `/phone/porting/orders?${query}&next_page_token=${token}`);
    const expected = zoom
      .state()
      .orders.filter(({ status }) => status === 'pending' || status === 'rejected');
    expect([...ordersIn(first), ...ordersIn(last)].map(({ order_id }) => order_id)).toEqual(
      expected.map(({ order_id }) => order_id),
    );
    expect(pageOf(first).total_records).toBe(expected.length);
  });

  test.each([
    ['status=open', 'status[0]'],
    ['status=pending&status=open', 'status[1]'],
    ['carrier=AT%26T', 'carrier'],
  ])('refuses %s', async (query, field) => {
    const { call } = await withZoom();
    expect(refusal(await call('GET', `/phone/porting/orders?${query}`))).toEqual(invalid(field));
  });
});

describe('GET /phone/porting/orders/{id}', () => {
  test('tells everything but the secrets', async () => {
    const { call, create } = await withZoom();
    // A PIN that the carrier will object to: what the service thinks of it must not show either.
    const { order_id, path } = await create({ account_pin: '0000' });
    const answer = await call('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...VISIBLE,
      order_id,
      status: 'submitted',
      estimated_completion: '2026-03-16',
      submitted_at: '2026-03-02T15:00:01Z',
      updated_at: '2026-03-02T15:00:01Z',
    });
  });

  test('tells why an order was rejected', async () => {
    const { call, seeded } = await withZoom();
    const answer = await call('GET', `/phone/porting/orders/${seeded('rejected').order_id}`);
    expect(answer.body).toMatchObject({
      rejection_code: 'PIN_INVALID',
      rejection_reason: expect.any(String),
    });
  });

  test('knows no order that does not exist', async () => {
    const { call } = await withZoom();
    const answer = await call('GET', '/phone/porting/orders/port_none');
    expect(refusal(answer)).toMatchObject({ status: 404, code: 3000 });
  });
});

describe('PATCH /phone/porting/orders/{id}', () => {
  test('changes an order that is under way, and keeps its status', async () => {
    const { call, seeded } = await withZoom();
    const order = seeded('pending');
    const changes = { requested_port_date: '2026-03-20', authorized_person: 'Jane Roe' };
    const answer = await call('PATCH', `/phone/porting/orders/${order.order_id}`, changes);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...changes,
        status: 'pending',
        updated_at: '2026-03-02T15:00:01Z',
        carrier_name: order.carrier_name,
      },
    });
  });

  test('resubmits a rejected order: its reason is gone', async () => {
    const { call, seeded } = await withZoom();
    const path = `/phone/porting/orders/${seeded('rejected').order_id}`;
    const answer = await call('PATCH', path, { account_pin: '9876' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'submitted' } });
    expect(answer.body).not.toHaveProperty('rejection_reason');
    expect(answer.body).not.toHaveProperty('rejection_code');
  });

  test.each(['scheduled', 'completed', 'cancelled'] as const)(
    'does not change a %s order',
    async (status) => {
      const { call, seeded } = await withZoom();
      const answer = await call('PATCH', `/phone/porting/orders/${seeded(status).order_id}`, {
        account_pin: '9',
      });
      expect(refusal(answer)).toMatchObject({ status: 409, code: 3001 });
    },
  );

  test.each([
    [{}, 'body'],
    [{ phone_numbers: ['+14155559999'] }, 'phone_numbers'],
    [{ status: 'completed' }, 'status'],
    [{ requested_port_date: '2026-03-01' }, 'requested_port_date'],
    [{ billing_address: { city: 'Oakland' } }, 'billing_address.address'],
  ])('refuses %j', async (body, field) => {
    const { call, create } = await withZoom();
    const { path } = await create();
    expect(refusal(await call('PATCH', path, body)).about).toContain(field);
  });

  test('knows no order that does not exist', async () => {
    const { call } = await withZoom();
    const answer = await call('PATCH', '/phone/porting/orders/port_none', { account_pin: '9' });
    expect(refusal(answer)).toMatchObject({ status: 404, code: 3000 });
  });
});

describe('DELETE /phone/porting/orders/{id}', () => {
  test.each(['submitted', 'pending', 'rejected'] as const)(
    'cancels a %s order, which stays readable',
    async (status) => {
      const { call, seeded } = await withZoom();
      const path = `/phone/porting/orders/${seeded(status).order_id}`;
      expect(await call('DELETE', path)).toMatchObject({ status: 204, body: '' });
      expect((await call('GET', path)).body).toMatchObject({ status: 'cancelled' });
      expect(refusal(await call('DELETE', path))).toMatchObject({ status: 409, code: 3001 });
    },
  );

  test('does not cancel a completed order', async () => {
    const { call, seeded } = await withZoom();
    const answer = await call('DELETE', `/phone/porting/orders/${seeded('completed').order_id}`);
    expect(refusal(answer)).toMatchObject({ status: 409, code: 3001 });
  });

  test('does not cancel a scheduled order within 48 hours of its date', async () => {
    const { call, create, zoom } = await withZoom();
    const { order_id, path } = await create();
    zoom.moveOrder(order_id, { to: 'pending' });
    zoom.moveOrder(order_id, { to: 'scheduled', date: '2026-03-04' });
    expect(refusal(await call('DELETE', path))).toMatchObject({ status: 409, code: 3001 });
    zoom.moveOrder(order_id, { to: 'scheduled', date: '2026-03-05' });
    expect((await call('DELETE', path)).status).toBe(204);
  });

  test('knows no order that does not exist', async () => {
    const { call } = await withZoom();
    expect(refusal(await call('DELETE', '/phone/porting/orders/port_none'))).toMatchObject({ code: 3000 });
  });
});

describe('POST /phone/porting/validate', () => {
  test('says of each number whether it can be ported, and if not why', async () => {
    const { call, create, zoom } = await withZoom();
    await create();
    const own = zoom.snapshot().numbers.find(({ state }) => state === 'TX')?.phone_number ?? '';
    const answer = await call('POST', '/phone/porting/validate', {
      phone_numbers: ['+13035552345', '+18885552345', own, '+14155559999', '+13035552313', '+442038000000'],
    });
    const known = { carrier_name: expect.any(String) };
    const unportable = { portable: false, reason: expect.any(String) };
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      results: [
        {
          phone_number: '+13035552345',
          portable: true,
          type: expect.stringMatching(/local|mobile/),
          ...known,
        },
        { phone_number: '+18885552345', portable: true, type: 'toll_free', ...known },
        { phone_number: own, type: expect.any(String), ...known, ...unportable },
        { phone_number: '+14155559999', type: expect.any(String), ...known, ...unportable },
        { phone_number: '+13035552313', type: expect.any(String), ...known, ...unportable },
        { phone_number: '+442038000000', ...unportable },
      ],
    });
    expect(zoom.calls()[0]).toMatchObject({ tookEffect: false });
  });

  test.each([
    [{}, 'phone_numbers'],
    [{ phone_numbers: ['415'] }, 'phone_numbers[0]'],
    [{ phone_numbers: ['+13035552345'], carrier_name: 'x' }, 'carrier_name'],
  ])('refuses %j', async (body, field) => {
    const { call } = await withZoom();
    expect(refusal(await call('POST', '/phone/porting/validate', body))).toEqual(invalid(field));
  });
});
