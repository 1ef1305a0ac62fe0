import type { App, SlackViewAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { RINA } from '../../../src/sandbox/slack/seed.ts';
import { withHttpApp, withSocketApp } from './bolt.ts';
import { form, opening, text } from './modal-form.ts';

describe.each([
  ['over Socket Mode', withSocketApp],
  ['over signed HTTP', withHttpApp],
])('a modal %s', (_way, withApp) => {
  const opened = async (listen: (app: App) => void, view?: ModalView) => {
    const setup = await withApp(opening(view, listen));
    const rina = setup.slack.person(RINA);
    await rina.command('/phone');
    await rina.waitFor((screen) => screen.modal);
    return { ...setup, rina };
  };

  it('is submitted with everything in it, and closes', async () => {
    let seen: ViewSubmitAction | undefined;
    const { rina } = await opened((app) =>
      app.view('request', async ({ ack, body }) => {
        if (body.type === 'view_submission') seen = body;
        await ack();
      }),
    );
    await rina.fill('Reason', 'A new desk');
    expect(await rina.submit()).toEqual({ ok: true });

    expect(seen).toMatchObject({
      type: 'view_submission',
      user: { id: RINA },
      trigger_id: expect.any(String),
      response_urls: [],
      view: {
        callback_id: 'request',
        type: 'modal',
        hash: expect.any(String),
        previous_view_id: null,
        state: {
          values: {
            reason: { text: { type: 'plain_text_input', value: 'A new desk' } },
            day: { date: { type: 'datepicker', selected_date: '2026-04-01' } },
          },
        },
      },
    });
    expect(seen?.view.root_view_id).toBe(seen?.view.id);
    expect(rina.screen().modals).toEqual([]);
  });

  it('is not sent while a required field is empty: Slack says so under it', async () => {
    const seen: string[] = [];
    const { rina } = await opened((app) =>
      app.view('request', async ({ body }) => void seen.push(body.type)),
    );
    expect(await rina.submit()).toEqual({
      ok: false,
      errors: { reason: 'Please complete this required field.' },
    });
    await rina.fill('Reason', 'A');
    expect(await rina.submit()).toMatchObject({ ok: false, errors: { reason: expect.any(String) } });
    expect(seen).toEqual([]);
  });

  it('stays with the errors that the app names', async () => {
    const { rina } = await opened((app) =>
      app.view('request', ({ ack }) =>
        ack({ response_action: 'errors', errors: { reason: 'Say what it is for.' } }),
      ),
    );
    await rina.fill('Reason', 'because');
    expect(await rina.submit()).toEqual({ ok: false, errors: { reason: 'Say what it is for.' } });
    expect(rina.screen().modals).toHaveLength(1);
  });

  it.each([
    ['errors for a block that is no input', { response_action: 'errors', errors: { tools: 'No' } }],
    ['no action that Slack knows', { response_action: 'shake' }],
    [
      'a view that Slack refuses',
      {
        response_action: 'update',
        view: { type: 'modal', title: text('x'), blocks: [{ type: 'nonsense' }] },
      },
    ],
  ])('whose submission is answered with %s shows trouble, and stays', async (_what, answer) => {
    const { rina, slack } = await opened((app) => app.view('request', ({ ack }) => ack(answer as never)));
    await rina.fill('Reason', 'because');
    expect(await rina.submit()).toEqual({ ok: false, notice: 'We had some trouble connecting. Try again?' });
    expect(rina.screen().modals).toHaveLength(1);
    expect(slack.complaints()[0]?.about).toContain('request');
  });

  it('is updated, pushed upon and cleared by the answer', async () => {
    const { rina } = await opened((app) => {
      app.view('request', ({ ack }) =>
        ack({ response_action: 'update', view: { ...form(), callback_id: 'second', title: text('Second') } }),
      );
      app.view('second', ({ ack }) =>
        ack({ response_action: 'push', view: { ...form(), callback_id: 'third', title: text('Third') } }),
      );
      app.view('third', ({ ack }) => ack({ response_action: 'clear' }));
    });
    const titles = () =>
      rina.screen().modals.map(({ view }) => (view.type === 'modal' ? view.title.text : ''));
    const before = rina.screen().modal;
    await rina.fill('Reason', 'because');
    await rina.submit();
    expect(titles()).toEqual(['Second']);
    expect(rina.screen().modal?.id).toBe(before?.id);
    expect(rina.screen().modal?.hash).not.toBe(before?.hash);
    // What was typed stays where block_id and action_id are the same.
    expect(await rina.submit()).toEqual({ ok: true });
    expect(titles()).toEqual(['Second', 'Third']);
    await rina.fill('Reason', 'because');
    await rina.submit();
    expect(titles()).toEqual([]);
  });

  it('tells the app when it is closed, if it asked for that', async () => {
    const seen: SlackViewAction[] = [];
    const { rina, slack } = await opened(
      (app) =>
        app.view({ callback_id: 'request', type: 'view_closed' }, async ({ ack, body }) => {
          seen.push(body);
          await ack();
        }),
      form({ notify_on_close: true }),
    );
    await rina.close();
    await slack.idle();
    expect(seen).toMatchObject([
      { type: 'view_closed', is_cleared: false, view: { callback_id: 'request' } },
    ]);
    expect(rina.screen().modals).toEqual([]);
  });
});

describe('a modal', () => {
  it('whose submission nobody acknowledges shows trouble, and stays', async () => {
    const { promise: hasReached, resolve: reached } = Promise.withResolvers<void>();
    const { slack, clock } = await withSocketApp(
      opening(form(), (app) => app.view('request', async () => reached())),
    );
    const rina = slack.person(RINA);
    await rina.command('/phone');
    await rina.waitFor((screen) => screen.modal);
    await rina.fill('Reason', 'because');
    const outcome = rina.submit();
    await hasReached;
    await clock.advance(3_000);
    expect(await outcome).toEqual({ ok: false, notice: 'We had some trouble connecting. Try again?' });
    expect(rina.screen().modals).toHaveLength(1);
  });

  it('offers people and channels that are there, and starts a conversation select where the person is', async () => {
    let values: unknown;
    const view: ModalView = {
      ...form(),
      blocks: [
        {
          type: 'input',
          block_id: 'where',
          label: text('Post to'),
          element: {
            type: 'conversations_select',
            action_id: 'channel',
            default_to_current_conversation: true,
            response_url_enabled: true,
          },
        },
        {
          type: 'input',
          block_id: 'who',
          label: text('For'),
          element: { type: 'users_select', action_id: 'person' },
        },
      ],
    };
    const urls: string[] = [];
    const { slack } = await withSocketApp(
      opening(view, (app) =>
        app.view('request', async ({ ack, body }) => {
          values = body.view.state.values;
          if (body.type === 'view_submission')
            urls.push(...(body.response_urls ?? []).map((one) => one.channel_id));
          await ack();
        }),
      ),
    );
    const rina = slack.person(RINA);
    await rina.command('/phone', { in: '#porting' });
    await rina.waitFor((screen) => screen.modal);
    await rina.fill('For', 'U06LEAMORIN');
    await expect(rina.submit()).rejects.toThrow('No select offers the person U06LEAMORIN');
    await rina.fill('For', RINA);
    await rina.submit();
    expect(values).toEqual({
      where: { channel: { type: 'conversations_select', selected_conversation: 'C03PORTING0' } },
      who: { person: { type: 'users_select', selected_user: RINA } },
    });
    expect(urls).toEqual(['C03PORTING0']);
  });
});
