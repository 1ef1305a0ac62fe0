import { describe, expect, test } from 'vitest';
import { refusal, zoomForTest } from './support.ts';

describe('POST /oauth/token', () => {
  test('gives a token for an hour, its scopes and the address to call', async () => {
    const { askToken, root } = await zoomForTest({ scopes: ['phone:read:admin', 'phone:write:admin'] });
    const answer = await askToken();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'phone:read:admin phone:write:admin',
      api_url: root,
    });
  });

  test('every token is another, and the ones before stay good', async () => {
    const { renewToken, token, call } = await zoomForTest();
    await renewToken();
    const authorization = `Bearer ${token}`;
    expect((await call('GET', '/phone/numbers', undefined, { authorization })).status).toBe(200);
  });

  test.each([
    [
      'another secret',
      { headers: { authorization: `Basic ${btoa('local-client:guess')}` } },
      401,
      'invalid_client',
    ],
    ['no credentials', { headers: { authorization: '' } }, 401, 'invalid_client'],
    ['another account', { body: 'grant_type=account_credentials&account_id=other' }, 400, 'invalid_request'],
    ['another grant', { body: 'grant_type=client_credentials' }, 400, 'unsupported_grant_type'],
    ['JSON', { headers: { 'content-type': 'application/json' } }, 400, 'invalid_request'],
    ['the parameters in the address', { query: '?account_id=local-account' }, 400, 'invalid_request'],
    [
      'a parameter that does not belong',
      { body: 'grant_type=account_credentials&account_id=local-account&x=1' },
      400,
      'invalid_request',
    ],
  ])('refuses %s', async (_what, changes, status, error) => {
    const { askToken } = await zoomForTest();
    const answer = await askToken(changes);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error, reason: expect.any(String) });
  });
});

describe('a token', () => {
  test('is refused after its hour with 401 code 124, and a new one is good', async () => {
    const { call, callAtOnce, clock, renewToken } = await zoomForTest();
    await clock.advance(3_599_000);
    expect((await callAtOnce('GET', '/phone/numbers')).status).toBe(200);
    const late = await call('GET', '/phone/numbers');
    expect(refusal(late)).toMatchObject({ status: 401, code: 124 });
    expect(late.body).toMatchObject({ message: 'Access token is expired.' });
    await renewToken();
    expect((await call('GET', '/phone/numbers')).status).toBe(200);
  });

  test.each([
    ['missing', ''],
    ['made up', 'Bearer abc'],
    ['not a bearer token', 'Basic abc'],
  ])('is refused when %s', async (_what, authorization) => {
    const { call } = await zoomForTest();
    const answer = await call('GET', '/phone/numbers', undefined, { authorization });
    expect(refusal(answer)).toMatchObject({ status: 401, code: 124 });
  });
});
