import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ZoomClient } from '../../src/zoom/client.ts';
import { ZoomOutcomeUnknown, ZoomRefused } from '../../src/zoom/errors.ts';
import { type LocalAccount, openLocalAccount } from './local-account.ts';
import { failureOf } from './tiny-zoom.ts';

/** What callers see, and what Zoom has seen, when things go wrong. */
let account: LocalAccount;
let zoom: ZoomClient;

beforeAll(async () => {
  account = await openLocalAccount();
  zoom = account.zoom;
});
afterEach(() => {
  account.local.clearFaults();
});
afterAll(async () => {
  await account.close();
});

test.each(['error_after', 'cut_after'] as const)(
  '%s: a purchase that may have happened is made once',
  async (kind) => {
    const [phoneNumber = ''] = await account.available('415', 1);
    account.local.addFault({ kind, path: '/phone/numbers/provision', times: 1 });
    account.local.forgetCalls();
    expect(await failureOf(zoom.numbers.provision({ phoneNumbers: [phoneNumber] }))).toBeInstanceOf(
      ZoomOutcomeUnknown,
    );
    const purchases = account.local.calls().filter(({ path }) => path.endsWith('/provision'));
    expect(purchases).toMatchObject([{ tookEffect: true }]);
    expect((await zoom.numbers.get(phoneNumber)).status).toBe('active');
  },
);

test.each(['error_before', 'cut_before', 'gateway_down'] as const)(
  '%s: nor can it be told that nothing was bought',
  async (kind) => {
    const [phoneNumber = ''] = await account.available('415', 1);
    account.local.addFault({ kind, path: '/phone/numbers/provision', times: 1 });
    account.local.forgetCalls();
    expect(await failureOf(zoom.numbers.provision({ phoneNumbers: [phoneNumber] }))).toBeInstanceOf(
      ZoomOutcomeUnknown,
    );
    const purchases = account.local.calls().filter(({ path }) => path.endsWith('/provision'));
    expect(purchases).toMatchObject([{ tookEffect: false }]);
    expect(await failureOf(zoom.numbers.get(phoneNumber))).toMatchObject({ code: 100002 });
  },
);

test.each(['error_before', 'cut_before', 'gateway_down', 'rate_limited'] as const)(
  '%s: a search gets its answer all the same',
  async (kind) => {
    account.local.addFault({ kind, path: '/phone/numbers/available', times: 2 });
    expect(await account.available('415', 2)).toHaveLength(2);
  },
);

test('a purchase refused with 429 did not happen, and is not made again', async () => {
  const [phoneNumber = ''] = await account.available('415', 1);
  account.local.addFault({
    kind: 'rate_limited',
    path: '/phone/numbers/provision',
    times: 1,
    retryAfter: '0',
  });
  account.local.forgetCalls();
  const error = await failureOf(zoom.numbers.provision({ phoneNumbers: [phoneNumber] }));
  expect(error).toBeInstanceOf(ZoomRefused);
  expect(error).toMatchObject({ status: 429, rateLimited: { daily: false } });
  expect(account.local.calls()).toMatchObject([{ tookEffect: false }]);
});

test('a revoked token is replaced, and the purchase made once', async () => {
  const [phoneNumber = ''] = await account.available('415', 1);
  account.local.revokeTokens();
  account.local.forgetCalls();
  const { provisioned } = await zoom.numbers.provision({ phoneNumbers: [phoneNumber] });
  expect(provisioned).toHaveLength(1);
  const purchases = account.local.calls().filter(({ path }) => path.endsWith('/provision'));
  expect(purchases.map(({ status }) => status).sort()).toEqual([201, 401]);
});

test('200 calls at once are all answered, none with 429', async () => {
  account.refusedForRate.length = 0;
  account.local.forgetCalls();
  const light = Array.from({ length: 140 }, () => zoom.numbers.page({}, { pageSize: 1 }));
  const medium = Array.from({ length: 40 }, (_, n) => failureOf(zoom.numbers.release(`num_none_${n}`)));
  const heavy = Array.from({ length: 20 }, () => zoom.porting.validate([account.aNumberElsewhere()]));
  const answers = await Promise.all([...light, ...medium, ...heavy]);
  expect(answers).toHaveLength(200);
  expect(account.refusedForRate).toEqual([]);
  const statuses = account.local.calls().map(({ status }) => status);
  expect(statuses).toHaveLength(200);
  expect(new Set(statuses)).toEqual(new Set([200, 404]));
});
