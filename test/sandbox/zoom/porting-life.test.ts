import { describe, expect, test } from 'vitest';
import type { LocalZoom } from '../../../src/sandbox/zoom/local-zoom.ts';
import { refusal, zoomForTest } from './support.ts';

const NUMBER = '+14155559999';
const ORDER = {
  phone_numbers: [NUMBER],
  carrier_name: 'Previous Carrier',
  account_number: '123456789',
  authorized_person: 'John Doe',
  billing_address: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
  requested_port_date: '2026-03-07',
};

const orderOf = (zoom: LocalZoom, id: string) => zoom.state().orders.find(({ order_id }) => order_id === id);
const numberOf = (zoom: LocalZoom) =>
  zoom.snapshot().numbers.find(({ phone_number }) => phone_number === NUMBER);

describe('as days pass, an order', () => {
  test('is looked at, gets a date and is ported on it: then its numbers are the company’s', async () => {
    const { zoom } = await zoomForTest();
    const { order_id } = zoom.createPortalOrder({ phone_numbers: [NUMBER], carrier_name: 'Lumen' });
    const history = () => {
      const order = orderOf(zoom, order_id);
      return [
        zoom.state().now.slice(0, 10),
        order?.status,
        order?.scheduled_port_date,
        numberOf(zoom)?.status,
      ];
    };
    const seen = [history()];
    for (let day = 0; day < 11; day++) {
      zoom.passDays(1);
      if (history()[1] !== seen.at(-1)?.[1]) seen.push(history());
    }
    expect(seen).toEqual([
      ['2026-03-02', 'submitted', undefined, undefined],
      ['2026-03-03', 'pending', undefined, undefined],
      ['2026-03-05', 'scheduled', '2026-03-12', 'pending'],
      ['2026-03-12', 'completed', '2026-03-12', 'active'],
    ]);
  });

  test('asked for a Saturday is ported on the Monday after', async () => {
    const { call, zoom } = await zoomForTest();
    await call('POST', '/phone/porting/orders', ORDER);
    zoom.passDays(3);
    expect(zoom.state().orders.find(({ phone_numbers }) => phone_numbers.includes(NUMBER))).toMatchObject({
      status: 'scheduled',
      requested_port_date: '2026-03-07',
      scheduled_port_date: '2026-03-09',
    });
  });

  test.each([
    [{ account_number: '1230000' }, 'ACCOUNT_NUMBER_MISMATCH', { account_number: '1234' }],
    [{ account_pin: '0000' }, 'PIN_INVALID', { account_pin: '1234' }],
    [
      { billing_address: { ...ORDER.billing_address, zip: '00000' } },
      'ADDRESS_MISMATCH',
      { billing_address: ORDER.billing_address },
    ],
  ])('with %j is rejected as %s, and goes through once that is put right', async (wrong, code, right) => {
    const { call, zoom } = await zoomForTest();
    await call('POST', '/phone/porting/orders', { ...ORDER, ...wrong });
    zoom.passDays(3);
    const order = zoom.snapshot().orders.find(({ phone_numbers }) => phone_numbers.includes(NUMBER));
    expect(order).toMatchObject({ status: 'rejected', rejection_code: code });

    await call('PATCH', `/phone/porting/orders/${order?.order_id}`, right);
    zoom.passDays(3);
    expect(orderOf(zoom, order?.order_id ?? '')).toMatchObject({ status: 'scheduled' });
  });

  test('resubmitted without putting it right is rejected again', async () => {
    const { call, zoom } = await zoomForTest();
    await call('POST', '/phone/porting/orders', { ...ORDER, account_pin: '0000' });
    zoom.passDays(3);
    const order = zoom.snapshot().orders.find(({ phone_numbers }) => phone_numbers.includes(NUMBER));
    const path = `/phone/porting/orders/${order?.order_id}`;
    expect((await call('PATCH', path, { carrier_name: 'Lumen' })).body).toMatchObject({
      status: 'submitted',
    });
    zoom.passDays(3);
    expect((await call('GET', path)).body).toMatchObject({
      status: 'rejected',
      rejection_code: 'PIN_INVALID',
    });
  });
});

describe('a scheduled order', () => {
  const scheduled = async () => {
    const zoom = await zoomForTest();
    const { order_id } = zoom.zoom.createPortalOrder({ phone_numbers: [NUMBER], carrier_name: 'Lumen' });
    zoom.zoom.moveOrder(order_id, { to: 'pending' });
    zoom.zoom.moveOrder(order_id, { to: 'scheduled' });
    return { ...zoom, order_id };
  };

  test('has its numbers in the account, where they can be assigned ahead', async () => {
    const { call, zoom, order_id } = await scheduled();
    const answer = await call('POST', `/phone/numbers/${encodeURIComponent(NUMBER)}/assign`, {
      assignee_type: 'user',
      assignee_id: 'ana@meridian-health.example',
    });
    expect(answer).toMatchObject({ status: 200, body: { status: 'pending' } });
    zoom.moveOrder(order_id, { to: 'completed' });
    expect(numberOf(zoom)).toMatchObject({ status: 'active', assignee: { name: 'Ana Torres' } });
  });

  test.each(['rejected', 'cancelled'] as const)('that is %s leaves nothing behind', async (to) => {
    const { zoom, order_id } = await scheduled();
    expect(numberOf(zoom)).toMatchObject({ status: 'pending' });
    zoom.moveOrder(order_id, { to });
    expect(numberOf(zoom)).toBeUndefined();
  });

  test('can be given another date, and keeps its numbers once', async () => {
    const { zoom, order_id } = await scheduled();
    const { total } = zoom.state().inventory;
    expect(zoom.moveOrder(order_id, { to: 'scheduled', date: '2026-03-26' })).toMatchObject({
      status: 'scheduled',
      scheduled_port_date: '2026-03-26',
    });
    expect(zoom.state().inventory.total).toBe(total);
  });
});

describe('by themselves', () => {
  test('orders move at the speed asked for: two steps a minute', async () => {
    const { zoom, clock } = await zoomForTest({ orderSpeed: 2 });
    const { order_id } = zoom.createPortalOrder({ phone_numbers: [NUMBER], carrier_name: 'Lumen' });
    const seen: unknown[] = [];
    let seconds = 0;
    while (seen.at(-1) !== 'completed' && seconds < 200) {
      await clock.advance(1000);
      seconds += 1;
      const status = orderOf(zoom, order_id)?.status;
      if (status !== seen.at(-1)) seen.push(status);
    }
    expect(seen).toEqual(['submitted', 'pending', 'scheduled', 'completed']);
    // Three steps of half a minute, each a quarter shorter or longer.
    expect(seconds).toBeGreaterThan(67);
    expect(seconds).toBeLessThan(114);
  });

  test('orders stand still at speed 0', async () => {
    const { zoom, clock } = await zoomForTest({ orderSpeed: 0 });
    const before = zoom.state().orders;
    await clock.advance(24 * 3_600_000);
    expect(zoom.state().orders).toEqual(before);
    expect(clock.waiting).toBe(0);
  });

  test('orders stop with the service', async () => {
    const { zoom, clock } = await zoomForTest({ orderSpeed: 60 });
    zoom.close();
    expect(clock.waiting).toBe(0);
  });
});

test('an order moves only where its status allows', async () => {
  const { zoom, control } = await zoomForTest();
  for (const order of zoom.state().orders) {
    for (const to of ['submitted', 'pending', 'scheduled', 'completed', 'rejected', 'cancelled'] as const) {
      if (order.moves.includes(to)) continue;
      const answer = await control('POST', `/orders/${order.order_id}/move`, { to });
      expect(refusal(answer)).toMatchObject({ status: 409, code: 3001 });
    }
  }
});
