import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import {
  ADA,
  ANA,
  BOT_USER_ID,
  FINANCE_PRIVATE,
  GENERAL,
  PHONE_APPROVALS,
  PORTING,
} from '../../src/sandbox/slack/seed.ts';
import { createLeapingClock, HOUR, MINUTE } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { MONDAY, portCard, threadOf } from './ports-on-screen.ts';

/** Which channels hear of ports, of which, and when. Slack, Zoom and the bot share a clock that leaps. */
describe('A channel', () => {
  const clock = createLeapingClock(MONDAY);
  let workspace: RunningWorkspace;
  let ada: Player;
  let numbers = 114;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      clock,
      outsideClock: clock,
      rateLimits: noRateLimits,
      environment: { PORTING_CHANNEL: PORTING, PORTING_POLL_SECONDS: '1' },
    });
    ada = workspace.slack.person(ADA);
  });
  afterAll(() => workspace.close());
  beforeEach(() => ada.reload());
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const order = (carrier: string) =>
    workspace.zoom.createPortalOrder({
      phone_numbers: [`+14155550${numbers++}`],
      carrier_name: carrier,
    }).order_id;
  const move = (orderId: string, to: Parameters<typeof workspace.zoom.moveOrder>[1]['to'], more = {}) =>
    workspace.zoom.moveOrder(orderId, { to, ...more });
  const answer = async (words: string, says: string | RegExp, where = PORTING): Promise<string> => {
    await ada.command(`/phone port ${words}`, { in: where });
    return ada.screen().textOf(await ada.waitFor((screen) => screen.message(says, where)));
  };
  const card = (orderId: string, says: string | RegExp, where: string) =>
    ada.waitFor(portCard(orderId, says, where));
  const isIn = (orderId: string, where: string) =>
    ada
      .screen()
      .messagesIn(where)
      .some((message) => ada.screen().textOf(message).includes(orderId));
  /** To a moment of this March, by the clock of New York in winter. */
  const leapTo = (day: number, hour: number) =>
    clock.leap(
      Date.parse(`2027-03-${String(day).padStart(2, '0')}T00:00:00Z`) +
        (hour + 5) * HOUR -
        clock.now().getTime(),
    );

  it('is listed with what it is told of, and what it was told of before is said when that changes', async () => {
    const first = await answer('watch #porting rejected', '*Until now:* every port, as it happens');
    expect(first).toContain('*What:* rejected');
    await answer('watch #porting', '*Until now:* only rejected, as it happens');
    await answer('unwatch #porting', 'hears of every port as it happens');
    await answer(
      'watch #general completed digest 9:00 in America/Chicago',
      `<#${GENERAL}> is told of ports from now on`,
    );
    const list = await answer('watch', 'These channels are told of ports');
    expect(list).toContain(`<#${PORTING}>, the porting channel of the settings: every port, as it happens`);
    expect(list).toContain(`<#${GENERAL}>: only completed, one digest a day at 09:00 (America/Chicago)`);
    await answer('unwatch #general', `What was asked for <#${GENERAL}> is taken back`);
  });

  it('hears of some statuses and carriers, if it asked for these, and its cards follow all the same', async () => {
    const set = await answer(
      'watch #phone-approvals rejected completed carrier:lumen',
      'is told of ports from now on',
    );
    expect(set).toContain(`<#${PHONE_APPROVALS}> is told of ports from now on`);
    expect(set).toContain('*What:* rejected and completed');
    expect(set).toContain('*Carriers:* lumen');
    expect(set).toContain('as it happens, a thread an order');

    const [lumen, other] = [order('Lumen Technologies'), order('Verizon')];
    for (const id of [lumen, other]) await card(id, 'Submitted', PORTING);
    for (const id of [lumen, other]) move(id, 'rejected', { code: 'PIN_INVALID', reason: 'Wrong PIN' });
    const rejected = await card(lumen, 'Rejected', PHONE_APPROVALS);
    await card(other, 'Rejected', PORTING);
    const [line = ''] = await ada.waitFor(
      () => threadOf(ada, rejected).length > 0 && threadOf(ada, rejected),
    );
    expect(line).toContain('Rejected: The PIN is wrong');
    // Resubmitting is no news there, but the card must not go on to say that somebody has to fix it.
    move(lumen, 'submitted');
    await card(lumen, 'Submitted', PHONE_APPROVALS);
    expect(threadOf(ada, rejected)).toHaveLength(1);
    expect(isIn(other, PHONE_APPROVALS)).toBe(false);
  });

  it('hears of the ports of a site, as they were filed for it', async () => {
    const [number = ''] = portableNumbers('312')('Verizon', 1);
    await answer('watch #general site:denver', `<#${GENERAL}> is told of ports from now on`);
    const form = atPortForm(ada);
    await form.numbers(number);
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.account(ANSWERS);
    await form.shown('Site');
    await ada.fill('Site', 'site_denver');
    await form.address(ANSWERS);
    await form.file();
    await form.shown('on the way to Zoom');
    const other = order('Verizon');
    await card(other, 'Submitted', PORTING);
    const shown = await ada.waitFor((screen) => screen.message(`Filed by:* <@${ADA}>`, GENERAL));
    expect(ada.screen().textOf(shown)).toContain('Verizon');
    expect(isIn(other, GENERAL)).toBe(false);
    await ada.close({ all: true });
    await answer('unwatch #general', 'is taken back. It is not told of ports.');
    await answer('unwatch #general', 'Nothing was asked for');
  });

  it('that the bot is not in and cannot go into is refused, with what to do', async () => {
    const ana = workspace.slack.person(ANA);
    await ana.command('/phone port watch #porting', { in: FINANCE_PRIVATE });
    await ana.waitFor((screen) => screen.message('You may not port numbers', FINANCE_PRIVATE));

    const refused = await answer('watch #finance-private', 'Nothing is changed', FINANCE_PRIVATE);
    expect(refused).toContain(`I am not in <#${FINANCE_PRIVATE}>`);
    expect(refused).toContain('`/invite`');
    await ada.command('/phone port unwatch #finance-private', { in: FINANCE_PRIVATE });
    await ada.waitFor((screen) => screen.message('Nothing was asked for', FINANCE_PRIVATE));
  });

  it('that is public is gone into and told there, though the bot was not in it', async () => {
    const { channels } = workspace.slack;
    const general = channels.get(GENERAL);
    if (!general) throw new Error('The local Slack lacks a channel');
    channels.leave(general, BOT_USER_ID);
    await answer('watch #general', `<#${GENERAL}> is told of ports from now on`);
    expect(general.members).toContain(BOT_USER_ID);
    const orderId = order('Frontier');
    const shown = await card(orderId, 'Submitted', GENERAL);
    const [line = ''] = await ada.waitFor(() => threadOf(ada, shown).length > 0 && threadOf(ada, shown));
    expect(line).toContain('made outside Slack');
    await answer('unwatch #general', 'It is not told of ports.');
  });

  it('that is archived is refused, whether the bot is in it or not', async () => {
    const { channels } = workspace.slack;
    const archived = channels.get(PHONE_APPROVALS);
    if (!archived) throw new Error('The local Slack lacks a channel');
    const { members } = archived;
    expect(members).toContain(BOT_USER_ID);
    channels.archive(archived);
    try {
      for (const within of [members, members.filter((member) => member !== BOT_USER_ID)]) {
        archived.members = within;
        await ada.reload();
        const refused = await answer('watch #phone-approvals cancelled', 'Nothing is changed');
        expect(refused).toContain(`<#${PHONE_APPROVALS}> is archived`);
        expect(refused).not.toContain('/invite');
      }
    } finally {
      archived.members = members;
      archived.isArchived = false;
    }
  });

  it('that another company is in may be told, and it is said who reads it', async () => {
    const set = await answer('watch #porting cancelled', 'Another company is in this channel');
    expect(set).toContain('names of authorized persons');
    await answer('unwatch #porting', 'hears of every port as it happens');
    const own = await answer('watch #phone-approvals rejected cancelled', '*What:* rejected and cancelled');
    expect(own).not.toContain('Another company');
  });

  it.each([
    ['watch porting', 'Name the channel first'],
    ['watch #porting soon', '“soon” is nothing that I know here'],
    ['watch #porting digest noon', '`digest` is followed by a time'],
    ['unwatch', 'Name the channel'],
  ])('“%s” is not understood: it is said why, with examples', async (words, says) => {
    expect(await answer(words, says)).toContain('`/phone port watch #office digest 9:00 in America/Chicago`');
  });

  it('hears in its quiet hours of nothing, and after them of everything, with its own time', async () => {
    await answer('unwatch #phone-approvals', 'is taken back. It is not told of ports.');
    const set = await answer('watch #phone-approvals quiet 8pm-7:30 in America/New_York', 'Quiet');
    expect(set).toContain('from 20:00 to 07:30 (America/New_York)');
    leapTo(2, 21);
    const orderId = order('Windstream');
    await card(orderId, 'Submitted', PORTING);
    clock.leap(3 * HOUR);
    move(orderId, 'pending');
    await card(orderId, 'Pending', PORTING);
    clock.leap(MINUTE);
    leapTo(3, 7.4);
    clock.leap(MINUTE);
    expect(isIn(orderId, PHONE_APPROVALS)).toBe(false);
    leapTo(3, 7.6);
    clock.leap(MINUTE);
    const shown = await card(orderId, 'Pending', PHONE_APPROVALS);
    const said = await ada.waitFor(() => {
      const lines = threadOf(ada, shown);
      return lines.length === 2 && lines;
    });
    expect(said).toEqual([
      expect.stringMatching(/made outside Slack[\s\S]*It happened <!date/),
      expect.stringMatching(/Windstream is being asked[\s\S]*It happened <!date/),
    ]);
  });

  it('that wants to hear no more is not told of what its quiet hours have held back', async () => {
    await answer('watch #phone-approvals quiet 8:00-12:00 in America/New_York', 'from 08:00 to 12:00');
    leapTo(3, 8.5);
    const held = order('Ziply');
    await card(held, 'Submitted', PORTING);
    await answer('unwatch #phone-approvals', 'is taken back. It is not told of ports.');
    await answer('watch #phone-approvals carrier:cox', '*Carriers:* cox');
    const next = order('Cox');
    await card(next, 'Submitted', PHONE_APPROVALS);
    expect(isIn(held, PHONE_APPROVALS)).toBe(false);
  });

  it('with a digest hears once a day what is due, stuck, rejected and completed, and nothing besides', async () => {
    await answer('unwatch #phone-approvals', 'is taken back. It is not told of ports.');
    leapTo(3, 13);
    const set = await answer('watch #phone-approvals digest 9:00 in America/New_York', 'one digest a day');
    expect(set).toContain('one digest a day at 09:00 (America/New_York)');
    const [today, week, later, completed] = ['Due', 'Week', 'Later', 'Done'].map((name) =>
      order(`${name} Tel`),
    );
    const all = [today, week, later, completed].map(String);
    for (const id of all) move(id, 'pending');
    for (const [index, date] of ['2027-03-04', '2027-03-08', '2027-03-15', '2027-03-03'].entries()) {
      move(all[index] ?? '', 'scheduled', { date });
    }
    for (const id of all) await card(id, 'Scheduled', PORTING);
    move(String(completed), 'completed');
    await card(String(completed), 'Completed', PORTING);
    // Its hour is over today.
    clock.leap(MINUTE);
    leapTo(4, 8.9);
    clock.leap(MINUTE);
    const digests = () =>
      ada
        .screen()
        .messagesIn(PHONE_APPROVALS)
        .filter(({ text }) => text.startsWith('Porting on'));
    expect(digests()).toHaveLength(0);
    leapTo(4, 9.1);
    clock.leap(MINUTE);
    const digest = await ada.waitFor((screen) => screen.message('Porting on March 4, 2027', PHONE_APPROVALS));
    const text = ada.screen().textOf(digest);
    const section = (title: string) =>
      new RegExp(`\\*${title}[^*]*\\*[\\s\\S]*?(?=\\n\\*|$)`).exec(text)?.[0] ?? '';
    expect(section('Due today')).toContain(String(today));
    expect(section('This week')).toContain(String(week));
    expect(section('Rejected')).toContain('Verizon');
    expect(section('Completed since yesterday')).toContain(String(completed));
    expect(text).not.toContain(String(later));
    expect(isIn(String(later), PHONE_APPROVALS)).toBe(false);

    // The next day what was due is overdue, and what was completed is old.
    leapTo(5, 9.1);
    clock.leap(MINUTE);
    const next = await ada.waitFor((screen) => screen.message('Porting on March 5, 2027', PHONE_APPROVALS));
    const words = ada.screen().textOf(next);
    expect(words).toMatch(new RegExp(`Stuck: no change for days, or overdue[\\s\\S]*${today}`));
    expect(words).not.toContain('Completed since');
    clock.leap(5 * MINUTE);
    expect(digests()).toHaveLength(2);
  });
});
