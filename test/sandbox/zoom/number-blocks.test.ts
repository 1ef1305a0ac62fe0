import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BLOCK_SIZES } from '../../../src/sandbox/zoom/account/records.ts';
import { invalid, numbersIn, pageOf, type Reply, refusal, zoomForTest } from './support.ts';

const blockSchema = z.object({ id: z.string(), start_number: z.string(), end_number: z.string() });
const blockIn = (answer: Reply) => blockSchema.parse(answer.body);

describe('POST /phone/number_blocks', () => {
  test.each(BLOCK_SIZES)('adds %i consecutive numbers to the account', async (size) => {
    const { call, zoom } = await zoomForTest();
    const before = zoom.state().inventory.total;
    const answer = await call('POST', '/phone/number_blocks', {
      country: 'US',
      area_code: '312',
      size,
      site_id: 'site_chicago',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^block_/),
      country: 'US',
      area_code: '312',
      start_number: expect.stringMatching(/^\+1312\d{7}$/),
      end_number: expect.stringMatching(/^\+1312\d{7}$/),
      size,
      assigned_count: 0,
      site_id: 'site_chicago',
      status: 'active',
      monthly_cost: size * 0.75,
      created_at: '2026-03-02T15:00:01Z',
    });
    const { start_number, end_number } = blockIn(answer);
    expect(Number(end_number) - Number(start_number)).toBe(size - 1);
    expect(zoom.state().inventory.total).toBe(before + size);
    expect((await call('GET', `/phone/numbers/${encodeURIComponent(end_number)}`)).status).toBe(200);
  });

  test.each([
    [{ country: 'US', area_code: '312', size: 25 }, ['size']],
    [{ country: 'US', area_code: '312', size: '10' }, ['size']],
    [{ country: 'GB', area_code: '312', size: 10 }, ['country']],
    [{ country: 'US', area_code: '416', size: 10 }, ['area_code']],
    [{ country: 'US', area_code: '12', size: 10 }, ['area_code']],
    [{ country: 'US', area_code: '312', size: 10, site_id: 'site_mars' }, ['site_id']],
    [{ country: 'US', area_code: '312', size: 10, name: 'x' }, ['name']],
    [{}, ['country', 'area_code', 'size']],
  ])('refuses %j', async (body, fields) => {
    const { call } = await zoomForTest();
    expect(refusal(await call('POST', '/phone/number_blocks', body))).toEqual(invalid(...fields));
  });
});

test('GET /phone/number_blocks lists them in pages', async () => {
  const { call } = await zoomForTest();
  const first = await call('GET', '/phone/number_blocks?page_size=2');
  const listed = z.object({
    number_blocks: z.array(z.object({ size: z.number(), assigned_count: z.number() })),
  });
  expect(listed.parse(first.body).number_blocks.map(({ size }) => size)).toEqual([50, 20]);
  expect(listed.parse(first.body).number_blocks[0]?.assigned_count).toBeGreaterThan(0);
  expect(pageOf(first).total_records).toBe(3);
  const token = encodeURIComponent(pageOf(first).next_page_token);
  const last = await call('GET', `/phone/number_blocks?page_size=2&next_page_token=${token}`);
  expect(listed.parse(last.body).number_blocks.map(({ size }) => size)).toEqual([10]);
  expect(refusal(await call('GET', '/phone/number_blocks?country=US'))).toEqual(invalid('country'));
});

describe('DELETE /phone/number_blocks/{id}', () => {
  const withBlock = async () => {
    const zoom = await zoomForTest();
    const answer = await zoom.call('POST', '/phone/number_blocks', {
      country: 'CA',
      area_code: '416',
      size: 10,
    });
    const { id, start_number } = blockIn(answer);
    return { ...zoom, path: `/phone/number_blocks/${id}`, start: encodeURIComponent(start_number) };
  };

  test('releases the block and its numbers', async () => {
    const { call, path, start } = await withBlock();
    expect(await call('DELETE', path)).toMatchObject({ status: 204, body: '' });
    expect(numbersIn(await call('GET', `/phone/numbers?keyword=${start}`))).toEqual([]);
    expect(refusal(await call('DELETE', path))).toMatchObject({ status: 404, code: 3100 });
  });

  test('is refused with 409 code 100011 while one of its numbers is assigned', async () => {
    const { call, path, start, zoom } = await withBlock();
    await call('POST', `/phone/numbers/${start}/assign`, {
      assignee_type: 'user',
      assignee_id: 'ana@meridian-health.example',
    });
    const before = zoom.state().inventory.total;
    expect(refusal(await call('DELETE', path))).toMatchObject({ status: 409, code: 100011 });
    expect(zoom.state().inventory.total).toBe(before);
    await call('DELETE', `/phone/numbers/${start}/assign`);
    expect((await call('DELETE', path)).status).toBe(204);
  });
});
