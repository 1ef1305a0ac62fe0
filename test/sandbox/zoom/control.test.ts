import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLocalZoom } from '../../../src/sandbox/zoom/local-zoom.ts';
import { refusal, zoomForTest } from './support.ts';

describe('the control interface', () => {
  test('shows the account, its orders and the calls, newest first', async () => {
    const { call, control, zoom } = await zoomForTest();
    await call('GET', '/phone/numbers/available?area_code=415');
    await call('GET', '/phone/numbers/num_none');
    const answer = await control('GET', '/state');
    expect(answer.body).toEqual(zoom.state());
    expect(answer.body).toMatchObject({
      now: '2026-03-02T15:00:02Z',
      company: 'Meridian Health',
      inventory: { total: 320, blocks: 3 },
      faults: [],
      calls: [
        {
          method: 'GET',
          path: '/v2/phone/numbers/num_none',
          query: '',
          status: 404,
          code: 100002,
          tookEffect: false,
        },
        {
          path: '/v2/phone/numbers/available',
          query: 'area_code=415',
          status: 200,
          at: '2026-03-02T15:00:01.000Z',
        },
        { method: 'POST', path: '/oauth/token', status: 200 },
      ],
    });
    expect(zoom.state().sites).toHaveLength(6);
  });

  test('shows at most 100 calls, and forgets them when told', async () => {
    const { call, control, zoom } = await zoomForTest();
    for (let sent = 0; sent < 105; sent++) await call('GET', '/phone/number_blocks');
    expect(zoom.state().calls).toHaveLength(100);
    expect(zoom.calls()).toHaveLength(106);
    expect((await control('DELETE', '/calls')).status).toBe(204);
    expect(zoom.calls()).toEqual([]);
  });

  test('moves an order, with a date, or with a reason', async () => {
    const { call, control, zoom } = await zoomForTest();
    const { order_id } = zoom.createPortalOrder({ phone_numbers: ['+14155559999'], carrier_name: 'Lumen' });
    const move = (body: object) => control('POST', `/orders/${order_id}/move`, body);
    expect(await move({ to: 'pending' })).toMatchObject({
      status: 200,
      body: { order_id, status: 'pending' },
    });
    expect((await move({ to: 'scheduled', date: '2026-03-18' })).body).toMatchObject({
      scheduled_port_date: '2026-03-18',
      moves: ['completed', 'scheduled', 'rejected', 'cancelled'],
    });
    await move({ to: 'rejected', reason: 'Nobody knows this number.', code: 'NUMBER_UNKNOWN' });
    expect((await call('GET', `/phone/porting/orders/${order_id}`)).body).toMatchObject({
      status: 'rejected',
      rejection_reason: 'Nobody knows this number.',
      rejection_code: 'NUMBER_UNKNOWN',
    });
    expect(refusal(await move({ to: 'completed' }))).toMatchObject({ status: 409, code: 3001 });
    expect(refusal(await move({ to: 'lost' }))).toMatchObject({ status: 400, about: ['to'] });
    expect((await control('POST', '/orders/port_none/move', { to: 'pending' })).status).toBe(404);
  });

  test('makes an order as the portal would, which the API lists like any other', async () => {
    const { call, control } = await zoomForTest();
    const order = { phone_numbers: ['+13125557700', '+13125557701'], carrier_name: 'Verizon' };
    const answer = await control('POST', '/orders', order);
    expect(answer).toMatchObject({ status: 201, body: { ...order, status: 'submitted' } });
    const listed = await call('GET', '/phone/porting/orders?status=submitted');
    expect(listed.body).toMatchObject({ porting_orders: [order, {}, {}] });
    expect((await control('POST', '/orders', order)).status).toBe(400);
  });

  test('lets days pass', async () => {
    const { control } = await zoomForTest();
    const answer = await control('POST', '/days', { days: 2 });
    expect(answer).toMatchObject({ status: 200, body: { now: '2026-03-04T15:00:00Z' } });
    expect((await control('POST', '/days', { days: 0 })).status).toBe(400);
  });

  test('adds faults and takes them away', async () => {
    const { call, control, zoom } = await zoomForTest();
    const fault = { kind: 'rate_limited', method: 'GET', path: '/phone/numbers', times: 5, retryAfter: '3' };
    expect(await control('POST', '/faults', fault)).toMatchObject({
      status: 201,
      body: { ...fault, id: 'fault_1', hits: 0 },
    });
    expect((await call('GET', '/phone/numbers')).status).toBe(429);
    expect((await control('DELETE', '/faults/fault_1')).status).toBe(204);
    expect((await control('DELETE', '/faults/fault_1')).status).toBe(404);
    await control('POST', '/faults', { kind: 'latency', milliseconds: 5 });
    await control('POST', '/faults', { kind: 'cut_after' });
    expect(zoom.state().faults).toHaveLength(2);
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect(zoom.state().faults).toEqual([]);
    expect(refusal(await control('POST', '/faults', { kind: 'flood' }))).toMatchObject({ about: ['kind'] });
  });

  test('revokes tokens, and sells numbers to somebody else', async () => {
    const { call, control, renewToken } = await zoomForTest();
    expect((await control('POST', '/revoke-tokens')).status).toBe(204);
    expect((await call('GET', '/phone/numbers')).status).toBe(401);
    await renewToken();
    expect((await control('POST', '/taken', { phone_numbers: ['+14155551001'] })).status).toBe(204);
    expect((await call('POST', '/phone/numbers', { phone_number: '+14155551001' })).status).toBe(409);
  });

  test('sends the state at once, and again after every change', async () => {
    const { controlUrl, zoom } = await zoomForTest();
    const ended = new AbortController();
    const response = await fetch(`${controlUrl}/live`, { signal: ended.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    const nextState = async () => {
      while (!received.includes('\n\n')) received += (await reader?.read())?.value ?? '';
      const [message = '', ...rest] = received.split('\n\n');
      received = rest.join('\n\n');
      return JSON.parse(message.replace(/^data: /, ''));
    };
    expect(await nextState()).toEqual(zoom.state());
    zoom.addFault({ kind: 'error_before' });
    expect((await nextState()).faults).toHaveLength(1);
    zoom.passDays(1);
    expect((await nextState()).now).toBe('2026-03-03T15:00:00Z');
    ended.abort();
  });
});

test('can be mounted under a prefix of another server', async () => {
  const zoom = createLocalZoom();
  const app = new Hono().route('/zoom', zoom.app);
  const token = await app.request('/zoom/oauth/token', {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa('local-client:local-secret')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=account_credentials&account_id=local-account',
  });
  const { access_token, api_url } = z
    .object({ access_token: z.string(), api_url: z.string() })
    .parse(await token.json());
  expect(api_url).toBe('http://localhost/zoom');
  const answer = await app.request('/zoom/v2/phone/numbers/available?area_code=415', {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(answer.status).toBe(200);
  expect(zoom.calls().map(({ path }) => path)).toEqual(['/v2/phone/numbers/available', '/oauth/token']);
  expect((await app.request('/zoom/control/state')).status).toBe(200);
});
