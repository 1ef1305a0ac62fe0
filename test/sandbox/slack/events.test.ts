import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ANA, BOT_USER_ID, GENERAL, RINA, TEAM } from '../../../src/sandbox/slack/seed.ts';
import { withHttpApp, withSocketApp } from './bolt.ts';
import { setUp } from './support.ts';

describe.each([
  ['over Socket Mode', withSocketApp],
  ['over signed HTTP', withHttpApp],
])('events %s', (_way, withApp) => {
  it('tell of a direct message to the bot', async () => {
    const seen = Promise.withResolvers<{ event: object; body: object }>();
    const { slack } = await withApp((app) =>
      app.event('message', async ({ event, body }) => seen.resolve({ event, body })),
    );
    await slack.person(RINA).say('bot', 'Hello <there>');
    const { event, body } = await seen.promise;
    expect(event).toMatchObject({
      type: 'message',
      channel_type: 'im',
      channel: slack.person(RINA).screen().conversation('bot').id,
      user: RINA,
      text: 'Hello &lt;there&gt;',
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
      event_ts: expect.any(String),
    });
    expect(body).toMatchObject({
      type: 'event_callback',
      team_id: TEAM.id,
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ user_id: BOT_USER_ID, is_bot: true }],
    });
  });

  it('tell of a mention', async () => {
    const seen = Promise.withResolvers<string>();
    const { slack } = await withApp((app) =>
      app.event('app_mention', async ({ event, say }) => {
        seen.resolve(event.text);
        await say({ text: 'Yes?', thread_ts: event.ts });
      }),
    );
    const ana = slack.person(ANA);
    await ana.say('general', '@phone-desk anyone?');
    expect(await seen.promise).toBe(`<@${BOT_USER_ID}> anyone?`);
    const root = await ana.waitFor(
      (screen) => screen.message('anyone?')?.replyCount === 1 && screen.message('anyone?'),
    );
    expect(ana.screen().message('Yes?')?.threadTs).toBe(root.ts);
  });

  it('tell when the Home tab is opened, and the app publishes it', async () => {
    const views: unknown[] = [];
    const { slack } = await withApp((app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        views.push(event.view && 'id' in event.view ? event.view.id : undefined);
        await client.views.publish({
          user_id: event.user,
          view: {
            type: 'home',
            blocks: [{ type: 'header', text: { type: 'plain_text', text: `Tab ${event.tab}` } }],
          },
        });
      }),
    );
    const rina = slack.person(RINA);
    await rina.openHome();
    const home = await rina.waitFor((screen) => screen.home);
    expect(rina.screen().textOf(home)).toBe('Tab home');
    await rina.openHome();
    await rina.waitFor((screen) => screen.home?.hash !== home.hash);
    expect(views).toEqual([undefined, home.id]);
    expect(slack.person(ANA).screen().home).toBeNull();
  });
});

describe('an event', () => {
  it('is not sent when the manifest does not subscribe to it', async () => {
    const seen: string[] = [];
    const listen: Parameters<typeof withSocketApp>[0] = (app) =>
      app.event(/.*/, async ({ event }) => void seen.push(event.type));
    const { slack } = await withSocketApp(listen, { settings: { events: ['app_home_opened'] } });
    await slack.person(RINA).openHome();
    await slack.person(RINA).say('bot', 'Hello');
    await slack.idle();
    expect(slack.person(RINA).screen().messagesIn('bot')).toHaveLength(1);
    expect(seen).toEqual(['app_home_opened']);
  });

  it('is delivered again at once, after a minute and after five, with the same event_id', async () => {
    const requests: { num: unknown; reason: unknown; id: string }[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const body: { challenge?: string; event_id: string } = JSON.parse(Buffer.concat(chunks).toString());
      if (body.challenge) {
        response.end(body.challenge);
        return;
      }
      requests.push({
        num: request.headers['x-slack-retry-num'],
        reason: request.headers['x-slack-retry-reason'],
        id: body.event_id,
      });
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const setup = await setUp({ requestUrl: `http://127.0.0.1:${port}/` });
    onTestFinished(async () => {
      await setup.close();
      server.closeAllConnections();
      server.close();
    });
    const { slack, clock } = setup;

    await slack.person(RINA).say('bot', 'Hello');
    await slack.idle();
    expect(requests.map(({ num }) => num)).toEqual([undefined, '1']);
    await clock.advance(60_000);
    await slack.idle();
    await clock.advance(299_999);
    await slack.idle();
    expect(requests).toHaveLength(3);
    await clock.advance(1);
    await slack.idle();
    await clock.advance(3_600_000);
    expect(requests.map(({ num, reason }) => [num, reason])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(1);
  });

  it('goes to nobody while the request URL does not echo the challenge', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(String(request.headers['x-slack-signature']));
      response.end('wrong');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const setup = await setUp({
      requestUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`,
    });
    onTestFinished(async () => {
      await setup.close();
      server.closeAllConnections();
      server.close();
    });
    expect(await setup.slack.http?.verify()).toBe(false);
    expect(seen).toEqual([expect.stringMatching(/^v0=[0-9a-f]{64}$/)]);
    expect(await setup.slack.person(RINA).command('/phone')).toMatchObject({ ok: false });
    expect(setup.slack.person(RINA).screen().app).toMatchObject({ connected: false, delivery: 'http' });
  });

  it('is not made of what a person cannot say', async () => {
    const { slack } = await withSocketApp(() => {}, { settings: { messagesTabReadOnly: true } });
    const rina = slack.person(RINA);
    expect(await rina.say('bot', 'Hello')).toMatchObject({
      ok: false,
      notice: expect.stringContaining('turned off'),
    });
    await expect(rina.say('general', '   ')).rejects.toThrow('empty');
    await expect(rina.say('general', '/phone')).rejects.toThrow('is a command');
    expect(rina.screen().messagesIn(GENERAL)).toEqual([]);
  });
});
