import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ANA, BEN, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered, ticked } from './numbers-on-screen.ts';

describe.each(['socket', 'http'] as const)('Talking to the bot over %s', (delivery) => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ben: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery });
    rina = workspace.slack.person(RINA);
    ana = workspace.slack.person(ANA);
    ben = workspace.slack.person(BEN);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await rina.reload();
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  it('answers "search 415" in the direct message, with pages and ticks that work there', async () => {
    await rina.say('bot', 'search 415');
    const first = await rina.waitFor((screen) => screen.message('*100 numbers* · area code 415', 'bot'));
    expect(first.ephemeral).toBe(false);
    const [one = ''] = offered(first);
    await rina.fill('search_choose', [one]);
    await rina.press('Next page');
    await rina.waitFor((screen) => screen.message('Page 2 of 10', 'bot'));
    await rina.press('Previous page');
    const back = await rina.waitFor((screen) => screen.message('Page 1 of 10', 'bot'));
    expect(back.ts).toBe(first.ts);
    expect(ticked(back)).toEqual([one]);
  });

  it('takes the whole slash command in the direct message too', async () => {
    await rina.command('/phone search 628', { in: 'bot' });
    const answer = await rina.waitFor((screen) => screen.message('area code 628', 'bot'));
    expect(answer.ephemeral).toBe(false);
    await rina.press('Next page', { on: answer });
    const next = await rina.waitFor((screen) => screen.message('Page 2 of 10', 'bot'));
    expect(next).toMatchObject({ ts: answer.ts, ephemeral: false });
  });

  it('says plainly there what a button is answered with, and what went wrong', async () => {
    const [number] = workspace.zoom.snapshot().numbers;
    await rina.command(`/phone number ${number?.phone_number}`, { in: 'bot' });
    const card = await rina.waitFor((screen) => screen.message('Assigned to', 'bot'));
    await rina.press('History', { on: card });
    const history = await rina.waitFor((screen) => screen.message('History of', 'bot'));
    workspace.zoom.addFault({ kind: 'error_before', path: '/phone/numbers' });
    onTestFinished(() => workspace.zoom.clearFaults());
    await rina.press('History', { on: card });
    const trouble = await rina.waitFor((screen) => screen.message('give an admin this reference', 'bot'));
    expect([card, history, trouble].map(({ ephemeral }) => ephemeral)).toEqual([false, false, false]);
  });

  it('answers this person alone where Slack does not tell whose direct message it is', async () => {
    onTestFinished(
      workspace.servers.slack.intercept((request) =>
        request.url.endsWith('/api/conversations.open')
          ? Response.json({ ok: false, error: 'internal_error' })
          : undefined,
      ),
    );
    await ben.command('/phone search 503', { in: 'bot' });
    const answer = await ben.waitFor((screen) => screen.message('area code 503', 'bot'));
    expect(answer.ephemeral).toBe(true);
  });

  it('asks what is wanted when a search in the direct message says nothing, and opens the form on a button', async () => {
    await rina.say('bot', 'search');
    await rina.waitFor((screen) => screen.message('What kind of number?', 'bot'));
    await rina.press('Open the search form');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
  });

  it('answers every one of several messages written at once, though Slack takes one a second', async () => {
    await Promise.all(['206', '305', '312'].map((area) => ben.say('bot', `search ${area} x1`)));
    for (const area of ['206', '305', '312']) {
      await ben.waitFor((screen) => screen.message(`area code ${area}`, 'bot'), { within: 10_000 });
    }
  });

  it('answers a mention in a channel so that only the person who wrote it sees it', async () => {
    await ana.say('general', '@zoom-phone search 212');
    const answer = await ana.waitFor((screen) => screen.message('area code 212', 'general'));
    expect(answer.ephemeral).toBe(true);
    expect(rina.screen().message('area code 212', 'general')).toBeUndefined();
    await ana.press('Search again');
    await ana.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('212'));
    await ana.close();
  });

  it('answers a mention in a thread in that thread', async () => {
    await ana.say('general', 'Which numbers are there in Seattle?');
    const thread = await ana.waitFor((screen) => screen.message('Which numbers are there', 'general'));
    await ana.say('general', '@zoom-phone search 206 x2', { thread });
    const answer = await ana.waitFor((screen) => screen.message('*2 numbers* · area code 206', 'general'));
    expect(answer.threadTs).toBe(thread.ts);
  });

  it('says nothing to messages that are not for it, and nothing to its own', async () => {
    const before = rina.screen().messagesIn('bot').length;
    await rina.say('general', 'search 415 said to nobody');
    await rina.say('bot', 'help');
    await rina.waitFor((screen) => screen.messagesIn('bot').length > before + 1);
    await workspace.slack.idle();
    expect(rina.screen().messagesIn('bot')).toHaveLength(before + 2);
    expect(rina.screen().last('general')?.author.isBot).toBe(false);
  });

  it('has a Home that says what there is to do and opens the form', async () => {
    await rina.openHome();
    const home = await rina.waitFor((screen) => screen.home ?? undefined);
    expect(rina.screen().textOf(home)).toMatch(/Our numbers/);
    await rina.press('Search numbers', { on: 'home' });
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    await rina.fill('Where', 'Seattle, WA');
    await rina.submit();
    await rina.waitFor(({ modal }) => modal && offered(modal).length > 0);
  });

  it('opens the form from the shortcut', async () => {
    await rina.shortcut('search_numbers');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    await rina.fill('Where', '415');
    await rina.submit();
    await rina.waitFor(({ modal }) => modal && offered(modal).length > 0);
  });
});
