import { expect, test } from 'vitest';
import { backoff } from '../../src/zoom/backoff.ts';
import type { CallReport } from '../../src/zoom/call.ts';
import { ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import { type Answer, aNumber, failureOf, tinyZoom } from './tiny-zoom.ts';

const ok: Answer = { json: aNumber };
const tooMany = (headers: Record<string, string> = {}): Answer => ({
  status: 429,
  headers,
  json: { code: 429, message: 'Too many requests.' },
});

test('a read is tried again, with longer and longer waits, until it is answered', async () => {
  const failures: Answer[] = [{ status: 503, text: '<html>' }, 'cut', 'cut-in-the-body', { status: 500 }];
  await using it = await tinyZoom((_, nth) => failures[nth - 1] ?? ok);
  expect((await it.zoom.numbers.get('num_1')).phoneNumber).toBe('+14155551001');
  expect(it.delays).toEqual([188, 375, 750, 1500]);
});

test('a read that keeps failing ends at its deadline with the last failure', async () => {
  await using it = await tinyZoom(() => ({ status: 502 }), { timeouts: { deadlineMs: 5_000 } });
  const before = it.clock.now().getTime();
  const error = await failureOf(it.zoom.numbers.get('num_1'));
  expect(error).toBeInstanceOf(ZoomUnavailable);
  expect(error).toMatchObject({ reason: 'server-error' });
  expect(it.calls.length).toBeGreaterThan(3);
  expect(it.clock.now().getTime() - before).toBeLessThan(5_000);
});

test('a read that hangs is given up and tried again', async () => {
  await using it = await tinyZoom((_, nth) => (nth === 1 ? 'never' : ok), { timeouts: { totalMs: 4_000 } });
  const answer = it.zoom.numbers.get('num_1');
  await it.arrived(1);
  await it.clock.advance(4_000);
  expect((await answer).id).toBe('num_1');
  expect(it.calls).toHaveLength(2);
});

test('the backoff doubles up to a bound, half of it up to chance', () => {
  expect([1, 2, 3, 9].map((tries) => backoff(tries, () => 0))).toEqual([125, 250, 500, 4_000]);
  expect([1, 2, 3, 9].map((tries) => backoff(tries, () => 1))).toEqual([250, 500, 1_000, 8_000]);
});

test.each([
  ['seconds', '3', 3_000],
  ['an HTTP date', 'Mon, 02 Mar 2026 15:00:04 GMT', 4_000],
  ['an ISO date', '2026-03-02T15:00:05Z', 5_000],
])('Retry-After as %s is waited for', async (_, retryAfter, milliseconds) => {
  await using it = await tinyZoom((__, nth) => (nth === 1 ? tooMany({ 'retry-after': retryAfter }) : ok));
  await it.zoom.numbers.get('num_1');
  expect(it.delays).toEqual([milliseconds]);
});

test.each([
  ['no Retry-After', {}],
  ['one of no meaning', { 'retry-after': 'soon' }],
  ['zero', { 'retry-after': '0' }],
])('with %s a read backs off', async (_, headers) => {
  await using it = await tinyZoom((__, nth) => (nth < 3 ? tooMany({ ...headers }) : ok));
  await it.zoom.numbers.get('num_1');
  expect(it.delays).toEqual([188, 375]);
});

test('a wait beyond the deadline is not begun; the caller hears how long it would be', async () => {
  await using it = await tinyZoom(() => tooMany({ 'retry-after': '120' }));
  const error = await failureOf(it.zoom.numbers.get('num_1'));
  expect(error).toBeInstanceOf(ZoomRefused);
  expect(error).toMatchObject({ rateLimited: { retryAfter: 120, daily: false } });
  expect(it.calls).toHaveLength(1);
});

test('a wait beyond all reason is told as the pause that is kept', async () => {
  await using it = await tinyZoom(() => tooMany({ 'retry-after': '99999999' }));
  for (const id of ['num_1', 'num_2']) {
    const error = await failureOf(it.zoom.numbers.release(id));
    expect(error).toMatchObject({ rateLimited: { retryAfter: 600 } });
  }
  expect(it.calls).toHaveLength(1);
  await it.clock.advance(600_000);
  await failureOf(it.zoom.numbers.release('num_3'));
  expect(it.calls).toHaveLength(2);
});

test('a used-up day is back in a day at the latest', async () => {
  await using it = await tinyZoom(() =>
    tooMany({ 'retry-after': '99999999', 'x-ratelimit-type': 'Daily-limit' }),
  );
  const error = await failureOf(it.zoom.numbers.release('num_1'));
  expect(error).toMatchObject({ rateLimited: { retryAfter: 86_400, daily: true } });
});

test('a used-up day is not waited for', async () => {
  await using it = await tinyZoom(() =>
    tooMany({ 'retry-after': '2026-03-03T00:00:00Z', 'x-ratelimit-type': 'Daily-limit' }),
  );
  const error = await failureOf(it.zoom.numbers.get('num_1'));
  expect(error).toMatchObject({ rateLimited: { retryAfter: 32_400, daily: true } });
  expect(it.calls).toHaveLength(1);
});

test('a write refused with 429 is left to the caller', async () => {
  await using it = await tinyZoom(() => tooMany({ 'retry-after': '2' }));
  const error = await failureOf(it.zoom.numbers.release('num_1'));
  expect(error).toMatchObject({ kind: 'refused', rateLimited: { retryAfter: 2 } });
  expect(it.calls).toHaveLength(1);
});

test('a 429 holds back the other calls of that weight, and only those', async () => {
  await using it = await tinyZoom((call) => {
    if (call.method === 'DELETE') return tooMany({ 'retry-after': '5' });
    return call.method === 'PATCH' ? ok : { json: aNumber };
  });
  await failureOf(it.zoom.numbers.release('num_1'));
  const update = it.zoom.numbers.update('num_1', { displayName: 'Front desk' });
  await it.zoom.numbers.get('num_1');
  await it.clock.advance(4_999);
  expect(it.calls.map((call) => call.method)).toEqual(['DELETE', 'GET']);
  await it.clock.advance(1);
  await update;
  expect(it.calls.map((call) => call.method)).toEqual(['DELETE', 'GET', 'PATCH']);
});

test('a 429 that names another category holds that one back too', async () => {
  await using it = await tinyZoom((call) =>
    call.method === 'GET' ? tooMany({ 'retry-after': '60', 'x-ratelimit-category': 'Heavy' }) : ok,
  );
  await failureOf(it.zoom.numbers.get('num_1'));
  const error = await failureOf(it.zoom.numbers.provision({ phoneNumbers: ['+14155551001'] }));
  expect(error).toMatchObject({ status: undefined, rateLimited: { retryAfter: 60 } });
  expect(it.calls).toHaveLength(1);
});

test('every call is reported once when it is over, by its template', async () => {
  const reports: CallReport[] = [];
  await using it = await tinyZoom(
    (call, nth) => {
      if (call.method === 'DELETE') return 'cut';
      return nth === 1 ? { status: 500 } : ok;
    },
    { onCall: (report) => reports.push(report) },
  );
  await it.zoom.numbers.get('num_1');
  await failureOf(it.zoom.numbers.release('num_1'));
  expect(reports).toMatchObject([
    { method: 'GET', endpoint: '/phone/numbers/{numberId}', outcome: 'ok', seconds: 0.188 },
    { method: 'DELETE', endpoint: '/phone/numbers/{numberId}', outcome: 'outcome-unknown', seconds: 0 },
  ]);
});
