import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { RINA } from '../../../src/sandbox/slack/seed.ts';
import { connect, withSocketApp } from './bolt.ts';
import { type Setup, setUp, tokens } from './support.ts';

type Frame = { type: string; envelope_id?: string; reason?: string; [field: string]: unknown };

/** A bare connection that shows its frames and answers nothing by itself. */
async function plug(setup: Setup) {
  const { url = '' } = await setup.clientWith(tokens.appToken).apps.connections.open();
  const socket = new WebSocket(url);
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  socket.on('message', (data) => {
    const frame: Frame = JSON.parse(data.toString());
    const taker = waiting.shift();
    if (taker) taker(frame);
    else frames.push(frame);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const next = () => {
    const frame = frames.shift();
    return frame ? Promise.resolve(frame) : new Promise<Frame>((resolve) => waiting.push(resolve));
  };
  const ack = (frame: Frame, payload?: object) =>
    socket.send(JSON.stringify({ envelope_id: frame.envelope_id, ...(payload ? { payload } : {}) }));
  return { socket, url, next, ack, closed };
}

async function ready(): Promise<Setup> {
  const setup = await setUp();
  onTestFinished(() => setup.close());
  return setup;
}

describe('a socket', () => {
  it('is greeted with hello, and gets envelopes to acknowledge', async () => {
    const setup = await ready();
    const { next, ack } = await plug(setup);
    expect(await next()).toEqual({
      type: 'hello',
      num_connections: 1,
      debug_info: expect.objectContaining({ host: expect.any(String) }),
      connection_info: { app_id: 'A01PHONEOPS' },
    });
    const outcome = setup.slack.person(RINA).command('/phone search');
    const envelope = await next();
    expect(envelope).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/phone', text: 'search' },
    });
    ack(envelope, { text: 'Here you are' });
    expect(await outcome).toEqual({ ok: true });
    expect(setup.slack.person(RINA).screen().last()?.text).toBe('Here you are');
  });

  it('opens once with its ticket, and not with a made-up one', async () => {
    const setup = await ready();
    const { url, next } = await plug(setup);
    await next();
    for (const address of [url, `${url}x`]) {
      const again = new WebSocket(address);
      const status = await new Promise((resolve) =>
        again.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
      );
      expect(status).toBe(401);
    }
    expect(setup.slack.socket?.connections).toBe(1);
  });

  it('is one of several: each payload goes to one of them, in turn', async () => {
    const setup = await ready();
    const first = await plug(setup);
    await first.next();
    const second = await plug(setup);
    expect(await second.next()).toMatchObject({ type: 'hello', num_connections: 2 });
    const rina = setup.slack.person(RINA);
    const outcomes = [rina.command('/phone one'), rina.command('/phone two')];
    const envelopes = await Promise.all([first.next(), second.next()]);
    expect(envelopes.map(({ payload }) => (payload as { text: string }).text).toSorted()).toEqual([
      'one',
      'two',
    ]);
    // Any connection may acknowledge: Slack knows the envelope by its id.
    for (const envelope of envelopes) first.ack(envelope);
    expect(await Promise.all(outcomes)).toEqual([{ ok: true }, { ok: true }]);
  });

  it('that dies before it acknowledges leaves the same envelope to another', async () => {
    const setup = await ready();
    const [first, second] = [await plug(setup), await plug(setup)];
    await Promise.all([first.next(), second.next()]);
    const outcome = setup.slack.person(RINA).command('/phone');
    const [byFirst, bySecond] = [first.next(), second.next()];
    const { holder, other, envelope, next } = await Promise.race([
      byFirst.then((frame) => ({ holder: first, other: second, envelope: frame, next: bySecond })),
      bySecond.then((frame) => ({ holder: second, other: first, envelope: frame, next: byFirst })),
    ]);
    holder.socket.terminate();
    const again = await next;
    expect(again).toEqual(envelope);
    other.ack(again);
    expect(await outcome).toEqual({ ok: true });
  });

  it('that dies alone leaves its envelope to the next one, within the 3 seconds', async () => {
    const setup = await ready();
    const first = await plug(setup);
    await first.next();
    const outcome = setup.slack.person(RINA).command('/phone');
    const envelope = await first.next();
    setup.slack.socket?.cut();
    await first.closed;
    const second = await plug(setup);
    await second.next();
    const again = await second.next();
    expect(again.envelope_id).toBe(envelope.envelope_id);
    second.ack(again);
    expect(await outcome).toEqual({ ok: true });
  });

  it('is warned 10 seconds before it is asked to go', async () => {
    const setup = await ready();
    const { next, closed } = await plug(setup);
    await next();
    setup.slack.socket?.warn();
    expect(await next()).toMatchObject({ type: 'disconnect', reason: 'warning' });
    await setup.clock.advance(10_000);
    expect(await next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    await closed;
    expect(setup.slack.person(RINA).screen().app.connected).toBe(false);
  });

  it('too many is told so and closed', async () => {
    const setup = await ready();
    for (let open = 0; open < 10; open += 1) await (await plug(setup)).next();
    const { next, closed } = await plug(setup);
    expect(await next()).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    await closed;
    expect(setup.slack.socket?.connections).toBe(10);
  });

  it('gets an event again at once when it was not acknowledged, and is told why', async () => {
    const setup = await ready();
    const { next, ack } = await plug(setup);
    await next();
    await setup.slack.person(RINA).say('bot', 'Hello');
    const first = await next();
    expect(first).toMatchObject({ type: 'events_api', retry_attempt: 0, accepts_response_payload: false });
    await setup.clock.advance(3_000);
    const again = await next();
    expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout', payload: first['payload'] });
    ack(again);
    await setup.slack.idle();
  });

  it('is pinged', async () => {
    const setup = await ready();
    const { socket, next } = await plug(setup);
    await next();
    const pinged = new Promise((resolve) => socket.once('ping', resolve));
    await setup.clock.advance(10_000);
    await pinged;
  });
});

describe('a Bolt app', () => {
  it('comes back by itself after a disconnect', async () => {
    const { slack } = await withSocketApp((app) => app.command('/phone', ({ ack }) => ack('Here')));
    const rina = slack.person(RINA);
    slack.socket?.refresh();
    await rina.waitFor((screen) => screen.app.connected, { what: 'the app to connect again' });
    expect(await rina.command('/phone')).toEqual({ ok: true });
  });

  it('of two instances answers each command once', async () => {
    const answers: string[] = [];
    const listen = (name: string) => (app: Parameters<Parameters<typeof connect>[1]>[0]) =>
      app.command('/phone', async ({ ack }) => {
        answers.push(name);
        await ack();
      });
    const setup = await withSocketApp(listen('one'));
    await connect(setup, listen('two'));
    const rina = setup.slack.person(RINA);
    for (let time = 0; time < 4; time += 1) await rina.command('/phone');
    expect(answers.toSorted()).toEqual(['one', 'one', 'two', 'two']);
  });
});
