import type { SlashCommand } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { BEN, FINANCE_PRIVATE, GENERAL, GUS, RINA, STU, TEAM } from '../../../src/sandbox/slack/seed.ts';
import { withHttpApp, withSocketApp } from './bolt.ts';

describe.each([
  ['over Socket Mode', withSocketApp],
  ['over signed HTTP', withHttpApp],
])('a slash command %s', (_way, withApp) => {
  it('reaches the app with all that Slack tells of it', async () => {
    let seen: SlashCommand | undefined;
    const { slack, url } = await withApp((app) =>
      app.command('/phone', async ({ ack, command }) => {
        seen = command;
        await ack();
      }),
    );

    expect(await slack.person(RINA).command('/phone search 415 <b>')).toEqual({ ok: true });

    expect(seen).toEqual({
      token: expect.any(String),
      team_id: TEAM.id,
      team_domain: 'meridian-health',
      channel_id: GENERAL,
      channel_name: 'general',
      user_id: RINA,
      user_name: 'rina',
      command: '/phone',
      text: 'search 415 &lt;b&gt;',
      api_app_id: 'A01PHONEOPS',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(`^${url}/response/${TEAM.id}/`),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    });
  });

  it('is answered to the one person who typed it, unless the app says in_channel', async () => {
    const { slack } = await withApp((app) =>
      app.command('/phone', async ({ ack, command }) => {
        if (command.text === 'aloud') await ack({ response_type: 'in_channel', text: 'For all to see' });
        else await ack('For you alone');
      }),
    );

    await slack.person(RINA).command('/phone');
    await slack.person(RINA).command('/phone aloud');

    const rina = slack.person(RINA).screen();
    expect(rina.messagesIn('general').map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ['For you alone', true],
      ['For all to see', false],
    ]);
    expect(
      slack
        .person(GUS)
        .screen()
        .messagesIn('general')
        .map(({ text }) => text),
    ).toEqual(['For all to see']);
  });

  it('that nobody acknowledges shows operation_timeout after 3 s, not before', async () => {
    const { promise: hasReached, resolve: reached } = Promise.withResolvers<void>();
    const { slack, clock } = await withApp((app) => app.command('/phone', async () => reached()));

    const rina = slack.person(RINA);
    const outcome = rina.command('/phone');
    await hasReached;
    await clock.advance(2_999);
    expect(rina.screen().notices).toEqual([]);
    await clock.advance(1);

    expect(await outcome).toEqual({ ok: false, notice: '/phone failed with the error "operation_timeout"' });
    expect(rina.screen().notices).toMatchObject([{ channel: GENERAL }]);
    await rina.raw('dismissNotice', { id: rina.screen().notices[0]?.id ?? '' });
    expect(rina.screen().notices).toEqual([]);
  });

  it('answered with blocks that Slack refuses shows their error, and says why in the complaints', async () => {
    const { slack } = await withApp((app) =>
      app.command('/phone', ({ ack }) =>
        ack({ text: 'x', blocks: [{ type: 'header', text: 'plain' } as never] }),
      ),
    );

    expect(await slack.person(RINA).command('/phone')).toEqual({
      ok: false,
      notice: '/phone failed with the error "invalid_blocks"',
    });
    expect(slack.complaints()[0]?.problems[0]?.pointer).toBe('/blocks/0/text');
  });
});

describe('a slash command', () => {
  it('is open to guests, strangers from a shared channel, and people who were just deactivated', async () => {
    const seen: string[] = [];
    const { slack } = await withSocketApp((app) =>
      app.command('/phone', async ({ ack, command }) => {
        seen.push(`${command.user_id} in ${command.channel_name}`);
        await ack();
      }),
    );
    slack.people.change(BEN, { isDeactivated: true });
    await slack.person(GUS).command('/phone');
    await slack.person(STU).command('/phone', { in: 'porting' });
    await slack.person(BEN).command('/phone', { in: 'bot' });
    expect(seen).toEqual([`${GUS} in general`, `${STU} in porting`, `${BEN} in directmessage`]);
  });

  it('that does not exist is named by Slack itself', async () => {
    const { slack } = await withSocketApp(() => {});
    const outcome = await slack.person(RINA).command('/fax 415');
    expect(outcome).toMatchObject({
      ok: false,
      notice: expect.stringContaining('/fax is not a valid command'),
    });
  });

  it('cannot be typed in a conversation that one is not in', async () => {
    const { slack } = await withSocketApp(() => {});
    await expect(
      slack.person(RINA).raw('command', { channel: FINANCE_PRIVATE, text: '/phone' }),
    ).rejects.toThrow('Rina Patel is not in finance-private');
  });

  it('escapes people and channels when the manifest asks for it', async () => {
    let text = '';
    const { slack } = await withSocketApp((app) =>
      app.command('/who', async ({ ack, command }) => {
        text = command.text;
        await ack();
      }),
    );
    await slack.person(RINA).command('/who @ana in #porting, @nobody');
    expect(text).toBe('<@U02ANATORRE|ana> in <#C03PORTING0|porting>, @nobody');
  });

  it('fails at once while the app is not connected', async () => {
    const { slack, app } = await withSocketApp(() => {});
    await app.stop();
    await slack.person(RINA).waitFor((screen) => !screen.app.connected);
    expect(await slack.person(RINA).command('/phone')).toEqual({
      ok: false,
      notice: '/phone failed with the error "dispatch_failed"',
    });
  });
});
