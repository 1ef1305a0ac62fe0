import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ADA,
  ANA,
  BOT_USER_ID,
  FINANCE_PRIVATE,
  GENERAL,
  GUS,
  LEA,
  PORTING,
  RINA,
} from '../../../src/sandbox/slack/seed.ts';
import { refusal, type Setup, setUp } from './support.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

const post = async (text: string, more: object = {}) => {
  const { ts = '' } = await setup.client.chat.postMessage({ channel: GENERAL, text, ...more });
  await setup.clock.advance(1_000);
  return ts;
};
const errorOf = async (call: Promise<unknown>) => (await refusal(call)).error;
const see = (who: string) => setup.slack.person(who).screen();

describe('chat.postMessage', () => {
  it('shows the message to everybody in the channel', async () => {
    const ts = await post('Numbers for *415*');
    expect(see(GUS).last('general')).toMatchObject({
      ts,
      text: 'Numbers for *415*',
      author: { userId: BOT_USER_ID, isBot: true },
      ephemeral: false,
    });
  });

  it('escapes what belongs to no mention, link or entity', async () => {
    await post(`A & B <3 <@${ANA}> <https://zoom.us|Zoom> &lt;ok&gt; <!date^1^{date}|then>`);
    expect(see(RINA).last()?.text).toBe(
      `A &amp; B &lt;3 <@${ANA}> <https://zoom.us|Zoom> &lt;ok&gt; <!date^1^{date}|then>`,
    );
  });

  it('takes one message a second a channel, and answers 429 to more', async () => {
    const say = (channel: string) => setup.client.chat.postMessage({ channel, text: 'x' });
    await say(GENERAL);
    await setup.clock.advance(999);
    await expect(say(GENERAL)).rejects.toMatchObject({ retryAfter: 1 });
    await expect(say(PORTING)).resolves.toMatchObject({ ok: true });
    await setup.clock.advance(1);
    await expect(say(GENERAL)).resolves.toMatchObject({ ok: true });
    expect(see(RINA).messagesIn('general')).toHaveLength(2);
  });

  it('to a person goes to the direct message with that person', async () => {
    const { channel } = await setup.client.chat.postMessage({ channel: RINA, text: 'Approved' });
    expect(
      see(RINA)
        .messagesIn('bot')
        .map(({ text }) => text),
    ).toEqual(['Approved']);
    expect(channel).toBe(see(RINA).conversation('bot').id);
  });

  it.each([
    ['a channel that is not', 'C0NOWHERE00', 'channel_not_found'],
    ['a private channel without the bot', FINANCE_PRIVATE, 'channel_not_found'],
    ['a channel by its name', '#general', 'channel_not_found'],
    ['somebody whose account is deactivated', LEA, 'channel_not_found'],
  ])('to %s is refused', async (_what, channel, error) => {
    expect(await errorOf(setup.client.chat.postMessage({ channel, text: 'x' }))).toBe(error);
  });

  it('to a channel that the bot has left, or that is archived, is refused', async () => {
    const porting = setup.slack.channels.get(PORTING);
    if (!porting) throw new Error('no porting channel');
    setup.slack.channels.leave(porting, BOT_USER_ID);
    expect(await errorOf(setup.client.chat.postMessage({ channel: PORTING, text: 'x' }))).toBe(
      'not_in_channel',
    );
    setup.slack.channels.archive(porting);
    expect(await errorOf(setup.client.chat.postMessage({ channel: PORTING, text: 'x' }))).toBe('is_archived');
  });

  it('to a person is refused while the app has no Messages tab', async () => {
    await setup.close();
    setup = await setUp({ settings: { messagesTab: false } });
    expect(await errorOf(setup.client.chat.postMessage({ channel: RINA, text: 'x' }))).toBe(
      'messages_tab_disabled',
    );
  });

  it('to a public channel without the bot needs chat:write.public', async () => {
    await setup.close();
    setup = await setUp({ settings: { botScopes: ['chat:write', 'chat:write.public'] } });
    const porting = setup.slack.channels.get(PORTING);
    if (porting) setup.slack.channels.leave(porting, BOT_USER_ID);
    expect(await setup.client.chat.postMessage({ channel: PORTING, text: 'x' })).toMatchObject({ ok: true });
  });

  it('is judged block by block, and says what is wrong where', async () => {
    const answer = await refusal(
      setup.client.chat.postMessage({
        channel: GENERAL,
        text: 'x',
        blocks: [
          { type: 'divider' },
          { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } },
        ],
      }),
    );
    expect(answer).toMatchObject({
      error: 'invalid_blocks',
      errors: [{ code: 'invalid_blocks', message: expect.any(String), pointer: '/blocks/1/text/text' }],
      response_metadata: { messages: [expect.stringContaining('[json-pointer:/blocks/1/text/text]')] },
    });
    expect(await errorOf(setup.client.apiCall('chat.postMessage', { channel: GENERAL }))).toBe('no_text');
    expect(see(RINA).messagesIn('general')).toEqual([]);
  });

  it('answers in a thread, and the thread counts', async () => {
    const root = await post('Order 7');
    await post('Submitted', { thread_ts: root });
    await post('Scheduled', { thread_ts: root, reply_broadcast: true });

    expect(see(RINA).message('Order 7')).toMatchObject({ threadTs: root, replyCount: 2 });
    const { messages } = await setup.client.conversations.replies({ channel: GENERAL, ts: root });
    expect(messages?.map(({ text }) => text)).toEqual(['Order 7', 'Submitted', 'Scheduled']);
    const { messages: inChannel } = await setup.client.conversations.history({ channel: GENERAL });
    expect(inChannel?.map(({ text }) => text)).toEqual(['Scheduled', 'Order 7']);
    expect(await errorOf(post('x', { thread_ts: '1000000000.000001' }))).toBe('thread_not_found');
  });

  it('keeps metadata for whoever asks for it', async () => {
    const metadata = { event_type: 'request_card', event_payload: { request: 'r1' } };
    await post('Card', { metadata });
    const { messages } = await setup.client.conversations.history({
      channel: GENERAL,
      include_all_metadata: true,
    });
    expect(messages?.[0]?.metadata).toEqual(metadata);
    const { messages: without } = await setup.client.conversations.history({ channel: GENERAL });
    expect(without?.[0]?.metadata).toBeUndefined();
  });
});

describe('chat.update', () => {
  it('rewrites a message in place, and keeps blocks that are not given', async () => {
    const ts = await post('Pending', { blocks: [{ type: 'divider' }] });
    await setup.client.chat.update({ channel: GENERAL, ts, text: 'Approved' });
    expect(see(RINA).last()).toMatchObject({
      ts,
      text: 'Approved',
      edited: true,
      blocks: [{ type: 'divider' }],
    });
    await setup.client.chat.update({ channel: GENERAL, ts, text: 'Bought', blocks: [] });
    expect(see(RINA).last()).toMatchObject({ text: 'Bought', blocks: [] });
  });

  it('is refused for what is not there, not the bot’s, or too long', async () => {
    await setup.slack.person(RINA).say('general', 'Hello');
    const rinas = see(RINA).last()?.ts ?? '';
    const own = await post('Own');
    const update = (ts: string, text: string) => setup.client.chat.update({ channel: GENERAL, ts, text });
    expect(await errorOf(update('1000000000.000001', 'x'))).toBe('message_not_found');
    expect(await errorOf(update(rinas, 'x'))).toBe('cant_update_message');
    expect(await errorOf(update(own, 'x'.repeat(4_001)))).toBe('msg_too_long');
  });

  it('does not reach ephemeral messages', async () => {
    const { message_ts: ts = '' } = await setup.client.chat.postEphemeral({
      channel: GENERAL,
      user: RINA,
      text: 'x',
    });
    expect(await errorOf(setup.client.chat.update({ channel: GENERAL, ts, text: 'y' }))).toBe(
      'message_not_found',
    );
  });
});

describe('chat.delete', () => {
  it('takes a message away; the root of a thread leaves a tombstone', async () => {
    const lone = await post('Lone');
    const root = await post('Root');
    await post('Reply', { thread_ts: root });
    await setup.client.chat.delete({ channel: GENERAL, ts: lone });
    await setup.client.chat.delete({ channel: GENERAL, ts: root });
    expect(
      see(RINA)
        .messagesIn('general')
        .map(({ text }) => text),
    ).toEqual(['This message was deleted.', 'Reply']);
    expect(await errorOf(setup.client.chat.delete({ channel: GENERAL, ts: lone }))).toBe('message_not_found');
  });

  it('is refused for somebody else’s message', async () => {
    await setup.slack.person(RINA).say('general', 'Hello');
    const ts = see(RINA).last()?.ts ?? '';
    expect(await errorOf(setup.client.chat.delete({ channel: GENERAL, ts }))).toBe('cant_delete_message');
  });
});

describe('chat.postEphemeral', () => {
  it('is seen by one person, until that person reloads', async () => {
    await setup.client.chat.postEphemeral({ channel: GENERAL, user: RINA, text: 'Psst' });
    expect(see(RINA).last('general')).toMatchObject({ text: 'Psst', ephemeral: true });
    expect(see(ANA).messagesIn('general')).toEqual([]);
    expect((await setup.client.conversations.history({ channel: GENERAL })).messages).toEqual([]);
    await setup.slack.person(RINA).reload();
    expect(see(RINA).messagesIn('general')).toEqual([]);
  });

  it('is refused for nobody, and for somebody who is not in the channel', async () => {
    const say = (user: string) => setup.client.chat.postEphemeral({ channel: GENERAL, user, text: 'x' });
    expect(await errorOf(say('U0NOBODY000'))).toBe('user_not_found');
    expect(await errorOf(say('U07STUREYES'))).toBe('user_not_in_channel');
  });
});

it('chat.getPermalink answers an address of the message, or of the reply in its thread', async () => {
  const root = await post('Root');
  const reply = await post('Reply', { thread_ts: root });
  const link = (ts: string) => setup.client.chat.getPermalink({ channel: GENERAL, message_ts: ts });
  expect((await link(root)).permalink).toBe(
    `https://meridian-health.slack.com/archives/${GENERAL}/p${root.replace('.', '')}`,
  );
  expect((await link(reply)).permalink).toContain(`?thread_ts=${root}&cid=${GENERAL}`);
  expect(await errorOf(link('1000000000.000001'))).toBe('message_not_found');
});

it('a message of a person is kept with escapes, mentions, links and phone numbers as Slack makes them', async () => {
  await setup.slack
    .person(RINA)
    .say('general', 'Ask @ada in #porting & call +1 (415) 555-1001, see https://zoom.us/a.');
  expect(see(ANA).last()?.text).toBe(
    `Ask <@${ADA}> in <#${PORTING}|> &amp; call <tel:+14155551001|+1 (415) 555-1001>, see <https://zoom.us/a>.`,
  );
});
