import { expect, test } from 'vitest';
import { ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import { aNumber, failureOf, tinyZoom } from './tiny-zoom.ts';

const invalidToken = { status: 401, json: { code: 124, message: 'Invalid access token.' } };

test('asks for a token as a server-to-server app does', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }));
  await it.zoom.numbers.get('num_1');
  const [asked] = it.tokenCalls;
  expect(asked?.headers.authorization).toBe(`Basic ${btoa('client-1:hush-hush')}`);
  expect(asked?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(asked?.body).toBe('grant_type=account_credentials&account_id=account-1');
  expect(it.calls[0]?.headers.authorization).toBe('Bearer token-1');
});

test('callers at the same time share one request for it', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }));
  await Promise.all(Array.from({ length: 12 }, () => it.zoom.numbers.get('num_1')));
  expect(it.tokenCalls).toHaveLength(1);
});

test('is renewed a minute before it ends, and not sooner', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }));
  await it.zoom.numbers.get('num_1');
  await it.clock.advance(3_539_000);
  await it.zoom.numbers.get('num_1');
  expect(it.tokenCalls).toHaveLength(1);
  await it.clock.advance(1_000);
  await it.zoom.numbers.get('num_1');
  expect(it.calls[2]?.headers.authorization).toBe('Bearer token-2');
});

test('a write turned away for its token goes once more with a new one', async () => {
  await using it = await tinyZoom((call) =>
    call.headers.authorization === 'Bearer token-1' ? invalidToken : { status: 204 },
  );
  await it.zoom.numbers.release('num_1');
  expect(it.calls.map((call) => call.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
});

test('a new token that is not taken either is a refusal, after two tries', async () => {
  await using it = await tinyZoom(() => invalidToken);
  const error = await failureOf(it.zoom.numbers.release('num_1'));
  expect(error).toBeInstanceOf(ZoomRefused);
  expect(error).toMatchObject({ status: 401, code: 124 });
  expect(it.calls).toHaveLength(2);
});

test.each([403, 409])(
  'a write refused with %i is not sent again, whatever code it carries',
  async (status) => {
    await using it = await tinyZoom(() => ({ ...invalidToken, status }));
    const error = await failureOf(it.zoom.numbers.release('num_1'));
    expect(error).toBeInstanceOf(ZoomRefused);
    expect(error).toMatchObject({ status, code: 124 });
    expect(it.calls).toHaveLength(1);
    await failureOf(it.zoom.numbers.release('num_2'));
    expect(it.tokenCalls).toHaveLength(1);
  },
);

test('callers whose token was revoked share one new one', async () => {
  await using it = await tinyZoom((call) =>
    call.headers.authorization === 'Bearer token-1' ? invalidToken : { json: aNumber },
  );
  await Promise.all(Array.from({ length: 5 }, () => it.zoom.numbers.get('num_1')));
  expect(it.tokenCalls).toHaveLength(2);
});

test('wrong credentials are named as such, without the secret, and not tried again', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }), {
    token: () => ({
      status: 400,
      json: { error: 'invalid_client', reason: 'Invalid client_id or client_secret: hush-hush' },
    }),
  });
  const error = await failureOf(it.zoom.numbers.get('num_1'));
  expect(error).toBeInstanceOf(ZoomUnavailable);
  expect(error).toMatchObject({ reason: 'credentials' });
  expect(String(error)).toContain('does not accept the credentials (invalid_client');
  expect(String(error)).toContain('ZOOM_CLIENT_SECRET');
  expect(JSON.stringify([String(error), it.logged])).not.toContain('hush-hush');
  expect(it.tokenCalls).toHaveLength(1);
  expect(it.calls).toHaveLength(0);
});

test('a write for which there is no token was not sent, and that is what the error says', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }), { token: () => ({ status: 503, text: 'no' }) });
  const error = await failureOf(it.zoom.numbers.provision({ phoneNumbers: ['+14155551001'] }));
  expect(error).toBeInstanceOf(ZoomUnavailable);
  expect(it.calls).toHaveLength(0);
});

test('a read waits for the token service to come back', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }), {
    token: (nth) => (nth < 3 ? 'cut' : { json: { access_token: 'late', expires_in: 3600 } }),
  });
  await it.zoom.numbers.get('num_1');
  expect(it.tokenCalls).toHaveLength(3);
});

test('an answer without a token says what is missing', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }), {
    token: () => ({ json: { expires_in: 3600 } }),
  });
  expect(String(await failureOf(it.zoom.numbers.get('num_1')))).toContain('access_token');
});

test('one caller giving up does not take the token from another', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }));
  const away = new AbortController();
  const first = failureOf(it.zoom.numbers.get('num_1', { signal: away.signal }));
  const second = it.zoom.numbers.get('num_1');
  away.abort(new Error('never mind'));
  expect(String(await first)).toContain('never mind');
  expect((await second).id).toBe('num_1');
});
