import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import { ADA, ANA, BEN, GUS, PHONE_APPROVERS, RINA, STU } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';
import { offered } from './numbers-on-screen.ts';

const GUEST = /full members of Meridian Health, and you are here as a guest/;
const STRANGER = /members of Meridian Health, and you are here from another workspace/;
const DEACTIVATED = /account is deactivated/;
/** Longer than the bot believes what it knows of a person. */
const A_WHILE = 61_000;

describe.each(['socket', 'http'] as const)('Who may not use the bot, over %s', (delivery) => {
  let workspace: RunningWorkspace;
  let clock: TestClock;

  beforeAll(async () => {
    clock = createTestClock(new Date().toISOString());
    workspace = await startWorkspace({ delivery, clock });
  });
  afterAll(() => workspace.close());
  beforeEach(() => workspace.zoom.forgetCalls());
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  /** Refused in these words, told who can help, and nothing of the inventory on the screen. */
  const refused = (says: RegExp, where?: string) => (screen: Screen) => {
    const message = screen.message(says, where);
    if (!message) return false;
    expect(screen.textOf(message)).toContain(`If you need a number, ask <@${ADA}>.`);
    expect(JSON.stringify(message)).not.toMatch(/\+1|\$\d/);
    return message;
  };

  it('a guest, on the command', async () => {
    const gus = workspace.slack.person(GUS);
    for (const line of ['/phone search 415', '/phone', '/phone search']) {
      await gus.reload();
      await gus.command(line);
      expect(await gus.waitFor(refused(GUEST))).toMatchObject({ ephemeral: true });
    }
    expect(gus.screen().modals).toEqual([]);
    expect(workspace.zoom.calls()).toEqual([]);
  });

  it('a guest, in the direct message, on a mention and in the Home', async () => {
    const gus = workspace.slack.person(GUS);
    await gus.reload();
    await gus.say('bot', 'search 415');
    await gus.waitFor(refused(GUEST, 'bot'));
    await gus.say('general', '@zoom-phone search 415');
    await gus.waitFor(refused(GUEST, 'general'));

    await gus.openHome();
    const home = await gus.waitFor((screen) => screen.home ?? undefined);
    expect(gus.screen().textOf(home)).toMatch(GUEST);
    expect(gus.screen().textOf(home)).not.toContain('[');
    expect(workspace.zoom.calls()).toEqual([]);
  });

  it('somebody from another company, in a shared channel and on a shortcut', async () => {
    const stu = workspace.slack.person(STU);
    await stu.command('/phone search 415', { in: 'porting' });
    await stu.waitFor(refused(STRANGER, 'porting'));
    await stu.shortcut('search_numbers');
    await stu.waitFor(refused(STRANGER, 'bot'));
    expect(stu.screen().modals).toEqual([]);
    expect(workspace.zoom.calls()).toEqual([]);
  });

  it('a member who has become a guest, on the buttons of an older answer', async () => {
    const ana = workspace.slack.person(ANA);
    await ana.command('/phone search 415');
    const results = await ana.waitFor((screen) => screen.message('Page 1 of 10'));
    workspace.slack.people.change(ANA, { isGuest: true });
    await clock.advance(A_WHILE);
    workspace.zoom.forgetCalls();

    for (const button of ['Next page', 'Request selected', 'Search again']) {
      const { length } = ana.screen().messagesIn('general');
      await ana.press(button, { on: results });
      await ana.waitFor((screen) => screen.messagesIn('general').length > length && refused(GUEST)(screen));
    }
    expect(ana.screen().modals).toEqual([]);
    expect(ana.screen().message('Page 2 of 10')).toBeUndefined();
    expect(workspace.zoom.calls()).toEqual([]);
  });

  it('somebody deactivated while a form was open: refused in the form', async () => {
    const ben = workspace.slack.person(BEN);
    await ben.command('/phone search');
    await ben.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    workspace.slack.people.change(BEN, { isDeactivated: true });
    await clock.advance(A_WHILE);
    await ben.fill('Where', '415');
    await ben.submit();
    await ben.waitFor((screen) => screen.modal && DEACTIVATED.test(screen.textOf(screen.modal)));
    expect(workspace.zoom.calls()).toEqual([]);
  });

  it('while a full member is let in', async () => {
    const rina = workspace.slack.person(RINA);
    await rina.command('/phone search 415');
    const found = await rina.waitFor((screen) => screen.message('Page 1 of 10'));
    expect(offered(found)).toHaveLength(10);
  });
});

describe('Whom a refusal names', () => {
  let workspace: RunningWorkspace;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: { PHONE_ADMINS: '', PHONE_APPROVERS },
    });
  });
  afterAll(() => workspace.close());

  /** What they are answered, who may neither be here nor release numbers. */
  async function refusals(): Promise<string[]> {
    const told = [
      [GUS, '/phone', GUEST],
      [RINA, '/phone release +14155551001', /You may not release numbers/],
    ] as const;
    return Promise.all(
      told.map(async ([id, line, says]) => {
        const person = workspace.slack.person(id);
        await person.reload();
        while (person.screen().modal) await person.close({ all: true });
        await person.command(line);
        return person.waitFor(({ modal, message, textOf }) => {
          const surface = message(says) ?? modal;
          const text = surface ? textOf(surface) : '';
          return says.test(text) && text;
        });
      }),
    );
  }

  it('is who administers the workspace, until the settings name somebody, and then they', async () => {
    for (const text of await refusals()) expect(text).toMatch(new RegExp(`[Aa]sk <@${ADA}>\\.`));

    const ada = workspace.slack.person(ADA);
    await ada.command('/phone settings');
    await ada.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Admins'));
    await ada.fill('Admins', [ADA, ANA]);
    await ada.submit();
    await ada.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('1 setting changed.'));
    for (const text of await refusals()) expect(text).toMatch(new RegExp(`[Aa]sk <@${ADA}> or <@${ANA}>\\.`));
    expect(workspace.slack.complaints()).toEqual([]);
  });
});
