import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import { type Answer, aNumber, failureOf, tinyZoom } from './tiny-zoom.ts';

const purchase = { phoneNumbers: ['+14155551001'] };
const bought = { provisioned_numbers: [{ id: 'n', phone_number: '+14155551001', status: 'active' }] };
/** A read is given one try, so that what it ends with is seen without its retries. */
const oneTry = { timeouts: { totalMs: 1_000, writeMs: 1_000, deadlineMs: 1 } };

describe('a write whose answer is lost may have happened, and is not sent again', () => {
  test.each<[string, Answer]>([
    ['500', { status: 500, json: { code: 500, message: 'Oops' } }],
    ['503 from a gateway', { status: 503, headers: { 'content-type': 'text/html' }, text: '<html>down' }],
    ['408 from a gateway', { status: 408 }],
    ['408 in the words of Zoom', { status: 408, json: { code: 300, message: 'Timed out.' } }],
    ['499 from a proxy whose client went away', { status: 499 }],
    ['460 from a load balancer', { status: 460, text: '<html>' }],
    ['425 from a proxy', { status: 425, json: { error: 'too early' } }],
    ['a 4xx whose code is none of Zoom’s', { status: 422, json: { code: 'E_PROXY', message: 'No.' } }],
    ['a redirect', { status: 307, headers: { location: '/v2/elsewhere' } }],
    // fetch itself would send the request again, on a new connection.
    ['421, misdirected', { status: 421 }],
    ['a cut connection', 'cut'],
    ['an answer that breaks off', 'cut-in-the-body'],
    ['an answer that is not JSON', { status: 201, text: 'created!' }],
    ['an answer without a required field', { status: 201, json: { provisioned_numbers: [{ id: 'n' }] } }],
    ['an answer that names no number', { status: 201, json: {} }],
    ['a 202, which is not done yet', { status: 202, json: { provisioned_numbers: [] } }],
  ])('%s', async (_, answer) => {
    await using it = await tinyZoom(() => answer);
    const error = await failureOf(it.zoom.numbers.provision(purchase));
    expect(error).toBeInstanceOf(ZoomOutcomeUnknown);
    expect(error).toMatchObject({ endpoint: 'POST /phone/numbers/provision' });
    expect(it.calls).toHaveLength(1);
  });

  test('no answer in time', async () => {
    await using it = await tinyZoom(() => 'never');
    const failed = failureOf(it.zoom.numbers.provision(purchase));
    await it.arrived(1);
    await it.clock.advance(30_000);
    expect(await failed).toBeInstanceOf(ZoomOutcomeUnknown);
    expect(String(await failed)).toContain('no answer in time');
    expect(it.calls).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['a cut connection', 'cut'],
    ['a 200 with a sign-in page', { headers: { 'content-type': 'text/html' }, text: '<html>Sign in' }],
    ['a 200 with an error in it', { json: { code: 300, message: 'No.' } }],
    ['a 200 that breaks off', 'cut-in-the-body'],
    ['a 200 without a word', {}],
    ['a 202, which is not done yet', { status: 202 }],
  ])(
    'the same goes for what is given up, of which only a 204 says that it is done: %s',
    async (_, answer) => {
      await using it = await tinyZoom(() => answer);
      const asked = [
        it.zoom.numbers.release('num_1'),
        it.zoom.numbers.unassign('num_1'),
        it.zoom.porting.cancel('order_1'),
        it.zoom.blocks.release('block_1'),
      ];
      for (const call of asked) expect(await failureOf(call)).toBeInstanceOf(ZoomOutcomeUnknown);
      expect(it.calls).toHaveLength(asked.length);
    },
  );
});

describe('a read, or a question asked with POST, that is not answered changed nothing', () => {
  test.each<[string, Answer, string]>([
    ['500', { status: 500 }, 'server-error'],
    ['a redirect', { status: 302, headers: { location: '/' } }, 'server-error'],
    ['a cut connection', 'cut', 'cut-off'],
    ['an answer that breaks off', 'cut-in-the-body', 'cut-off'],
    ['an answer that is not JSON', { text: '<html>' }, 'unreadable'],
    ['an answer without a required field', { json: {} }, 'unreadable'],
  ])('%s', async (_, answer, reason) => {
    await using it = await tinyZoom(() => answer, oneTry);
    for (const call of [it.zoom.numbers.get('num_1'), it.zoom.porting.validate(['+14155551001'])]) {
      const error = await failureOf(call);
      expect(error).toBeInstanceOf(ZoomUnavailable);
      expect(error).toMatchObject({ reason });
    }
  });
});

describe('when nothing can have been sent, a write is as if it had not been asked', () => {
  async function unreachable(apiUrl: string, connectMs = 1_000) {
    await using it = await tinyZoom(() => ({ json: aNumber }), {
      apiUrl,
      timeouts: { connectMs, deadlineMs: 1 },
    });
    const error = await failureOf(it.zoom.numbers.provision(purchase));
    expect(error).toBeInstanceOf(ZoomUnavailable);
    expect(error).toMatchObject({ reason: 'not-sent' });
    return String(error);
  }

  test('connection refused', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    server.close();
    await once(server, 'close');
    expect(await unreachable(`http://127.0.0.1:${port}/v2`)).toContain('ECONNREFUSED');
  });

  test('no such host', async () => {
    expect(await unreachable('http://zoom.invalid/v2')).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });

  test('what answers does not speak TLS', async () => {
    const server = createServer((socket) => socket.end('hello, this is not TLS\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await unreachable(`https://127.0.0.1:${port}/v2`);
    server.close();
  });

  test('TLS that does not come about in the time to connect', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await unreachable(`https://127.0.0.1:${port}/v2`, 50)).toContain('CONNECT_TIMEOUT');
    server.close();
  });
});

describe('a refusal', () => {
  test('carries status, code, sentence and each field', async () => {
    await using it = await tinyZoom(() => ({
      status: 409,
      headers: { 'x-zm-trackingid': 'WEB_1' },
      json: {
        code: 100010,
        message: 'Not available.',
        errors: [
          { phone_number: '+14155551001', message: 'Gone.' },
          { field: 'site_id', message: 'Unknown.' },
        ],
      },
    }));
    const error = await failureOf(it.zoom.numbers.provision(purchase));
    expect(error).toBeInstanceOf(ZoomRefused);
    expect(error).toMatchObject({
      status: 409,
      code: 100010,
      reason: 'Not available.',
      trackingId: 'WEB_1',
      rateLimited: undefined,
      fields: [
        { phoneNumber: '+14155551001', message: 'Gone.' },
        { field: 'site_id', message: 'Unknown.' },
      ],
    });
    expect(String(error)).toBe(
      'ZoomRefused: POST /phone/numbers/provision: 409 100010 Not available. +14155551001: Gone.; site_id: Unknown.',
    );
  });

  test.each([
    ['with an HTML body', '<html>Forbidden</html>'],
    ['with no body', ''],
    ['with JSON of another shape', '{"code":"NO","errors":"many"}'],
  ])('is one also %s', async (_, text) => {
    await using it = await tinyZoom(() => ({ status: 403, text }));
    const error = await failureOf(it.zoom.numbers.provision(purchase));
    expect(error).toBeInstanceOf(ZoomRefused);
    expect(error).toMatchObject({ status: 403, code: undefined, fields: [] });
  });

  test('is one also with a status that is not Zoom’s usual, when it carries a code of Zoom’s', async () => {
    await using it = await tinyZoom(() => ({ status: 422, json: { code: 300, message: 'No.' } }));
    const error = await failureOf(it.zoom.numbers.release('num_1'));
    expect(error).toBeInstanceOf(ZoomRefused);
    expect(error).toMatchObject({ status: 422, code: 300 });
  });

  test('a read that is refused is not tried again', async () => {
    await using it = await tinyZoom(() => ({ status: 404, json: { code: 100002, message: 'No number.' } }));
    expect(await failureOf(it.zoom.numbers.get('num_1'))).toMatchObject({ code: 100002 });
    expect(it.calls).toHaveLength(1);
  });

  test('account number and PIN, even when Zoom quotes them, are in no error and no log', async () => {
    const order = {
      phoneNumbers: ['+14155559999'],
      carrierName: 'Previous Carrier',
      accountNumber: '123456789',
      accountPin: '4711',
      authorizedPerson: 'John Doe',
      billingAddress: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
      requestedPortDate: '2026-04-01',
    };
    await using it = await tinyZoom(() => ({
      status: 400,
      json: {
        code: 300,
        message: 'Account 123456789 unknown.',
        errors: [{ field: 'account_pin', message: '4711?' }],
      },
    }));
    const error = await failureOf(it.zoom.porting.create(order));
    const everything = JSON.stringify([String(error), error, it.logged]);
    expect(everything).toContain('account_pin');
    expect(everything).not.toMatch(/123456789|4711|token-1/);
  });
});

test('a write opens a connection of its own, so that none is lost on one already closed', async () => {
  await using it = await tinyZoom(() => ({ status: 201, json: bought }));
  await it.zoom.numbers.provision(purchase);
  const before = it.connections.count;
  await it.zoom.numbers.provision(purchase);
  expect(it.connections.count).toBe(before + 1);
});

describe('a caller who gives up', () => {
  test('ends a read', async () => {
    await using it = await tinyZoom(() => 'never');
    const away = new AbortController();
    const failed = failureOf(it.zoom.numbers.get('num_1', { signal: away.signal }));
    await it.arrived(1);
    away.abort(new Error('never mind'));
    expect(String(await failed)).toBe('Error: never mind');
  });

  test('ends a write that is still waiting', async () => {
    await using it = await tinyZoom(() => ({ status: 204 }));
    const failed = failureOf(
      it.zoom.numbers.release('num_1', { signal: AbortSignal.abort(new Error('no')) }),
    );
    expect(String(await failed)).toBe('Error: no');
    expect(it.calls).toHaveLength(0);
  });

  test('does not end a write on its way: its outcome is told', async () => {
    const away = new AbortController();
    await using it = await tinyZoom(() => {
      away.abort();
      return { status: 201, json: bought };
    });
    const result = await it.zoom.numbers.provision(purchase, { signal: away.signal });
    expect(result.provisioned).toHaveLength(1);
  });
});

describe('a request that Zoom would refuse is not sent', () => {
  test.each<[string, (zoom: Awaited<ReturnType<typeof tinyZoom>>['zoom']) => Promise<unknown>, string]>([
    ['no number', (zoom) => zoom.numbers.provision({ phoneNumbers: [] }), 'phone_numbers'],
    [
      '101 numbers',
      (zoom) =>
        zoom.numbers.provision({
          phoneNumbers: Array.from({ length: 101 }, (_, n) => `+1415555${1000 + n}`),
        }),
      'phone_numbers',
    ],
    ['one twice', (zoom) => zoom.porting.validate(['+14155551001', '+14155551001']), 'phone_numbers'],
    ['not E.164', (zoom) => zoom.porting.validate(['(415) 555-1001']), 'phone_numbers[0]'],
    ['too many asked for', (zoom) => zoom.numbers.searchAvailable({ quantity: 101 }), 'quantity'],
    ['no such block size', (zoom) => zoom.blocks.create({ country: 'US', areaCode: '415', size: 7 }), 'size'],
    ['a change of nothing', (zoom) => zoom.numbers.update('num_1', {}), 'body'],
    ['a page too large', (zoom) => zoom.numbers.page({}, { pageSize: 301 }), 'page_size'],
    ['an empty id', (zoom) => zoom.numbers.release(''), 'numberId'],
    ['an id that is another path', (zoom) => zoom.porting.cancel('..'), 'orderId'],
  ])('%s', async (_, ask, field) => {
    await using it = await tinyZoom(() => ({ json: {} }));
    const error = await failureOf(ask(it.zoom));
    expect(error).toBeInstanceOf(ZoomRefused);
    expect(error).toMatchObject({ status: undefined, code: 300, fields: [{ field }] });
    expect(it.calls).toHaveLength(0);
  });
});
