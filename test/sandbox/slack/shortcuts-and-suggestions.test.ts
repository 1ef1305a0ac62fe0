import type { BlockSuggestion, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { GENERAL, RINA, TEAM } from '../../../src/sandbox/slack/seed.ts';
import { withHttpApp, withSocketApp } from './bolt.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

describe.each([
  ['over Socket Mode', withSocketApp],
  ['over signed HTTP', withHttpApp],
])('a shortcut %s', (_way, withApp) => {
  it('from the search bar carries a trigger', async () => {
    let seen: GlobalShortcut | undefined;
    const { slack } = await withApp((app) =>
      app.shortcut({ callback_id: 'new_request', type: 'shortcut' }, async ({ ack, shortcut }) => {
        seen = shortcut;
        await ack();
      }),
    );
    expect(await slack.person(RINA).shortcut('new_request')).toEqual({ ok: true });
    expect(seen).toEqual({
      type: 'shortcut',
      callback_id: 'new_request',
      trigger_id: expect.any(String),
      action_ts: expect.any(String),
      user: { id: RINA, username: 'rina', name: 'rina', team_id: TEAM.id },
      team: { id: TEAM.id, domain: TEAM.domain },
      api_app_id: 'A01PHONEOPS',
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
    });
  });

  it('of a message carries the message', async () => {
    let seen: MessageShortcut | undefined;
    const { slack } = await withApp((app) =>
      app.shortcut(
        { callback_id: 'quote_it', type: 'message_action' },
        async ({ ack, shortcut, respond }) => {
          seen = shortcut;
          await ack();
          await respond(`You said: ${shortcut.message.text}`);
        },
      ),
    );
    const rina = slack.person(RINA);
    await rina.say('general', 'Order 7');
    const message = rina.screen().last('general');
    if (!message) throw new Error('nothing was said');
    await rina.shortcut('quote_it', { on: message });
    expect(await rina.waitFor((screen) => screen.message('You said'))).toMatchObject({
      text: 'You said: Order 7',
      ephemeral: true,
    });
    expect(seen).toMatchObject({
      type: 'message_action',
      message_ts: message.ts,
      channel: { id: GENERAL, name: 'general' },
      message: { type: 'message', text: 'Order 7', user: RINA, ts: message.ts },
    });
  });

  it('that the manifest does not have cannot be used', async () => {
    const { slack } = await withApp(() => {});
    await expect(slack.person(RINA).shortcut('quote_it')).rejects.toThrow('no global shortcut quote_it');
  });
});

describe.each([
  ['over Socket Mode', withSocketApp],
  ['over signed HTTP', withHttpApp],
])('an external select %s', (_way, withApp) => {
  const blocks: KnownBlock[] = [
    {
      type: 'actions',
      block_id: 'assign',
      elements: [
        { type: 'external_select', action_id: 'site', placeholder: text('Site'), min_query_length: 2 },
      ],
    },
  ];
  const oakland = { text: text('Oakland'), value: 'site-1' };

  it('offers what the app answers, and nothing else can be chosen', async () => {
    let asked: BlockSuggestion | undefined;
    let chosen: unknown;
    const { slack, client } = await withApp((app) => {
      app.options('site', async ({ ack, body }) => {
        if (body.type === 'block_suggestion') asked = body;
        await ack({ options: [oakland] });
      });
      app.action('site', async ({ ack, action }) => {
        chosen = action;
        await ack();
      });
    });
    const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'Assign', blocks });
    const rina = slack.person(RINA);

    expect(await rina.suggest('Site', 'o')).toEqual({ ok: true, options: [] });
    expect(asked).toBeUndefined();
    const press = rina.raw('press', {
      surface: { kind: 'message', channel: GENERAL, ts },
      blockId: 'assign',
      actionId: 'site',
      chosen: { type: 'external_select', selected_option: oakland },
      values: {},
    });
    await expect(press).rejects.toThrow('not among the options');

    await rina.fill('Site', 'Oakland');
    expect(asked).toMatchObject({
      type: 'block_suggestion',
      action_id: 'site',
      block_id: 'assign',
      value: 'Oakland',
      channel: { id: GENERAL },
      container: { type: 'message', message_ts: ts },
    });
    expect(chosen).toMatchObject({ type: 'external_select', selected_option: oakland });
  });

  it('shows that it failed when the answer is not what Slack takes', async () => {
    const { slack, client } = await withApp((app) =>
      app.options('site', ({ ack }) => ack({ options: [{ ...oakland, text: text('x'.repeat(76)) }] })),
    );
    await client.chat.postMessage({ channel: GENERAL, text: 'Assign', blocks });
    expect(await slack.person(RINA).suggest('Site', 'Oak')).toEqual({
      ok: false,
      notice: 'The options could not be loaded.',
    });
    expect(slack.complaints()[0]?.problems[0]?.pointer).toBe('/options/0/text/text');
  });
});
