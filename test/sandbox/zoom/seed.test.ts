import { describe, expect, test } from 'vitest';
import {
  ASSIGNEE_TYPES,
  NUMBER_STATUSES,
  NUMBER_TYPES,
  PORTING_STATUSES,
  parseSnapshot,
} from '../../../src/sandbox/zoom/account/records.ts';
import { createLocalZoom, type LocalZoomOptions } from '../../../src/sandbox/zoom/local-zoom.ts';
import { createTestClock } from '../../support/test-clock.ts';
import { zoomForTest } from './support.ts';

const seeded = (options: LocalZoomOptions = {}) => createLocalZoom({ clock: createTestClock(), ...options });

describe('the company', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(seeded({ seed: 'one' }).snapshot()).toEqual(seeded({ seed: 'one' }).snapshot());
    const numbers = (seed: string) =>
      seeded({ seed })
        .snapshot()
        .numbers.map(({ phone_number }) => phone_number);
    expect(numbers('one')).not.toEqual(numbers('two'));
  });

  test('has numbers of every type and status, with assignees of every type, at every site', () => {
    const { numbers, sites } = seeded().snapshot();
    expect(new Set(numbers.map(({ type }) => type))).toEqual(new Set(NUMBER_TYPES));
    expect(new Set(numbers.map(({ status }) => status))).toEqual(new Set(NUMBER_STATUSES));
    expect(new Set(numbers.flatMap(({ assignee }) => assignee?.type ?? []))).toEqual(new Set(ASSIGNEE_TYPES));
    expect(new Set(numbers.map(({ site_id }) => site_id))).toEqual(new Set(sites.map(({ id }) => id)));
  });

  test('has porting orders in every status, their dates around today', () => {
    const { orders } = seeded().snapshot();
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(PORTING_STATUSES));
    for (const order of orders) {
      const isOpen = ['submitted', 'pending', 'scheduled'].includes(order.status);
      expect(order.requested_port_date > '2026-03-02').toBe(isOpen || order.status === 'rejected');
      expect(Date.parse(order.submitted_at)).toBeLessThanOrEqual(Date.parse(order.updated_at));
      expect(order.rejection_code !== undefined).toBe(order.status === 'rejected');
      expect(order.completed_at !== undefined).toBe(order.status === 'completed');
    }
  });

  test.each([0, 1, 25, 199, 200, 320, 20_000])('can have %i numbers, all different', (numbers) => {
    const { numbers: owned } = seeded({ numbers }).snapshot();
    expect(owned).toHaveLength(numbers);
    expect(new Set(owned.map(({ phone_number }) => phone_number)).size).toBe(numbers);
    expect(new Set(owned.map(({ id }) => id)).size).toBe(numbers);
  });
});

describe('a snapshot', () => {
  test('through JSON and back goes on where it was: numbers, orders, time and ids', async () => {
    const { call, zoom } = await zoomForTest();
    await call('POST', '/phone/numbers/provision', { phone_numbers: ['+14155551001'] });
    await call('DELETE', `/phone/numbers/${encodeURIComponent('+14155551001')}`);
    zoom.createPortalOrder({ phone_numbers: ['+14155559999'], carrier_name: 'Lumen' });
    zoom.passDays(3);
    zoom.addFault({ kind: 'error_before' });

    const initial = parseSnapshot(JSON.parse(JSON.stringify(zoom.snapshot())));
    const again = await zoomForTest({ initial });
    // The clock of the second has not moved the second or two that the first one's has.
    const { now: _then, ...before } = zoom.state();
    const { now: _now, ...after } = again.zoom.state();
    expect(again.zoom.snapshot()).toEqual(zoom.snapshot());
    expect(after).toEqual({ ...before, faults: [], calls: after.calls });

    const search = '/phone/numbers/available?area_code=415&quantity=100';
    zoom.clearFaults();
    expect((await again.call('GET', search)).body).toEqual((await call('GET', search)).body);
    const buy = ['POST', '/phone/numbers/provision', { phone_numbers: ['+14155551002'] }] as const;
    expect((await again.call(...buy)).body).toEqual((await call(...buy)).body);
  });

  test('is a copy: what is done to it does not reach the account, nor the other way', () => {
    const zoom = seeded();
    const snapshot = zoom.snapshot();
    const kept = structuredClone(snapshot);
    const restored = seeded({ initial: snapshot });
    for (const one of [zoom, restored]) one.passDays(10);
    expect(snapshot).toEqual(kept);
    expect(restored.state()).toEqual(zoom.state());
    for (const number of snapshot.numbers) number.monthly_cost = 0;
    expect(restored.snapshot()).toEqual(zoom.snapshot());
  });

  test('of something else is refused', () => {
    expect(() => parseSnapshot({ version: 2 })).toThrow();
  });
});
