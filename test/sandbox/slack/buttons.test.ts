import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { ANA, APP_ID, BOT_USER_ID, GENERAL, RINA, TEAM } from '../../../src/sandbox/slack/seed.ts';
import { withHttpApp, withSocketApp } from './bolt.ts';

const option = (name: string) => ({
  text: { type: 'plain_text' as const, text: name },
  value: name.toLowerCase(),
});
const [price, memorable] = [option('Price'), option('Memorable')];

const blocks: KnownBlock[] = [
  { type: 'section', text: { type: 'mrkdwn', text: 'Found 2 numbers' } },
  {
    type: 'actions',
    block_id: 'list',
    elements: [
      {
        type: 'checkboxes',
        action_id: 'pick',
        options: [option('415'), option('628')],
        initial_options: [option('628')],
      },
      {
        type: 'static_select',
        action_id: 'sort',
        placeholder: { type: 'plain_text', text: 'Sort by' },
        options: [price, memorable],
      },
      { type: 'button', action_id: 'next', text: { type: 'plain_text', text: 'Next' }, value: 'page-2' },
      { type: 'overflow', action_id: 'more', options: [option('Copy'), option('Hide')] },
    ],
  },
];

describe.each([
  ['over Socket Mode', withSocketApp],
  ['over signed HTTP', withHttpApp],
])('a press %s', (_way, withApp) => {
  it('is delivered with the message, the complete state and the action', async () => {
    let seen: BlockAction | undefined;
    const { slack, client, url } = await withApp((app) =>
      app.action('next', async ({ ack, body }) => {
        if (body.type === 'block_actions') seen = body;
        await ack();
      }),
    );
    const { ts } = await client.chat.postMessage({ channel: GENERAL, text: 'List', blocks });

    expect(await slack.person(ANA).press('Next')).toEqual({ ok: true });

    expect(seen).toEqual({
      type: 'block_actions',
      team: { id: TEAM.id, domain: TEAM.domain },
      user: { id: ANA, username: 'ana', name: 'ana', team_id: TEAM.id },
      api_app_id: APP_ID,
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', message_ts: ts, channel_id: GENERAL, is_ephemeral: false },
      trigger_id: expect.any(String),
      channel: { id: GENERAL, name: 'general' },
      message: expect.objectContaining({
        type: 'message',
        ts,
        text: 'List',
        user: BOT_USER_ID,
        app_id: APP_ID,
      }),
      state: {
        values: {
          list: {
            pick: { type: 'checkboxes', selected_options: [option('628')] },
            sort: { type: 'static_select', selected_option: null },
          },
        },
      },
      response_url: expect.stringContaining(`${url}/response/`),
      actions: [
        {
          type: 'button',
          block_id: 'list',
          action_id: 'next',
          text: { type: 'plain_text', text: 'Next' },
          value: 'page-2',
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
    });
  });

  it('that nobody acknowledges shows the person a warning', async () => {
    const { promise: hasReached, resolve: reached } = Promise.withResolvers<void>();
    const { slack, client, clock } = await withApp((app) => app.action('next', async () => reached()));
    await client.chat.postMessage({ channel: GENERAL, text: 'List', blocks });
    const outcome = slack.person(ANA).press('Next');
    await hasReached;
    await clock.advance(3_000);
    expect(await outcome).toMatchObject({ ok: false, notice: expect.stringContaining('operation_timeout') });
    expect(slack.person(ANA).screen().notices).toHaveLength(1);
  });
});

describe('using elements', () => {
  it('sends what is chosen at once, and remembers it for the next press', async () => {
    const seen: BlockAction[] = [];
    const { slack, client } = await withSocketApp((app) =>
      app.action(/.*/, async ({ ack, body }) => {
        if (body.type === 'block_actions') seen.push(body);
        await ack();
      }),
    );
    await client.chat.postMessage({ channel: GENERAL, text: 'List', blocks });
    const ana = slack.person(ANA);
    await ana.fill('Sort by', 'Memorable');
    await ana.fill('pick', ['415', '628']);
    await ana.fill('more', 'Copy');
    await ana.press('Next');

    expect(seen.map(({ actions }) => actions[0])).toMatchObject([
      { type: 'static_select', selected_option: memorable, placeholder: { text: 'Sort by' } },
      {
        type: 'checkboxes',
        selected_options: [option('415'), option('628')],
        initial_options: [option('628')],
      },
      { type: 'overflow', selected_option: option('Copy') },
      { type: 'button', value: 'page-2' },
    ]);
    expect(seen.at(-1)?.state?.values['list']).toMatchObject({
      pick: { selected_options: [option('415'), option('628')] },
      sort: { selected_option: memorable },
    });
  });

  it('in an ephemeral message says so, and does not repeat the message', async () => {
    let seen: BlockAction | undefined;
    const { slack, client } = await withSocketApp((app) =>
      app.action('next', async ({ ack, body }) => {
        if (body.type === 'block_actions') seen = body;
        await ack();
      }),
    );
    await client.chat.postEphemeral({ channel: GENERAL, user: RINA, text: 'List', blocks });
    await slack.person(RINA).press('Next');
    expect(seen?.container['is_ephemeral']).toBe(true);
    expect(seen?.message).toBeUndefined();
  });

  it('that are not there, or with what they do not offer, is impossible', async () => {
    const { slack, client } = await withSocketApp(() => {});
    const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'List', blocks });
    const ana = slack.person(ANA);
    const surface = { kind: 'message', channel: GENERAL, ts } as const;
    await expect(ana.press('Previous')).rejects.toThrow('There is no "Previous" to use');
    await expect(
      ana.raw('press', { surface, blockId: 'list', actionId: 'gone', values: {} }),
    ).rejects.toThrow('No element gone stands in block list');
    await expect(
      ana.raw('press', {
        surface,
        blockId: 'list',
        actionId: 'sort',
        chosen: { type: 'static_select', selected_option: option('Colour') },
        values: {},
      }),
    ).rejects.toThrow('not among the options');
    await expect(
      ana.raw('press', {
        surface,
        blockId: 'list',
        actionId: 'next',
        values: { list: { none: { type: 'checkboxes', selected_options: [] } } },
      }),
    ).rejects.toThrow('No element none stands in block list to be filled in');
  });

  it('of somebody else’s ephemeral message is impossible', async () => {
    const { slack, client } = await withSocketApp(() => {});
    const { message_ts: ts = '' } = await client.chat.postEphemeral({
      channel: GENERAL,
      user: RINA,
      text: 'List',
      blocks,
    });
    await expect(
      slack.person(ANA).raw('press', {
        surface: { kind: 'message', channel: GENERAL, ts },
        blockId: 'list',
        actionId: 'next',
        values: {},
      }),
    ).rejects.toThrow('Ana Torres sees no message');
  });

  it('answered with no in its confirm dialog sends nothing', async () => {
    let presses = 0;
    const { slack, client } = await withSocketApp((app) =>
      app.action('next', async ({ ack }) => {
        presses += 1;
        await ack();
      }),
    );
    await client.chat.postMessage({ channel: GENERAL, text: 'List', blocks });
    const ana = slack.person(ANA);
    expect(await ana.press('Next', { confirm: false })).toEqual({ ok: true });
    expect(presses).toBe(0);
    await ana.press('Next');
    expect(presses).toBe(1);
  });
});
