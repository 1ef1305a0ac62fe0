import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GENERAL } from '../../../src/sandbox/slack/seed.ts';
import { appSettings, refusal, type Setup, setUp, tokens } from './support.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

const raw = (method: string, init: RequestInit = {}) =>
  fetch(`${setup.apiUrl}${method}`, { method: 'POST', ...init });
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
const asBot = { authorization: `Bearer ${tokens.botToken}` };

describe('who may call the Web API', () => {
  it('is whoever has the bot token', async () => {
    expect(await setup.client.auth.test()).toMatchObject({
      ok: true,
      team: 'Meridian Health',
      team_id: 'T01MERIDIAN',
      user: 'phone-desk',
      user_id: 'U01PHONEBOT',
      bot_id: 'B01PHONEBOT',
    });
  });

  it('is nobody without a token, or with a wrong one', async () => {
    expect(await (await raw('auth.test')).json()).toMatchObject({ ok: false, error: 'not_authed' });
    expect((await refusal(setup.clientWith('xoxb-wrong').auth.test())).error).toBe('invalid_auth');
  });

  it('takes a token from a form, but not from a JSON body', async () => {
    const form = await raw('auth.test', { body: new URLSearchParams({ token: tokens.botToken }) });
    expect(await form.json()).toMatchObject({ ok: true });
    const inJson = await raw('auth.test', json({ token: tokens.botToken }));
    expect(await inJson.json()).toMatchObject({ error: 'not_authed' });
  });

  it('needs the app token for a socket, and the bot token for all else', async () => {
    const { url } = await setup.clientWith(tokens.appToken).apps.connections.open();
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/socket\/link\?ticket=/);
    expect((await refusal(setup.client.apps.connections.open())).error).toBe('not_allowed_token_type');
    expect((await refusal(setup.clientWith(tokens.appToken).auth.test())).error).toBe(
      'not_allowed_token_type',
    );
  });

  it('needs the scopes of the manifest, and is told which', async () => {
    await setup.close();
    setup = await setUp({ settings: { botScopes: ['chat:write', 'im:write'] } });
    expect(await refusal(setup.client.users.list({}))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,im:write',
    });
    expect(
      await refusal(setup.client.conversations.open({ users: 'U01RINAPATL,U02ANATORRE' })),
    ).toMatchObject({
      error: 'missing_scope',
      needed: 'mpim:write',
    });
  });

  it('learns its scopes from the headers', async () => {
    const { response_metadata: metadata } = await setup.client.auth.test();
    expect(metadata?.scopes).toEqual(appSettings.botScopes);
  });
});

describe('a call of the Web API', () => {
  it('may be a form with JSON in it, or JSON altogether', async () => {
    const blocks = [{ type: 'divider' }];
    const form = new URLSearchParams({ channel: GENERAL, text: 'Form', blocks: JSON.stringify(blocks) });
    expect(await (await raw('chat.postMessage', { body: form, headers: asBot })).json()).toMatchObject({
      ok: true,
      message: { text: 'Form', blocks: [{ type: 'divider', block_id: expect.any(String) }] },
    });
    await setup.clock.advance(1_000);
    const whole = await raw('chat.postMessage', json({ channel: GENERAL, text: 'JSON', blocks }, asBot));
    expect(await whole.json()).toMatchObject({
      ok: true,
      message: { text: 'JSON', blocks: [{ type: 'divider' }] },
    });
  });

  it('to a method that does not exist is unknown_method', async () => {
    expect(await refusal(setup.client.apiCall('chat.shout'))).toMatchObject({
      error: 'unknown_method',
      req_method: 'chat.shout',
    });
  });

  it('with an argument that the method does not have is refused by name', async () => {
    const { error, response_metadata: metadata } = await refusal(
      setup.client.apiCall('chat.postMessage', { channel: GENERAL, text: 'x', colour: 'red' }),
    );
    expect(error).toBe('invalid_arguments');
    expect(JSON.stringify(metadata)).toContain('colour');
  });

  it.each([
    ['{', 'invalid_json'],
    ['[]', 'json_not_object'],
  ])('with the body %s is %s', async (body, error) => {
    expect(await (await raw('auth.test', json(body, asBot))).json()).toMatchObject({ ok: false, error });
  });

  it('as plain text is invalid_post_type', async () => {
    const answer = await raw('auth.test', { body: 'x', headers: { ...asBot, 'content-type': 'text/plain' } });
    expect(await answer.json()).toMatchObject({ error: 'invalid_post_type' });
  });

  it('made too often is 429, until the minute has passed', async () => {
    for (let call = 0; call < 20; call += 1) await setup.client.usergroups.list();
    const answer = await raw('usergroups.list', { headers: asBot });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await answer.json()).toEqual({ ok: false, error: 'ratelimited' });
    await setup.clock.advance(60_000);
    expect(await setup.client.usergroups.list()).toMatchObject({ ok: true });
  });
});

it('tells what it is: the team and the bot', async () => {
  expect(await setup.client.team.info()).toMatchObject({
    team: { id: 'T01MERIDIAN', domain: 'meridian-health' },
  });
  expect(await setup.client.bots.info({ bot: 'B01PHONEBOT' })).toMatchObject({
    bot: { app_id: 'A01PHONEOPS', user_id: 'U01PHONEBOT', name: 'phone-desk' },
  });
  expect((await refusal(setup.client.bots.info({ bot: 'B0NOBODY00' }))).error).toBe('bot_not_found');
});
