import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BOT_USER_ID,
  FINANCE_PRIVATE,
  GENERAL,
  LEA,
  PHONE_APPROVALS,
  RINA,
} from '../../src/sandbox/slack/seed.ts';
import { paragraph } from '../../src/slack/messages/text.ts';
import { createMessenger, type Messenger } from '../../src/slack/messenger.ts';
import type { Message } from '../../src/slack/screen.ts';
import { Undeliverable } from '../../src/slack/undeliverable.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { type Setup, setUp, tokens } from '../sandbox/slack/support.ts';
import { createLosingFetch, type LosingFetch } from '../support/losing-fetch.ts';
import { openMemoryStore } from '../support/memory-store.ts';

const card = { subject: 'request:1', channel: PHONE_APPROVALS };
const drawn = (text: string) => (): Message => ({ text, blocks: [paragraph(text)] });

describe('What the bot writes by itself', () => {
  let store: Store;
  let slack: Setup;
  let network: LosingFetch;
  let messenger: Messenger;

  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    slack = await setUp();
    network = createLosingFetch();
    messenger = restarted();
  });
  afterEach(async () => {
    await store.db.execute('delete from cards');
    await slack.close();
  });

  /** As another process would have it. */
  function restarted(): Messenger {
    const client = slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true });
    return createMessenger({ client, store, clock: slack.clock });
  }

  const shown = (channel = PHONE_APPROVALS) =>
    slack.slack
      .person(RINA)
      .screen()
      .messagesIn(channel)
      .map(({ text }) => text);
  const aSecond = () => slack.clock.advance(1_000);

  it('is one card a subject and channel, drawn anew in place', async () => {
    const first = await messenger.showCard({ ...card, version: 1 }, drawn('one'));
    expect(await messenger.showCard({ ...card, version: 2 }, drawn('two'))).toEqual(first);
    expect(shown()).toEqual(['two']);
    await messenger.showCard({ ...card, channel: GENERAL, version: 2 }, drawn('elsewhere'));
    expect(shown()).toEqual(['two']);
    expect(shown(GENERAL)).toEqual(['elsewhere']);
  });

  it('is never drawn over with something older', async () => {
    await messenger.showCard({ ...card, version: 3 }, drawn('newer'));
    await messenger.showCard({ ...card, version: 2 }, drawn('older'));
    expect(shown()).toEqual(['newer']);
  });

  it('is never drawn over with something older, when both are drawn at once', async () => {
    await messenger.showCard({ ...card, version: 1 }, drawn('first'));
    let older: Promise<unknown> = Promise.resolve();
    network.before('chat.update', async () => {
      older = messenger.showCard({ ...card, version: 2 }, drawn('older'));
    });
    await messenger.showCard({ ...card, version: 3 }, drawn('newer'));
    await older;
    expect(shown()).toEqual(['newer']);
  });

  it('is posted once, however many ask for it at once', async () => {
    await Promise.all(
      [1, 2, 3].map((version) => messenger.showCard({ ...card, version }, drawn(`v${version}`))),
    );
    expect(shown()).toEqual(['v3']);
  });

  it('calls people on the first post alone, not when it has to be posted again', async () => {
    const calling =
      (text: string) =>
      ({ isFirst }: { isFirst: boolean }) =>
        drawn(isFirst ? `Somebody! ${text}` : text)();
    const { ts } = await messenger.showCard({ ...card, version: 1 }, calling('one'));
    expect(shown()).toEqual(['Somebody! one']);
    await messenger.showCard({ ...card, version: 2 }, calling('two'));
    expect(shown()).toEqual(['two']);
    await slack.client.chat.delete({ channel: PHONE_APPROVALS, ts });
    await aSecond();
    await messenger.showCard({ ...card, version: 3 }, calling('three'));
    expect(shown()).toEqual(['three']);
  });

  it('comes again when somebody has deleted it', async () => {
    const { ts } = await messenger.showCard({ ...card, version: 1 }, drawn('one'));
    await slack.client.chat.delete({ channel: PHONE_APPROVALS, ts });
    await aSecond();
    const anew = await messenger.showCard({ ...card, version: 2 }, drawn('two'));
    expect(anew.ts).not.toBe(ts);
    expect(shown()).toEqual(['two']);
  });

  it('is found again after an answer that was lost, not posted twice', async () => {
    network.loseAnswerOf('chat.postMessage');
    await expect(messenger.showCard({ ...card, version: 1 }, drawn('one'))).rejects.toThrow(/fetch failed/);
    expect(shown()).toEqual(['one']);
    await aSecond();
    await restarted().showCard({ ...card, version: 2 }, drawn('two'));
    expect(shown()).toEqual(['two']);
  });

  it('is posted after all when the call itself was lost, and then calls people', async () => {
    network.loseCallOf('chat.postMessage');
    await expect(messenger.showCard({ ...card, version: 1 }, drawn('one'))).rejects.toThrow(/fetch failed/);
    expect(shown()).toEqual([]);
    await restarted().showCard({ ...card, version: 1 }, ({ isFirst }) =>
      drawn(isFirst ? 'called' : 'silent')(),
    );
    expect(shown()).toEqual(['called']);
  });

  it('is found again after a 5xx, however much was said meanwhile', async () => {
    network.loseAnswerOf('chat.postMessage', new Response('oh no', { status: 503 }));
    await expect(messenger.showCard({ ...card, version: 1 }, drawn('one'))).rejects.toThrow(/503/);
    const rina = slack.slack.person(RINA);
    for (let index = 0; index < 250; index += 1) await rina.say('phone-approvals', `line ${index}`);
    await restarted().showCard({ ...card, version: 2 }, drawn('two'));
    expect(shown().filter((text) => text === 'two')).toHaveLength(1);
    expect(shown()).not.toContain('one');
  });

  it.each([
    [FINANCE_PRIVATE, 'channel_not_found', /invite me/],
    ['C99NOTTHERE', 'channel_not_found', /invite me/],
  ])('says what an admin can do where Slack will never take it: %s', async (channel, code, cure) => {
    const refused = await messenger
      .showCard({ subject: 'request:1', channel, version: 1 }, drawn('one'))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Undeliverable);
    expect(refused).toMatchObject({ to: channel, code, cure: expect.stringMatching(cure) });
  });

  it('says so of an archived channel, one without the bot, and a person who has left', async () => {
    const { channels } = slack.slack;
    const show = (channel: string) => messenger.showCard({ ...card, channel, version: 1 }, drawn('one'));
    const [general, approvals] = [channels.get(GENERAL), channels.get(PHONE_APPROVALS)];
    if (!general || !approvals) throw new Error('The local Slack lacks a channel');
    channels.archive(general);
    await expect(show(GENERAL)).rejects.toMatchObject({ code: 'is_archived' });
    channels.leave(approvals, BOT_USER_ID);
    await expect(show(PHONE_APPROVALS)).rejects.toMatchObject({ code: 'not_in_channel' });
    const left = messenger.sayDirectly(LEA, { message: drawn('one')(), key: 'k' });
    await expect(left).rejects.toMatchObject({ code: 'user_disabled', to: LEA });
  });

  it('is for later, by as many seconds as Slack says, when it is too much', async () => {
    await messenger.showCard({ ...card, version: 1 }, drawn('one'));
    const second = messenger.showCard({ ...card, subject: 'request:2', version: 1 }, drawn('another'));
    await expect(second).rejects.toBeInstanceOf(TryLater);
    await expect(second).rejects.toMatchObject({ seconds: 1 });
    await aSecond();
    await messenger.showCard({ ...card, subject: 'request:2', version: 1 }, drawn('another'));
    expect(shown()).toEqual(['one', 'another']);
  });

  it('is said in a thread once, also when the answer was lost', async () => {
    const thread = await messenger.showCard({ ...card, version: 1 }, drawn('one'));
    const said = { message: drawn('in the thread')(), key: 'audit:7' };
    await aSecond();
    network.loseAnswerOf('chat.postMessage');
    await expect(messenger.sayInThread(thread, said)).rejects.toThrow(/fetch failed/);
    await aSecond();
    const since = slack.clock.now();
    expect(await restarted().sayInThread(thread, { ...said, maybeSince: since })).toBe(true);
    expect(await restarted().sayInThread(thread, { ...said, key: 'audit:8', maybeSince: since })).toBe(true);
    const { messages = [] } = await slack.client.conversations.replies({ ...thread });
    expect(messages.map(({ text }) => text)).toEqual(['one', 'in the thread', 'in the thread']);
  });

  it('tells that a thread is not there', async () => {
    const nowhere = { channel: PHONE_APPROVALS, ts: '1700000000.000001' };
    expect(await messenger.sayInThread(nowhere, { message: drawn('x')(), key: 'k' })).toBe(false);
  });

  it('is said in a direct message once, also when the answer was lost', async () => {
    const said = { message: drawn('hello')(), key: 'audit:9' };
    network.loseAnswerOf('chat.postMessage');
    await expect(messenger.sayDirectly(RINA, said)).rejects.toThrow(/fetch failed/);
    await aSecond();
    await restarted().sayDirectly(RINA, { ...said, maybeSince: slack.clock.now() });
    const hello = slack.slack
      .person(RINA)
      .screen()
      .messagesIn('bot')
      .filter(({ text }) => text === 'hello');
    expect(hello).toHaveLength(1);
  });

  it('costs one call where nothing went wrong', async () => {
    await messenger.showCard({ ...card, version: 1 }, drawn('one'));
    await messenger.showCard({ ...card, version: 2 }, drawn('two'));
    expect(network.calls).toEqual(['chat.postMessage', 'chat.update']);
  });
});
