import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageMessage } from '../../src/sandbox/slack/page-protocol.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import {
  ADA,
  ANA,
  BEN,
  GENERAL,
  OTHER_TEAM_ID,
  PHONE_APPROVALS,
  PHONE_APPROVERS,
  RINA,
  TEAM,
} from '../../src/sandbox/slack/seed.ts';
import { createLeapingClock, HOUR, MINUTE } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { approvalCard, ask, available, buttonsOn, modalSaying, requesterCard } from './requests-on-screen.ts';

const CALL = new RegExp(`<!subteam\\^${PHONE_APPROVERS}>`);

/** Who is asked for a decision, when, and where it shows once it is made. */
describe('Approvers', () => {
  const clock = createLeapingClock();
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ben: Player;
  let ada: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      clock,
      outsideClock: clock,
      rateLimits: noRateLimits,
      environment: { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS },
    });
    const people = [RINA, ANA, BEN, ADA].map((id) => workspace.slack.person(id));
    [rina, ana, ben, ada] = people as [Player, Player, Player, Player];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    for (const person of [rina, ana, ben, ada]) await person.reload();
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  // Each of its own, so that no request waits for the numbers of another.
  const areaCodes = ['415', '212', '305', '512', '206', '312', '503', '617', '720', '404', '310', '713'];
  const asked = async (person = rina) => ask(person, await available(person, areaCodes.shift() ?? '', 1));
  const sees = <Seen>(person: Player, probe: (screen: Screen) => Seen | false | undefined) =>
    clock.hurry(person.waitFor(probe));
  /** The newest line in the thread of a request that says this. */
  const inThread = (card: PageMessage, says: RegExp) => (screen: Screen) =>
    screen
      .messagesIn(card.channel)
      .findLast((each) => each.threadTs === card.ts && each.ts !== card.ts && says.test(screen.textOf(each)));

  it('among them is the requester: their own approval is refused, and another’s counts', async () => {
    const name = await asked(ana);
    const open = await sees(ana, approvalCard(name, 'Awaiting'));
    await ana.press('Approve', { on: open });
    const answer = await ana.waitFor((screen) => screen.message(`Request ${name} is yours`));
    expect(answer.ephemeral).toBe(true);
    expect(ana.screen().textOf(answer)).toMatch(CALL);
    await ben.press('Approve', { on: open });
    await sees(ben, approvalCard(name, /\*Bought\*/));
  });

  it.each([
    ['a guest', { isGuest: true }, { isGuest: false }],
    ['deactivated', { isDeactivated: true }, { isDeactivated: false }],
    ['of another company', { teamId: OTHER_TEAM_ID }, { teamId: TEAM.id }],
  ])('decide no more once they are %s, whatever the bot knew of them before', async (_, now, before) => {
    const name = await asked();
    const open = await sees(ben, approvalCard(name, 'Awaiting'));
    // The bot has just seen him as a member.
    await ben.command('/phone requests awaiting');
    await ben.waitFor((screen) => screen.message('Awaiting me'));
    workspace.slack.people.change(BEN, now);
    try {
      await ben.press('Approve', { on: open });
      await ben.waitFor((screen) => screen.message('You are not among those who decide'));
      expect(ben.screen().textOf(await ben.waitFor(approvalCard(name, 'Awaiting')))).toContain('0 of 1');
    } finally {
      workspace.slack.people.change(BEN, before);
    }
  });

  it('are reminded by the requester, at most once in four hours, and by themselves after a day', async () => {
    const name = await asked();
    const open = await sees(ana, approvalCard(name, 'Awaiting'));
    const mine = await sees(rina, requesterCard(name, 'Awaiting'));
    await rina.press('Remind', { on: mine });
    const called = await sees(ana, inThread(open, /reminds you: this still awaits a decision/));
    expect(ana.screen().textOf(called)).toMatch(CALL);
    clock.leap(3 * HOUR);
    await rina.press('Remind', { on: mine });
    await rina.waitFor((screen) => screen.message(/were reminded a short while ago/));
    clock.leap(1 * HOUR);
    await rina.press('Remind', { on: mine });
    const last = await sees(ana, (screen) => {
      const again = inThread(open, /reminds you/)(screen);
      return again && again.ts !== called.ts && again;
    });
    clock.leap(23 * HOUR);
    await ana.command('/phone requests awaiting');
    await ana.waitFor((screen) => screen.message('Awaiting me'));
    clock.leap(1 * HOUR + MINUTE);
    const reminder = await sees(ana, inThread(open, /A reminder: this still awaits a decision/));
    expect(ana.screen().textOf(reminder)).toMatch(CALL);
    expect(Number(reminder.ts) - Number(last.ts)).toBeGreaterThan(23.9 * 60 * 60);
  });

  describe('who do not decide in time', () => {
    let name: string;
    let open: PageMessage;
    let escalated: PageMessage;

    it('have another channel asked, once an admin has named one', async () => {
      await ada.command('/phone settings');
      await ada.waitFor(modalSaying('Fallback channel'));
      await ada.fill('Fallback channel', GENERAL);
      await ada.fill('The fallback channel is told after (hours)', '12');
      await ada.submit();
      await ada.waitFor(modalSaying('2 settings changed.'));
      await ada.close();

      name = await asked();
      open = await sees(ana, approvalCard(name, 'Awaiting'));
      clock.leap(12 * HOUR + MINUTE);
      escalated = await sees(ana, approvalCard(name, 'Nobody has decided on this request in time', GENERAL));
      expect(buttonsOn(ana.screen(), escalated)).toEqual(['Approve', 'Deny', 'Comment']);
      expect(ana.screen().textOf(escalated)).not.toMatch(CALL);
      await sees(ana, inThread(open, /the fallback channel was told/));
    });

    it('decide in the list of what awaits them, and the buttons go everywhere', async () => {
      await ben.command('/phone requests awaiting');
      const list = await ben.waitFor((screen) => screen.message('Awaiting me'));
      await ben.press(`request_deny:${name}`, { on: list });
      await ben.waitFor(modalSaying('Why is it denied?'));
      await ben.fill('words', 'Too late');
      await ben.submit();
      await ben.waitFor(modalSaying('You denied'));
      for (const channel of [PHONE_APPROVALS, GENERAL]) {
        const card = await sees(ana, approvalCard(name, /\*Denied\* by/, channel));
        expect([open.ts, escalated.ts]).toContain(card.ts);
        expect(buttonsOn(ana.screen(), card)).toEqual([]);
        expect(ana.screen().textOf(card)).not.toContain('Nobody has decided');
      }
    });
  });

  it('lose the buttons of what expires, too', async () => {
    const name = await asked();
    const open = await sees(ana, approvalCard(name, 'Awaiting'));
    clock.leap(72 * HOUR + MINUTE);
    const card = await sees(ana, approvalCard(name, /\*Expired\*/));
    expect(card.ts).toBe(open.ts);
    expect(buttonsOn(ana.screen(), card)).toEqual([]);
    await sees(rina, requesterCard(name, /\*Expired\*.*\[Ask again\]/s));
  });
});
