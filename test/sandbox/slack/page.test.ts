import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { PersonScreen } from '../../../src/sandbox/slack/page-protocol.ts';
import { BOT_USER_ID, GENERAL, LEA, RINA } from '../../../src/sandbox/slack/seed.ts';
import { type Setup, setUp } from './support.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

const act = async (verb: string, body: unknown, id = RINA) => {
  const answer = await fetch(`${setup.url}/page/people/${id}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};

/** The page of one person: resolves with the first screen that fits. */
function openPage(id: string) {
  const socket = new WebSocket(`${setup.url.replace('http', 'ws')}/page/live?person=${id}`);
  const screens: PersonScreen[] = [];
  const listeners = new Set<() => void>();
  socket.on('message', (data) => {
    screens.push(JSON.parse(data.toString()));
    for (const listener of listeners) listener();
  });
  const shows = (fits: (screen: PersonScreen) => boolean) =>
    new Promise<PersonScreen>((resolve) => {
      const look = () => {
        const found = screens.find(fits);
        if (found) resolve(found);
      };
      listeners.add(look);
      look();
    });
  return { socket, screens, shows };
}

describe('the page', () => {
  it('learns who can be played', async () => {
    const answer: unknown = await (await fetch(`${setup.url}/page/people`)).json();
    const people = z.array(z.object({ name: z.string(), role: z.string() })).parse(answer);
    expect(people.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'rina: Requester',
      'ana: Approver',
      'ben: Approver',
      'ada: Admin',
      'gus: Guest',
      'stu: Stranger from a shared channel',
    ]);
  });

  it('gets the whole screen at once, and again after every change', async () => {
    const { shows } = openPage(RINA);
    const first = await shows(() => true);
    expect(first).toMatchObject({
      team: { name: 'Meridian Health' },
      me: { id: RINA, realName: 'Rina Patel' },
      app: { name: 'Phone desk', botUserId: BOT_USER_ID, connected: false, delivery: 'socket' },
      commands: [
        { command: '/phone', description: 'Phone numbers', usageHint: 'search 415' },
        { command: '/who' },
      ],
      shortcuts: [
        { type: 'global', callbackId: 'new_request' },
        { type: 'message', callbackId: 'quote_it' },
      ],
      userGroups: [{ handle: 'phone-approvers' }],
      home: null,
      modals: [],
      notices: [],
    });
    expect(first.conversations.map(({ name, kind, botIsMember }) => [name, kind, botIsMember])).toEqual([
      ['general', 'channel', true],
      ['phone-approvals', 'channel', true],
      ['porting', 'channel', true],
      ['phone-desk', 'im', true],
    ]);
    expect(first.people.find(({ id }) => id === LEA)).toMatchObject({ isDeactivated: true });

    await setup.client.chat.postMessage({ channel: GENERAL, text: 'News' });
    const second = await shows((screen) => screen.messages[GENERAL]?.length === 1);
    expect(second.conversations[0]?.unread).toBe(1);
    expect(await act('look', { channel: GENERAL })).toEqual({ status: 200, body: { ok: true } });
    await shows((screen) => screen.messages[GENERAL]?.length === 1 && screen.conversations[0]?.unread === 0);
  });

  it('is one push for a burst of changes', async () => {
    const { shows, screens } = openPage(RINA);
    await shows(() => true);
    const rina = setup.slack.person(RINA);
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => rina.say('general', text)));
    await shows((screen) => screen.messages[GENERAL]?.length === 4);
    expect(screens).toHaveLength(2);
  });

  it('sends what a person does, and hears how it went', async () => {
    expect(await act('say', { channel: GENERAL, text: 'Hi' })).toEqual({ status: 200, body: { ok: true } });
    expect(await act('command', { channel: GENERAL, text: '/phone' })).toMatchObject({
      status: 200,
      body: { ok: false, notice: expect.stringContaining('dispatch_failed') },
    });
  });

  it('is told what it got wrong', async () => {
    expect((await act('say', { channel: GENERAL })).status).toBe(400);
    expect((await act('say', { channel: GENERAL, text: 'Hi', colour: 'red' })).status).toBe(400);
    expect(await act('say', { channel: 'C0NOWHERE00', text: 'Hi' })).toEqual({
      status: 409,
      body: { error: 'There is no conversation C0NOWHERE00' },
    });
    expect((await act('dance', {})).status).toBe(404);
    expect((await act('reload', {}, 'U0NOBODY000')).status).toBe(404);
  });

  it('of nobody is not opened', async () => {
    const { socket } = openPage('U0NOBODY000');
    const status = await new Promise((resolve) =>
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
    );
    expect(status).toBe(404);
  });
});
