import { describe, expect, it } from 'vitest';
import { RINA } from '../../../src/sandbox/slack/seed.ts';
import { withSocketApp } from './bolt.ts';
import { form, opening, text } from './modal-form.ts';
import { refusal } from './support.ts';

describe('a trigger', () => {
  const withTriggers = async () => {
    const triggers: string[] = [];
    const setup = await withSocketApp((app) =>
      app.command('/phone', async ({ ack, body }) => {
        triggers.push(body.trigger_id);
        await ack();
      }),
    );
    await setup.slack.person(RINA).command('/phone');
    const [trigger_id = ''] = triggers;
    return { ...setup, open: () => setup.client.views.open({ trigger_id, view: form() }), trigger_id };
  };

  it('works once', async () => {
    const { open } = await withTriggers();
    await open();
    expect((await refusal(open())).error).toBe('exchanged_trigger_id');
  });

  it('lives for 3 seconds', async () => {
    const { open, clock } = await withTriggers();
    await clock.advance(3_000);
    expect((await refusal(open())).error).toBe('expired_trigger_id');
  });

  it('must be one that Slack gave', async () => {
    const { client } = await withTriggers();
    const call = client.views.open({ trigger_id: '1.2.abc', view: form() });
    expect((await refusal(call)).error).toBe('invalid_trigger_id');
  });

  it('is not used up by a view that Slack refuses', async () => {
    const { client, open, trigger_id } = await withTriggers();
    const bad = client.views.open({ trigger_id, view: { ...form(), title: text('x'.repeat(25)) } });
    expect(await refusal(bad)).toMatchObject({ errors: [{ pointer: '/title/text' }] });
    expect(await open()).toMatchObject({ ok: true });
  });
});

describe('views.*', () => {
  it('push up to three views, and only from inside a modal', async () => {
    const refused = Promise.withResolvers<string>();
    const { slack, client } = await withSocketApp(
      opening(form(), (app) =>
        app.action('deeper', async ({ ack, body, client: api }) => {
          await ack();
          if (!('trigger_id' in body)) return;
          const pushed = api.views.push({
            trigger_id: body.trigger_id,
            view: form({ notify_on_close: true }),
          });
          await pushed.catch((error: { data: { error: string } }) => refused.resolve(error.data.error));
        }),
      ),
    );
    const rina = slack.person(RINA);
    await rina.command('/phone');
    await rina.waitFor((screen) => screen.modals.length === 1);
    await rina.press('Deeper');
    await rina.waitFor((screen) => screen.modals.length === 2);
    await rina.press('Deeper');
    const stack = await rina.waitFor((screen) => screen.modals.length === 3 && screen.modals);
    await rina.press('Deeper');
    expect(await refused.promise).toBe('push_limit_reached');

    const { view } = await client.views.update({
      view_id: stack[0]?.id ?? '',
      view: form({ callback_id: 'below' }),
    });
    expect(view).toMatchObject({ callback_id: 'below', root_view_id: stack[0]?.id });
    await rina.close();
    expect(rina.screen().modals.map(({ id }) => id)).toEqual(stack.slice(0, 2).map(({ id }) => id));
    await rina.close({ all: true });
    expect(rina.screen().modals).toEqual([]);
  });

  it('update only the newest state of a view, and only one that is open', async () => {
    const { slack, client } = await withSocketApp(opening());
    const rina = slack.person(RINA);
    await rina.command('/phone');
    const modal = await rina.waitFor((screen) => screen.modal);
    const update = (hash: string) => client.views.update({ view_id: modal.id, hash, view: form() });
    const { view } = await update(modal.hash);
    expect((await refusal(update(modal.hash))).error).toBe('hash_conflict');
    expect(await update(view?.hash ?? '')).toMatchObject({ ok: true });
    await rina.reload();
    expect((await refusal(client.views.update({ view_id: modal.id, view: form() }))).error).toBe('not_found');
  });

  it('find a view by its external_id, which only one view may have', async () => {
    const { slack, client } = await withSocketApp(opening(form({ external_id: 'request-1' })));
    const rina = slack.person(RINA);
    await rina.command('/phone');
    await rina.waitFor((screen) => screen.modal);
    const { view } = await client.views.update({
      external_id: 'request-1',
      view: form({ callback_id: 'found', external_id: 'request-1' }),
    });
    expect(view?.callback_id).toBe('found');
    const elsewhere = client.views.publish({
      user_id: RINA,
      view: { type: 'home', external_id: 'request-1', blocks: [{ type: 'divider' }] },
    });
    expect((await refusal(elsewhere)).error).toBe('duplicate_external_id');
  });

  it('publish a Home tab only where there is one, and only over its newest state', async () => {
    const home = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    const { client, slack } = await withSocketApp(() => {});
    const { view } = await client.views.publish({ user_id: RINA, view: home });
    const publish = (hash: string) => client.views.publish({ user_id: RINA, hash, view: home });
    expect(await publish(view?.hash ?? '')).toMatchObject({ view: { id: view?.id } });
    expect((await refusal(publish(view?.hash ?? ''))).error).toBe('hash_conflict');
    expect((await refusal(client.views.publish({ user_id: 'U0NOBODY000', view: home }))).error).toBe(
      'user_not_found',
    );
    expect((await refusal(client.views.publish({ user_id: RINA, view: form() }))).error).toBe(
      'invalid_arguments',
    );
    expect(slack.person(RINA).screen().home?.view.type).toBe('home');

    const without = await withSocketApp(() => {}, { settings: { homeTab: false } });
    expect((await refusal(without.client.views.publish({ user_id: RINA, view: home }))).error).toBe(
      'not_enabled',
    );
  });

  it('close a whole stack when the view on top says clear_on_close', async () => {
    const { slack } = await withSocketApp(
      opening(form(), (app) =>
        app.action('deeper', async ({ ack, body, client }) => {
          await ack();
          if ('trigger_id' in body) {
            await client.views.push({ trigger_id: body.trigger_id, view: form({ clear_on_close: true }) });
          }
        }),
      ),
    );
    const rina = slack.person(RINA);
    await rina.command('/phone');
    await rina.waitFor((screen) => screen.modal);
    await rina.press('Deeper');
    await rina.waitFor((screen) => screen.modals.length === 2);
    await rina.close();
    expect(rina.screen().modals).toEqual([]);
  });
});
