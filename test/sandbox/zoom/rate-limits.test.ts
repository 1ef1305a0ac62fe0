import { describe, expect, test } from 'vitest';
import { refusal, zoomForTest } from './support.ts';

type Zoom = Awaited<ReturnType<typeof zoomForTest>>;

const CALLS = {
  light: (zoom: Zoom) => zoom.callAtOnce('GET', '/phone/number_blocks'),
  medium: (zoom: Zoom) => zoom.callAtOnce('DELETE', '/phone/number_blocks/none'),
  heavy: (zoom: Zoom) => zoom.callAtOnce('DELETE', '/phone/porting/orders/none'),
};

describe('rate limits', () => {
  test.each([
    ['pro', 'light', 20],
    ['pro', 'medium', 10],
    ['pro', 'heavy', 5],
    ['business', 'light', 40],
    ['business', 'medium', 20],
    ['business', 'heavy', 10],
  ] as const)('%s: %s calls are refused beyond %i in a second', async (plan, weight, limit) => {
    const zoom = await zoomForTest({ plan });
    const answers = [];
    for (let sent = 0; sent < limit + 1; sent++) answers.push(await CALLS[weight](zoom));
    const last = answers.pop();
    expect(answers.map(({ status }) => status)).not.toContain(429);
    if (!last) throw new Error('No call was sent.');
    expect(refusal(last)).toMatchObject({ status: 429, code: 429 });
    expect(Object.fromEntries(last.headers)).toMatchObject({
      'retry-after': '1',
      'x-ratelimit-category': weight.replace(/^./, (letter) => letter.toUpperCase()),
      'x-ratelimit-type': 'QPS',
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
    });
  });

  test('count over any second, not from one clock second to the next', async () => {
    const zoom = await zoomForTest();
    await zoom.clock.advance(900);
    for (let sent = 0; sent < 5; sent++) await CALLS.heavy(zoom);
    await zoom.clock.advance(999);
    expect((await CALLS.heavy(zoom)).status).toBe(429);
    await zoom.clock.advance(1);
    expect((await CALLS.heavy(zoom)).status).toBe(404);
  });

  test('count each weight by itself', async () => {
    const zoom = await zoomForTest();
    for (let sent = 0; sent < 6; sent++) await CALLS.heavy(zoom);
    expect((await CALLS.medium(zoom)).status).toBe(404);
    expect((await CALLS.light(zoom)).headers.get('x-ratelimit-remaining')).toBe('19');
  });
});
