import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, BEN, GUS, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered } from './numbers-on-screen.ts';

const environment = { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS };

describe('A request among its approvers', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ben: Player;
  let ada: Player;
  let gus: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket', environment });
    [rina, ana, ben, ada, gus] = [RINA, ANA, BEN, ADA, GUS].map((id) => workspace.slack.person(id)) as [
      Player,
      Player,
      Player,
      Player,
      Player,
    ];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.forgetCalls();
    await Promise.all([rina, ana, ben, ada, gus].map((each) => each.reload()));
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  // Each of its own, so that no request waits for the numbers of another.
  const places = ['415', '212', '305', '512', '206', '312'];

  const purchases = () =>
    workspace.zoom
      .calls()
      .filter(({ method, path }) => method === 'POST' && /provision$|\/numbers$/.test(path));

  /** Rina asks for so many numbers. @returns how people call the request */
  async function requested(count: number, who = rina): Promise<string> {
    const known = new Set(
      who
        .screen()
        .messagesIn('bot')
        .map(({ ts }) => ts),
    );
    await who.command(`/phone search ${places.shift()}`);
    const results = await who.waitFor((screen) => screen.message('Request selected'));
    await who.fill('search_choose', offered(results).slice(0, count));
    await who.press('Request selected');
    await who.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Total'));
    await who.fill('purpose', 'The new front desk');
    await who.submit();
    const card = await who.waitFor((screen) =>
      screen
        .messagesIn('bot')
        .findLast((each) => !known.has(each.ts) && /Awaiting approval/.test(screen.textOf(each))),
    );
    const [, name = ''] = /request (\d+)/.exec(who.screen().textOf(card)) ?? [];
    return name;
  }

  const card = (who: Player, name: string, says: RegExp) =>
    who.waitFor((screen) => {
      const message = screen.message(new RegExp(`Request ${name}: `), PHONE_APPROVALS);
      return message && says.test(screen.textOf(message)) ? message : undefined;
    });

  it('is approved by a click, bought once, and shown to everybody', async () => {
    const name = await requested(2);
    const open = await card(ana, name, /Awaiting approval/);
    expect(ana.screen().textOf(open)).toContain(`<!subteam^${PHONE_APPROVERS}>`);
    await ana.press('Approve', { on: open });
    await ana.waitFor((screen) => screen.message(`You approved request ${name}`));
    const done = await card(ana, name, /\*Bought\*/);
    expect(done.ts).toBe(open.ts);
    expect(ana.screen().textOf(done)).not.toContain(`<!subteam^${PHONE_APPROVERS}>`);
    await rina.waitFor((screen) => screen.message(/Your request.*\*Bought\*/s, 'bot'));
    await rina.waitFor((screen) =>
      screen.message(new RegExp(`\\*Request ${name}\\*.*Bought: 2 numbers`, 's'), 'bot'),
    );
    expect(purchases()).toHaveLength(1);
    await ana.waitFor((screen) => screen.message('Bought: 2 numbers', PHONE_APPROVALS));
    const thread = ana
      .screen()
      .messagesIn(PHONE_APPROVALS)
      .filter(({ threadTs, ts }) => threadTs === open.ts && ts !== open.ts);
    expect(thread.map(({ text }) => text)).toEqual([
      expect.stringContaining('*Ana Torres* approved, and that is enough'),
      expect.stringContaining('Buying now'),
      expect.stringContaining('Bought: 2 numbers'),
    ]);
  });

  it('is not for its requester, a guest or anybody else to decide; each is told who can', async () => {
    const name = await requested(1);
    const open = await card(rina, name, /Awaiting approval/);
    for (const [who, says] of [
      [rina, /not among those who decide.*<!subteam/s],
      [ada, /not among those who decide.*<!subteam/s],
      [gus, /full members/],
    ] as const) {
      await who.press('Approve', { on: open });
      expect(await who.waitFor((screen) => screen.message(says))).toMatchObject({ ephemeral: true });
    }
    expect(ana.screen().textOf(await card(ana, name, /Awaiting/))).toContain('0 of 1 approval');
  });

  it('is denied with a reason, which everybody sees and the requester is told', async () => {
    const name = await requested(1);
    const open = await card(ana, name, /Awaiting approval/);
    await ana.press('Deny', { on: open });
    await ana.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Why is it denied?'));
    await ana.submit();
    expect(ana.screen().modal).toBeDefined();
    await ana.fill('words', 'We have plenty <!channel>');
    await ana.submit();
    await ana.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('You denied'));
    const denied = await card(ben, name, /\*Denied\* by <@U02ANATORRE>/);
    expect(ben.screen().textOf(denied)).toContain('We have plenty');
    await rina.waitFor((screen) => screen.message(/denied it.*We have plenty/s, 'bot'));
    expect(purchases()).toEqual([]);
  });

  it('can be commented on: in its thread, and to the requester, who can answer', async () => {
    const name = await requested(1);
    const open = await card(ana, name, /Awaiting approval/);
    await ana.press('Comment', { on: open });
    await ana.waitFor(
      (screen) => screen.modal && screen.textOf(screen.modal).includes('What would you like to say'),
    );
    await ana.fill('words', 'Which office is it for?');
    await ana.submit();
    const told = await rina.waitFor((screen) => screen.message(/Which office is it for/, 'bot'));
    await ben.waitFor((screen) =>
      screen
        .messagesIn(PHONE_APPROVALS)
        .find((each) => each.threadTs === open.ts && /Which office/.test(screen.textOf(each))),
    );
    await rina.press('Comment', { on: told });
    await rina.waitFor(
      (screen) => screen.modal && screen.textOf(screen.modal).includes('What would you like to say'),
    );
    await rina.fill('words', 'San Francisco');
    await rina.submit();
    await ana.waitFor((screen) => screen.message(/San Francisco/, PHONE_APPROVALS));
  });

  it('is withdrawn by its requester alone', async () => {
    const name = await requested(1);
    const mine = await rina.waitFor((screen) => screen.message(new RegExp(`Your request ${name}`), 'bot'));
    await rina.press('Withdraw', { on: mine });
    await card(ana, name, /\*Withdrawn\* by <@U01RINAPATL>/);
    await rina.waitFor((screen) => screen.message(/\*Withdrawn\*/, 'bot'));
  });

  it('is reminded of once in a while', async () => {
    const name = await requested(1);
    const mine = await rina.waitFor((screen) => screen.message(new RegExp(`Your request ${name}`), 'bot'));
    await rina.press('Remind', { on: mine });
    await rina.waitFor((screen) => screen.message(`The approvers of request ${name} are reminded`));
    await ana.waitFor((screen) => screen.message(/reminds you.*<!subteam/s, PHONE_APPROVALS));
    await rina.press('Remind', { on: mine });
    await rina.waitFor((screen) => screen.message(/were reminded a short while ago/));
  });
});
