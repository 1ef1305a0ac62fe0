import { describe, expect, test } from 'vitest';
import { ASSIGNEE_TYPES, type AssigneeType } from '../../../src/sandbox/zoom/account/records.ts';
import { invalid, numbersIn, refusal, zoomForTest } from './support.ts';

const withNumber = async () => {
  const zoom = await zoomForTest();
  await zoom.call('POST', '/phone/numbers', { phone_number: '+14155551001' });
  const path = '/phone/numbers/%2B14155551001/assign';
  const assignee = (type: AssigneeType) => {
    const found = zoom.zoom.snapshot().assignees.find((candidate) => candidate.type === type);
    if (!found) throw new Error(`The company has no ${type}.`);
    return found;
  };
  const assign = (assignee_type: string, assignee_id: string) =>
    zoom.call('POST', path, { assignee_type, assignee_id });
  return { ...zoom, path, assignee, assign };
};

describe('POST /phone/numbers/{id}/assign', () => {
  test.each(ASSIGNEE_TYPES)('gives a number to a %s', async (type) => {
    const { assign, assignee, call } = await withNumber();
    const { id, name } = assignee(type);
    const answer = await assign(type, id);
    expect(answer).toMatchObject({
      status: 200,
      body: { phone_number: '+14155551001', assignee: { type, id, name } },
    });
    expect((await call('GET', '/phone/numbers/%2B14155551001')).body).toEqual(answer.body);
  });

  test('knows a user by e-mail too, and answers with the id', async () => {
    const { assign, assignee } = await withNumber();
    const { id, email = '' } = assignee('user');
    expect((await assign('user', email.toUpperCase())).body).toMatchObject({
      assignee: { type: 'user', id },
    });
  });

  test('knows the people of the local Slack', async () => {
    const { assign } = await withNumber();
    const answer = await assign('user', 'rina@meridian-health.example');
    expect(answer.body).toMatchObject({ assignee: { name: 'Rina Patel' } });
  });

  test('refuses a second assignee with 409 code 100011, and keeps the first', async () => {
    const { assign, assignee, call } = await withNumber();
    await assign('call_queue', assignee('call_queue').id);
    expect(refusal(await assign('user', assignee('user').id))).toMatchObject({ status: 409, code: 100011 });
    const { body } = await call('GET', '/phone/numbers/%2B14155551001');
    expect(body).toMatchObject({ assignee: { type: 'call_queue' } });
  });

  test('knows no assignee that does not exist, nor one of another type: 404 code 1001', async () => {
    const { assign, assignee } = await withNumber();
    for (const [type, id] of [
      ['user', 'nobody@meridian-health.example'],
      ['zoom_room', assignee('user').id],
    ] as const) {
      expect(refusal(await assign(type, id))).toMatchObject({ status: 404, code: 1001 });
    }
  });

  test('knows no number that does not exist', async () => {
    const { call, assignee } = await withNumber();
    const answer = await call('POST', '/phone/numbers/num_none/assign', {
      assignee_type: 'user',
      assignee_id: assignee('user').id,
    });
    expect(refusal(answer)).toMatchObject({ status: 404, code: 100002 });
  });

  test.each([
    [{ assignee_type: 'robot', assignee_id: 'x' }, ['assignee_type']],
    [{ assignee_type: 'user' }, ['assignee_id']],
    [{}, ['assignee_type', 'assignee_id']],
    [{ assignee_type: 'user', assignee_id: 'x', notify: true }, ['notify']],
  ])('refuses %j', async (body, fields) => {
    const { call, path } = await withNumber();
    expect(refusal(await call('POST', path, body))).toEqual(invalid(...fields));
  });
});

describe('DELETE /phone/numbers/{id}/assign', () => {
  test('takes the number back, once', async () => {
    const { assign, assignee, call, path } = await withNumber();
    await assign('user', assignee('user').id);
    expect(await call('DELETE', path)).toMatchObject({ status: 204, body: '' });
    expect((await call('GET', '/phone/numbers/%2B14155551001')).body).not.toHaveProperty('assignee');
    expect(refusal(await call('DELETE', path))).toMatchObject({ status: 404, code: 1001 });
  });

  test('knows no number that does not exist', async () => {
    const { call } = await withNumber();
    expect(refusal(await call('DELETE', '/phone/numbers/num_none/assign'))).toMatchObject({ code: 100002 });
  });
});

describe('GET /phone/numbers/unassigned', () => {
  test('lists the numbers that nobody has, filtered like any list', async () => {
    const { call, zoom } = await withNumber();
    const free = zoom.snapshot().numbers.filter(({ assignee }) => !assignee);
    const all = numbersIn(await call('GET', '/phone/numbers/unassigned?page_size=300'));
    expect(all.map(({ id }) => id)).toEqual(free.map(({ id }) => id));
    const inCalifornia = numbersIn(await call('GET', '/phone/numbers/unassigned?page_size=300&state=CA'));
    expect(inCalifornia.map(({ id }) => id)).toEqual(
      free.filter(({ state }) => state === 'CA').map(({ id }) => id),
    );
  });

  test('refuses an unknown parameter', async () => {
    const { call } = await withNumber();
    expect(refusal(await call('GET', '/phone/numbers/unassigned?free=1'))).toEqual(invalid('free'));
  });
});
