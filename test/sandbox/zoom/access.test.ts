import { describe, expect, test } from 'vitest';
import { ENDPOINTS, SCOPES } from '../../../src/sandbox/zoom/service/endpoint-table.ts';
import { refusal, zoomForTest } from './support.ts';

const rows = Object.values(ENDPOINTS);

test('there are the 23 endpoints of the document', () => {
  expect(new Set(rows.map(({ method, path }) => `${method} ${path}`)).size).toBe(23);
});

describe('scopes', () => {
  test.each(rows)('$method $path needs $scope', async ({ method, path, scope }) => {
    const without = await zoomForTest({ scopes: SCOPES.filter((other) => other !== scope) });
    const answer = await without.call(method, path);
    expect(refusal(answer)).toMatchObject({ status: 403, code: 4711 });
    expect(answer.body).toMatchObject({ message: expect.stringContaining(scope) });

    const withIt = await zoomForTest({ scopes: [scope] });
    expect((await withIt.call(method, path)).status).not.toBe(403);
  });
});

describe('what does not exist', () => {
  test.each([
    ['GET', '/phone/nothing'],
    ['PUT', '/phone/numbers'],
    ['POST', '/phone/numbers/inventory'],
  ])('%s %s is not an endpoint', async (method, path) => {
    const { call } = await zoomForTest();
    expect(refusal(await call(method, path))).toMatchObject({ status: 404, code: 2300 });
  });

  test('is not told to a caller without a token', async () => {
    const { call } = await zoomForTest();
    const answer = await call('GET', '/phone/nothing', undefined, { authorization: '' });
    expect(answer.status).toBe(401);
  });
});
