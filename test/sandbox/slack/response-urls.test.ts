import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { ANA, BOT_USER_ID, GENERAL, RINA } from '../../../src/sandbox/slack/seed.ts';
import { withSocketApp } from './bolt.ts';

const send = async (url: string, body: unknown) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};
const SENT = { status: 200, body: { ok: true } };

const withCommand = async () => {
  const urls: string[] = [];
  const setup = await withSocketApp((app) =>
    app.command('/phone', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    }),
  );
  const rina = setup.slack.person(RINA);
  await rina.command('/phone');
  const [url = ''] = urls;
  const texts = (who = RINA) =>
    setup.slack
      .person(who)
      .screen()
      .messagesIn('general')
      .map(({ text }) => text);
  return { ...setup, rina, url, texts };
};

const button: KnownBlock[] = [
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
  },
];

/** The bot's message with a button, pressed by Rina. @param how how it was posted */
const withButton = async (how: 'posted' | 'ephemeral') => {
  const urls: string[] = [];
  const setup = await withSocketApp((app) =>
    app.action('go', async ({ ack, body }) => {
      if ('response_url' in body) urls.push(body.response_url);
      await ack();
    }),
  );
  const message = { channel: GENERAL, text: 'Original', blocks: button };
  if (how === 'posted') await setup.client.chat.postMessage(message);
  else await setup.client.chat.postEphemeral({ ...message, user: RINA });
  const rina = setup.slack.person(RINA);
  await rina.press('Go');
  const [url = ''] = urls;
  return { ...setup, rina, url, inGeneral: () => rina.screen().messagesIn('general') };
};

describe('a response_url', () => {
  it('answers the one person, unless the answer says in_channel', async () => {
    const { url, texts } = await withCommand();
    expect(await send(url, { text: 'For you' })).toEqual(SENT);
    expect(await send(url, { text: 'For all', response_type: 'in_channel' })).toEqual(SENT);
    expect(texts()).toEqual(['For you', 'For all']);
    expect(texts(ANA)).toEqual(['For all']);
  });

  it('works five times, and a refused answer does not count', async () => {
    const { url, texts } = await withCommand();
    expect(await send(url, { blocks: [{ type: 'nonsense' }] })).toMatchObject({
      status: 400,
      body: { error: 'invalid_blocks', errors: [{ pointer: expect.stringContaining('/blocks/0') }] },
    });
    for (const text of ['1', '2', '3', '4', '5']) expect(await send(url, { text })).toEqual(SENT);
    expect(await send(url, { text: '6' })).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
    expect(texts()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('works for 30 minutes', async () => {
    const { url, clock } = await withCommand();
    await clock.advance(30 * 60_000 - 1);
    expect(await send(url, { text: 'Just in time' })).toEqual(SENT);
    await clock.advance(1);
    expect(await send(url, { text: 'Late' })).toEqual({
      status: 404,
      body: { ok: false, error: 'expired_url' },
    });
  });

  it('must be one that Slack gave, and get JSON that Slack knows', async () => {
    const { url } = await withCommand();
    expect((await send(`${url}x`, { text: 'x' })).body).toMatchObject({ error: 'invalid_url' });
    expect(await send(url, { text: 'x', colour: 'red' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_payload' },
    });
    expect(await send(url, {})).toMatchObject({ status: 400, body: { error: 'no_text' } });
  });

  it('of a command has no original to replace: a new answer is posted', async () => {
    const { url, texts } = await withCommand();
    await send(url, { text: 'Searching …' });
    await send(url, { text: 'Found', replace_original: true });
    expect(texts()).toEqual(['Searching …', 'Found']);
  });
});

describe('a response_url of a button', () => {
  it.each(['posted', 'ephemeral'] as const)('replaces the %s message whole', async (how) => {
    const { url, inGeneral } = await withButton(how);
    const [before] = inGeneral();
    expect(await send(url, { text: 'Replaced', replace_original: true })).toEqual(SENT);
    expect(inGeneral()).toMatchObject([
      { ts: before?.ts, text: 'Replaced', blocks: [], ephemeral: how === 'ephemeral' },
    ]);
  });

  it.each(['posted', 'ephemeral'] as const)('deletes the %s message', async (how) => {
    const { url, inGeneral } = await withButton(how);
    expect(await send(url, { delete_original: true })).toEqual(SENT);
    expect(inGeneral()).toEqual([]);
  });

  it('does not bring back an ephemeral message that a reload took away', async () => {
    const { url, rina, inGeneral } = await withButton('ephemeral');
    await rina.reload();
    expect(await send(url, { text: 'Replaced', replace_original: true })).toEqual(SENT);
    expect(inGeneral()).toEqual([]);
  });

  it('adds an ephemeral answer when it replaces nothing', async () => {
    const { url, inGeneral } = await withButton('posted');
    await send(url, { text: 'Noted' });
    expect(inGeneral()).toMatchObject([{ text: 'Original' }, { text: 'Noted', ephemeral: true }]);
  });

  it('works in a channel that the bot has left', async () => {
    const { url, slack, inGeneral } = await withButton('posted');
    const general = slack.channels.get(GENERAL);
    if (general) slack.channels.leave(general, BOT_USER_ID);
    await send(url, { text: 'Still here', response_type: 'in_channel' });
    expect(inGeneral().at(-1)).toMatchObject({ text: 'Still here', ephemeral: false });
  });
});
