import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, GUS, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { garble } from '../support/garble.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered } from './numbers-on-screen.ts';

const environment = {
  PHONE_ADMINS: ADA,
  PHONE_APPROVERS,
  APPROVALS_CHANNEL: PHONE_APPROVALS,
};

describe('The Home', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ada: Player;
  let gus: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket', environment });
    [rina, ana, ada, gus] = [RINA, ANA, ADA, GUS].map((id) => workspace.slack.person(id)) as [
      Player,
      Player,
      Player,
      Player,
    ];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.forgetCalls();
    for (const each of [rina, ana, ada, gus]) {
      while (each.screen().modal) await each.close({ all: true });
      await each.reload();
    }
  });
  afterEach(() => {
    workspace.zoom.clearFaults();
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const homeOf = (who: Player) => {
    const { home, textOf } = who.screen();
    return home ? textOf(home) : '';
  };
  /** What the Home says, once it says this. */
  const homeSays = (who: Player, says: RegExp) =>
    who.waitFor(() => {
      const text = homeOf(who);
      return says.test(text) && text;
    });
  const modalSays = (who: Player, says: RegExp) =>
    who.waitFor((screen) => screen.modal && says.test(screen.textOf(screen.modal)) && screen.modal);
  const zoomReads = () => workspace.zoom.calls().map(({ path }) => path.replace('/v2/phone/', ''));

  async function requested(areaCode: string): Promise<string> {
    await rina.command(`/phone search ${areaCode}`);
    const results = await rina.waitFor((screen) => screen.message(`area code ${areaCode}`));
    await rina.fill('search_choose', offered(results).slice(0, 2));
    await rina.press('Request selected', { on: results });
    await modalSays(rina, /Total/);
    await rina.fill('purpose', 'The new front desk');
    await rina.submit();
    const modal = await modalSays(rina, /is in:/);
    const [, number = ''] = /request (\d+)/i.exec(rina.screen().textOf(modal)) ?? [];
    await rina.close({ all: true });
    return number;
  }

  it('is there before Zoom has answered, and again with what Zoom told', async () => {
    workspace.zoom.addFault({ kind: 'latency', path: '/phone/porting/orders', milliseconds: 400 });
    await ada.openHome();
    const first = await homeSays(ada, /Asking Zoom/);
    expect(first).toContain('Port-ins under way\nThey have not been read yet.');
    expect(first).toMatch(/\*320 numbers\*: \d+ assigned, \d+ unassigned.* · \$[\d.]+ a month/);
    expect(first).toContain('History begins today');
    const then = await homeSays(ada, /As of/);
    expect(then).toMatch(/Port-ins under way: \d+/);
    expect(then).toMatch(/• \*\+1 \(\d{3}\).*(ports|expected) \w+ \d+, \d{4}/);
    expect(then).toMatch(/:warning: \*\+1.*\*rejected\*: /);
    expect(zoomReads().toSorted()).toEqual(['numbers/inventory', 'porting/orders']);
    await rina.openHome();
    const hers = await homeSays(rina, /As of/);
    expect(hers).toContain('*320 numbers*');
    expect(hers).not.toMatch(/For admins|Port-ins under way/);
  });

  it('shows the port-ins of others, and how the bot is, to nobody whom that is not for', async () => {
    await rina.openHome();
    const home = await homeSays(rina, /As of/);
    expect(home).toContain('*320 numbers*');
    expect(home).not.toMatch(/Port-ins under way|For admins/);
  });

  it('asks Zoom nothing when it was asked a moment ago, unless Refresh is pressed', async () => {
    await ana.openHome();
    await homeSays(ana, /As of/);
    expect(zoomReads()).toEqual([]);
    await ana.press('Refresh', { on: 'home' });
    await ana.waitFor(() => zoomReads().length === 2 && /As of/.test(homeOf(ana)));
  });

  it('says so when Zoom cannot be asked, and shows what was read before', async () => {
    const mend = garble(workspace.servers.zoom);
    await rina.press('Refresh', { on: 'home' });
    const failed = await homeSays(rina, /Zoom could not be asked/);
    expect(failed).toContain('*320 numbers*');
    await ada.openHome();
    expect(await homeSays(ada, /:red_circle: \*Zoom\* did not answer/)).toMatch(
      /\*Last error:\* .*its answer could not be understood \(GET \/phone\//,
    );
    mend();
    await ada.press('Refresh', { on: 'home' });
    await homeSays(ada, /:large_green_circle: \*Zoom\* answered/);
  });

  it('shows admins the budget and how the bot is', async () => {
    await ada.openHome();
    const home = await homeSays(ada, /For admins/);
    expect(home).toMatch(/\*Budget this month:\* \$[\d.]+ spent, \$[\d.]+ reserved; there is no limit\./);
    expect(home).toMatch(/\*Inventory\* read as a whole .*: 320 numbers\./);
    await ada.press('Settings', { on: 'home' });
    await modalSays(ada, /Phone settings/);
  });

  it('changes by itself when a request does, for its requester and its approvers', async () => {
    await Promise.all([rina, ana].map((each) => each.openHome()));
    await homeSays(rina, /Nothing is under way/);
    expect(await homeSays(ana, /As of/)).not.toContain('Awaiting you');

    const number = await requested('415');
    const waiting = await homeSays(ana, /Awaiting you: 1 request/);
    expect(waiting).toContain('The new front desk');
    expect(waiting).toContain('[Approve] [Deny] [Comment]');
    expect(await homeSays(rina, /Awaiting approval/)).toContain('[Edit] [Remind] [Withdraw]');

    await ana.press('Approve', { on: 'home' });
    await modalSays(ana, new RegExp(`You approved request ${number}`));
    await ana.close();
    await ana.waitFor(() => !homeOf(ana).includes('Awaiting you'));
    expect(await homeSays(rina, /Lately: request \*\d+\* \(2 numbers\) bought/)).toContain(
      'Nothing is under way',
    );
    await ada.openHome();
    await homeSays(ada, /\*Budget this month:\* \$[1-9][\d.]* spent/);
  });

  it('leads everywhere by a button', async () => {
    await rina.openHome();
    await homeSays(rina, /As of/);
    for (const [button, says] of [
      ['Search numbers', /# Search for numbers.*Where/s],
      ['Requests', /# Requests.*Mine/s],
      ['Request a block', /# Request a number block/],
      ['Port numbers in', /You may not port numbers in\. Ask <@/],
      ['Totals and picture', /# Inventory.*\(A chart\. 32\d numbers/s],
    ] as const) {
      await rina.press(button, { on: 'home' });
      await modalSays(rina, says);
      await rina.close({ all: true });
    }
    // Orders are for whoever may port.
    expect(homeOf(rina)).not.toContain('[Porting orders]');
    await ada.openHome();
    await homeSays(ada, /\[Porting orders\]/);
    await ada.press('Porting orders', { on: 'home' });
    await modalSays(ada, /# Porting orders.*Fix and resubmit|# Porting orders.*\[Show\]/s);
    await ada.close({ all: true });
  });

  it('is refused to a guest', async () => {
    await gus.openHome();
    expect(await homeSays(gus, /you are here as a guest/)).not.toMatch(/320|\+1/);
  });
});

describe('The Home while Slack cannot say who is in a user group', () => {
  it('shows what is one’s own, and says that there may be more', async () => {
    const workspace = await startWorkspace({ delivery: 'socket', environment });
    onTestFinished(() => workspace.close());
    const rina = workspace.slack.person(RINA);
    const saying = (says: RegExp) =>
      rina.waitFor(({ home, textOf }) => {
        const text = home ? textOf(home) : '';
        return says.test(text) && text;
      });
    const mend = workspace.servers.slack.intercept((request) =>
      request.url.endsWith('/api/usergroups.users.list')
        ? Response.json({ ok: false, error: 'no_such_subteam' })
        : undefined,
    );
    await rina.openHome();
    const home = await saying(/As of/);
    expect(home).toMatch(/Slack cannot say just now who is in a user group[\s\S]*Your open requests/);
    expect(home).toContain('Our numbers');
    mend();
    await rina.press('Refresh', { on: 'home' });
    expect(await saying(/As of(?![\s\S]*Slack cannot say)/)).toContain('Your open requests');
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });
});
