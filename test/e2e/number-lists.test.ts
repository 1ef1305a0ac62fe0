import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ANA, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

/** A company of this size answers as fast as a small one. */
const NUMBERS = 20_000;

describe('The numbers of a large company', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let gus: Player;
  let numbers: ReturnType<RunningWorkspace['zoom']['snapshot']>['numbers'];

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket', numbers: NUMBERS });
    rina = workspace.slack.person(RINA);
    ana = workspace.slack.person(ANA);
    gus = workspace.slack.person(GUS);
    numbers = workspace.zoom.snapshot().numbers;
  }, 60_000);
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await Promise.all([rina.reload(), ana.reload(), gus.reload()]);
    workspace.zoom.clearFaults();
    workspace.zoom.forgetCalls();
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const lists = () =>
    workspace.zoom.calls().filter(({ path }) => /\/phone\/numbers(?:\/toll_free|\/unassigned)?$/.test(path));
  const answer = async (says: string | RegExp) => {
    const message = await rina.waitFor((screen) => screen.message(says, 'general'));
    return { message, text: rina.screen().textOf(message) };
  };
  const inThousands = (count: number) => count.toLocaleString('en-US');
  const shown = (text: string) => text.match(/^\s*\*\+.*$/gm) ?? [];

  it('are listed a page at a time, each page from one call to Zoom', async () => {
    await rina.command('/phone numbers');
    const first = await answer(`Page 1 of 2,000 · ${inThousands(NUMBERS)} numbers`);
    expect(first.message.ephemeral).toBe(true);
    expect(shown(first.text)).toHaveLength(10);
    expect(lists()).toHaveLength(1);
    await rina.press('Next page', { on: first.message });
    const second = await answer('Page 2 of 2,000');
    expect(second.message.ts).toBe(first.message.ts);
    expect(shown(second.text)).not.toEqual(shown(first.text));
    expect(lists()).toHaveLength(2);
    await rina.press('Previous page', { on: second.message });
    const again = await answer('Page 1 of 2,000');
    expect(shown(again.text)).toEqual(shown(first.text));
    expect(again.text).not.toContain('Previous page');
  });

  it.each([
    ['unassigned', (each: (typeof numbers)[number]) => !each.assignee],
    ['assigned toll-free', (each: (typeof numbers)[number]) => each.assignee && each.type === 'toll_free'],
    ['CA releasing', (each: (typeof numbers)[number]) => each.state === 'CA' && each.status === 'releasing'],
    ['site:site_toronto', (each: (typeof numbers)[number]) => each.site_id === 'site_toronto'],
    ['415', (each: (typeof numbers)[number]) => each.phone_number.startsWith('+1415')],
    ['"Spare"', (each: (typeof numbers)[number]) => each.display_name?.includes('Spare')],
  ])('%s comes from one call, however many there are', async (words, is) => {
    await rina.command(`/phone numbers ${words}`);
    const count = numbers.filter(is).length;
    await answer(`Page 1 of ${inThousands(Math.ceil(count / 10))} · ${inThousands(count)} number`);
    expect(lists()).toHaveLength(1);
  });

  it('are looked through for what Zoom cannot be asked, so far at a time, and further on a button', async () => {
    const there = numbers.filter(({ site_id }) => site_id === 'site_toronto');
    const rare = there.filter(
      ({ phone_number, capabilities }) => phone_number.endsWith('77') && capabilities.includes('fax'),
    );
    await rina.command('/phone numbers site:site_toronto fax ends 77');
    const first = await answer('I looked through');
    expect(lists()).toHaveLength(5);
    expect(first.text).toContain(`1,500 of ${inThousands(there.length)} numbers, and stopped there for now`);
    let { text, message } = first;
    let found = shown(text).length;
    for (let turns = 0; /Look further|Next page/.test(text) && turns < 40; turns++) {
      await rina.press('numbers_page:next', { on: message });
      ({ text, message } = await answer(`Page ${turns + 2} ·`));
      found += shown(text).length;
    }
    expect(found).toBe(rare.length);
    expect(text).toContain(
      `I looked through ${inThousands(there.length)} of ${inThousands(there.length)} numbers`,
    );
  });

  it('are found by who has them', async () => {
    const owner = numbers.find(({ assignee }) => assignee?.type === 'zoom_room')?.assignee;
    await rina.command(`/phone numbers assigned to "${owner?.name}"`);
    const { text } = await answer('I looked through');
    expect(text).toContain(`${owner?.name} (Zoom Room)`);
  });

  it('open their cards', async () => {
    await rina.command('/phone numbers 415');
    const { message } = await answer('Page 1 of');
    await rina.press('number_card:0', { on: message });
    await answer('As Zoom has it');
  });

  it('are turned once by two clicks at once', async () => {
    await rina.command('/phone numbers');
    const { message } = await answer('Page 1 of 2,000');
    await Promise.all([rina.press('Next page', { on: message }), rina.press('Next page', { on: message })]);
    await answer('Page 2 of 2,000');
  });

  it('are explained when the words are not understood, and listed by a button', async () => {
    await rina.command('/phone numbers unasigned 415');
    const unclear = await answer("I couldn't read one part of that filter");
    expect(unclear.text).toContain('Did you mean unassigned?');
    expect(unclear.text).toContain('I understood: area code 415');
    await rina.press('numbers_words:0', { on: unclear.message });
    await answer('area code 415, unassigned');
  });

  it('that nobody has asked for are none, with a way on', async () => {
    await rina.command('/phone numbers "No such name at all"');
    const { message } = await answer('No number of ours matches');
    await rina.press('Show all our numbers', { on: message });
    await answer('Page 1 of 2,000');
  });

  it('at a site that is not one are answered with the sites there are', async () => {
    await rina.command('/phone numbers site:SF');
    const { message, text } = await answer('is not a site that we have numbers at');
    expect(text).toContain('site_denver');
    await rina.press('List site_sf', { on: message });
    await answer('site site_sf');
  });

  it('that are toll-free are listed; with words, those that can be bought', async () => {
    const count = numbers.filter(({ type }) => type === 'toll_free').length;
    await rina.command('/phone tollfree');
    await answer(`Page 1 of ${inThousands(Math.ceil(count / 10))} · ${inThousands(count)} numbers`);
    expect(lists().map(({ path }) => path)).toEqual(['/v2/phone/numbers/toll_free']);
    await rina.command('/phone tollfree 888');
    await answer('Request selected');
    await rina.command('/phone tollfree search');
    await rina.waitFor((screen) => screen.message('· toll-free'));
  });

  it('that nobody has are listed with what can be done about them', async () => {
    const count = numbers.filter(({ assignee, status }) => !assignee && status === 'active').length;
    await rina.command('/phone unassigned');
    const { message, text } = await answer(`${inThousands(count)} numbers without an assignee`);
    for (const button of ['Assign', 'Release', 'Next page']) expect(text).toContain(button);
    await rina.press('Next page', { on: message });
    await answer('page 2 of');
    await rina.command('/phone unassigned 415');
    await answer('area code 415, unassigned');
  });

  it('are nothing for guests', async () => {
    for (const words of ['numbers', 'unassigned', 'tollfree']) {
      await gus.reload();
      await gus.command(`/phone ${words}`);
      const refusal = await gus.waitFor(
        (screen) => screen.last('general')?.ephemeral && screen.last('general'),
      );
      expect(gus.screen().textOf(refusal)).toMatch(/guest/i);
    }
    expect(lists()).toEqual([]);
  });

  it('are counted in the Home, which stays within what Slack takes', async () => {
    await rina.openHome();
    const home = await rina.waitFor(({ home, textOf }) => {
      const text = home && textOf(home);
      return text?.includes(inThousands(NUMBERS)) && text;
    });
    expect(home).toContain('numbers');
  });
});
