import { describe, expect, test } from 'vitest';
import type { FaultRequest } from '../../../src/sandbox/zoom/control-protocol.ts';
import { refusal, zoomForTest } from './support.ts';

const BUY = ['POST', '/phone/numbers/provision', { phone_numbers: ['+14155551001'] }] as const;

const withFault = async (fault: FaultRequest) => {
  const zoom = await zoomForTest();
  zoom.zoom.addFault(fault);
  const isBought = () =>
    zoom.zoom.snapshot().numbers.some(({ phone_number }) => phone_number === '+14155551001');
  return { ...zoom, isBought };
};

describe('faults', () => {
  test('latency: the answer comes late, and the call is done only then', async () => {
    const { callAtOnce, clock, isBought, zoom } = await withFault({ kind: 'latency', milliseconds: 4000 });
    let answered = false;
    const answer = callAtOnce(...BUY).then((reply) => {
      answered = true;
      return reply;
    });
    while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(3999);
    expect([answered, isBought()]).toEqual([false, false]);
    await clock.advance(1);
    expect((await answer).status).toBe(201);
    expect(isBought()).toBe(true);
    expect(zoom.calls()[0]).toMatchObject({ milliseconds: 4000, tookEffect: true });
  });

  test.each([
    ['2', '2'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['2026-10-21T07:28:00Z', '2026-10-21T07:28:00Z'],
    [undefined, null],
  ])('rate_limited: 429, nothing done, Retry-After %s', async (retryAfter, header) => {
    const fault: FaultRequest = { kind: 'rate_limited', ...(retryAfter === undefined ? {} : { retryAfter }) };
    const { call, isBought } = await withFault(fault);
    const answer = await call(...BUY);
    expect(refusal(answer)).toMatchObject({ status: 429, code: 429 });
    expect(answer.headers.get('retry-after')).toBe(header);
    expect(isBought()).toBe(false);
  });

  test('error_before: 500, and the write did not happen', async () => {
    const { call, isBought, zoom } = await withFault({ kind: 'error_before' });
    expect((await call(...BUY)).status).toBe(500);
    expect(isBought()).toBe(false);
    expect(zoom.calls()[0]).toMatchObject({ status: 500, tookEffect: false });
  });

  test('error_after: 500, and the write did happen', async () => {
    const { call, isBought, zoom } = await withFault({ kind: 'error_after' });
    expect((await call(...BUY)).status).toBe(500);
    expect(isBought()).toBe(true);
    expect(zoom.calls()[0]).toMatchObject({ status: 500, tookEffect: true });
  });

  test('cut_before: no answer, and the write did not happen', async () => {
    const { call, isBought, zoom } = await withFault({ kind: 'cut_before' });
    await expect(call(...BUY)).rejects.toThrow('fetch failed');
    expect(isBought()).toBe(false);
    expect(zoom.calls()[0]).toMatchObject({ status: 0, tookEffect: false });
  });

  test('cut_after: no answer, and the write did happen', async () => {
    const { call, isBought, zoom } = await withFault({ kind: 'cut_after' });
    await expect(call(...BUY)).rejects.toThrow('fetch failed');
    expect(isBought()).toBe(true);
    expect(zoom.calls()[0]).toMatchObject({ status: 0, tookEffect: true });
  });

  test('taken: somebody else has bought it just before, and Zoom says so', async () => {
    const { call, isBought } = await withFault({
      kind: 'taken',
      method: 'POST',
      path: '/phone/numbers/provision',
    });
    const answer = await call(...BUY);
    expect(answer.status).toBe(201);
    expect(JSON.stringify(answer.body)).toContain('100010');
    expect(isBought()).toBe(false);
  });

  test('gateway_down: 503 in HTML, nothing done', async () => {
    const { call, isBought } = await withFault({ kind: 'gateway_down' });
    const answer = await call(...BUY);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.body).toMatch(/^<html>/);
    expect(isBought()).toBe(false);
  });

  test.each(['error_after', 'cut_after'] as const)(
    '%s leaves a refusal as it is, and waits',
    async (kind) => {
      const { call, zoom } = await withFault({ kind, times: 1 });
      expect((await call('POST', '/phone/numbers/provision', {})).status).toBe(400);
      expect(zoom.state().faults).toMatchObject([{ hits: 0 }]);
    },
  );
});

describe('a fault', () => {
  test('goes away after as many hits as asked', async () => {
    const { call, zoom } = await withFault({ kind: 'error_before', times: 2 });
    const statuses = [];
    for (let round = 0; round < 3; round++) statuses.push((await call('GET', '/phone/numbers')).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(zoom.state().faults).toEqual([]);
  });

  test('hits only the method and the paths it names', async () => {
    const { call } = await withFault({ kind: 'error_before', method: 'GET', path: '/phone/porting' });
    expect((await call('GET', '/phone/porting/orders')).status).toBe(500);
    expect((await call('GET', '/phone/numbers')).status).toBe(200);
    expect((await call('DELETE', '/phone/porting/orders/none')).status).toBe(404);
  });

  test('hits a path alone that it names whole', async () => {
    const { call } = await withFault({ kind: 'error_before', method: 'POST', path: '/phone/numbers$' });
    expect((await call('POST', '/phone/numbers', {})).status).toBe(500);
    expect((await call('POST', '/phone/numbers/provision', {})).status).toBe(400);
  });

  test('leaves getting a token alone, unless it names that', async () => {
    const { askToken, zoom } = await withFault({ kind: 'gateway_down' });
    expect((await askToken()).status).toBe(200);
    zoom.addFault({ kind: 'gateway_down', path: '/oauth/token' });
    expect((await askToken()).status).toBe(503);
  });

  test('stays until it is removed, and counts its hits', async () => {
    const { call, zoom } = await withFault({ kind: 'error_before' });
    for (let round = 0; round < 3; round++) await call('GET', '/phone/numbers');
    const [fault] = zoom.state().faults;
    expect(fault?.hits).toBe(3);
    expect(zoom.removeFault(fault?.id ?? '')).toBe(true);
    expect(zoom.removeFault(fault?.id ?? '')).toBe(false);
    expect((await call('GET', '/phone/numbers')).status).toBe(200);
  });
});

test('revoked tokens are refused with 401 code 124, and a new one is good', async () => {
  const { call, renewToken, zoom } = await zoomForTest();
  zoom.revokeTokens();
  expect(refusal(await call('GET', '/phone/numbers'))).toMatchObject({ status: 401, code: 124 });
  await renewToken();
  expect((await call('GET', '/phone/numbers')).status).toBe(200);
});
