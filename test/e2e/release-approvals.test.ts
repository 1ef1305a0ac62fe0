import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, PHONE_APPROVALS, PHONE_APPROVERS } from '../../src/sandbox/slack/seed.ts';
import { holdMethod } from '../support/hold-method.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { type ZoomPortal, zoomPortal } from '../support/zoom-portal.ts';

const environment = { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS };

describe('Where releasing needs approval', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let ana: Player;
  let portal: ZoomPortal;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket', environment });
    portal = await zoomPortal({ zoom: workspace.zoom, zoomUrl: workspace.servers.zoom.url });
    [ada, ana] = [workspace.slack.person(ADA), workspace.slack.person(ANA)];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.clearFaults();
    workspace.zoom.forgetCalls();
    await Promise.all([ada.reload(), ana.reload()]);
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const account = () => workspace.zoom.snapshot().numbers;
  const free = (count: number) =>
    account()
      .filter((one) => !one.assignee && !one.block_id && !one.order_id && one.status === 'active')
      .slice(0, count);
  const isThere = (phoneNumber: string) => account().some(({ phone_number }) => phone_number === phoneNumber);
  const deletes = () => workspace.zoom.calls().filter(({ method }) => method === 'DELETE');
  const shown = (who: Player, says: string | RegExp) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text !== undefined && (typeof says === 'string' ? text.includes(says) : says.test(text)) && text;
    });
  const card = (name: string, says: RegExp) =>
    ana.waitFor((screen) => {
      const message = screen.message(new RegExp(`Request ${name}: `), PHONE_APPROVALS);
      return message && says.test(screen.textOf(message)) ? message : undefined;
    });

  /** Ada asks for a release. @returns how people call the request */
  async function asked(command: string): Promise<string> {
    await ada.command(command);
    const text = await shown(ada, 'This cannot be undone');
    expect(text).toContain('Approvers decide on it first');
    await ada.submit();
    await shown(ada, 'This cannot be undone');
    await ada.fill('purpose', 'The clinic has closed');
    await ada.submit();
    const [, name = ''] = /Request (\d+) is in/.exec(await shown(ada, /Request \d+ is in/)) ?? [];
    await ada.close({ all: true });
    return name;
  }

  async function setNeedsApproval(): Promise<void> {
    await ada.command('/phone settings');
    await shown(ada, 'Releasing numbers');
    await ada.fill('releaseNeedsApproval', ['Needs approval, as a purchase does']);
    // Neither lets a release through, nor keeps one back.
    await ada.fill('autoApproveUpTo', '0.5');
    await ada.fill('monthlyBudget', '0.5');
    await ada.submit();
    await shown(ada, 'Releasing numbers');
  }

  it('is switched on by an admin, and from then on nothing is released without being asked for', async () => {
    const [number] = free(1);
    await ada.command(`/phone release ${number?.phone_number}`);
    await shown(ada, 'Release this number');
    await ada.close({ all: true });
    await setNeedsApproval();
    await ada.close({ all: true });
    await ada.command(`/phone release ${number?.phone_number}`);
    expect(await shown(ada, 'Approvers decide on it first')).not.toContain('Release this number');
    await ada.close({ all: true });
  });

  it('what is asked for twice is told with the reason that was written, though Slack takes its time', async () => {
    const [number] = free(1);
    const name = await asked(`/phone release ${number?.phone_number}`);
    await ada.command(`/phone release ${number?.phone_number}`);
    await shown(ada, 'Approvers decide on it first');
    await ada.fill('purpose', 'Nobody calls it any more');
    const { gate, letGo } = holdMethod(workspace.servers.slack, 'users.info');
    onTestFinished(letGo);
    await ada.submit();
    await shown(ada, 'One moment');
    gate.open();
    const again = await shown(ada, `Some of these are asked for already, in request ${name}.`);
    expect(again).toContain('This cannot be undone');
    expect(again).toContain('Nobody calls it any more');
    await ada.close({ all: true });
    await ana.press('Deny', { on: await card(name, /Awaiting approval/) });
    await shown(ana, 'Why is it denied?');
    await ana.fill('Why is it denied?', 'It stays');
    await ana.submit();
    await card(name, /\*Denied\*/);
    await ana.close({ all: true });
  });

  it('numbers are released after the quorum, one by one, whatever the budget and the automatic approvals', async () => {
    const numbers = free(2).map(({ phone_number }) => phone_number);
    const name = await asked(`/phone release ${numbers.join(' ')}`);
    const open = await card(name, /Awaiting approval/);
    const text = ana.screen().textOf(open);
    expect(text).toContain('release of 2 numbers* · saves $2.00 a month');
    expect(text.match(/ours since \w+ \d+, \d{4}/g)).toHaveLength(2);
    expect(text).toContain('The clinic has closed');
    expect(text).not.toContain('Budget left');
    expect(numbers.map(isThere)).toEqual([true, true]);
    await ana.press('Approve', { on: open });
    await ana.waitFor((screen) =>
      screen.message(`You approved request ${name}, and that is enough: it is released now`),
    );
    const done = ana.screen().textOf(await card(name, /\*Released\*/));
    expect(done).toContain('$2.00 a month less');
    expect(done.match(/ · released/g)).toHaveLength(2);
    expect(done).not.toMatch(/bought|Bought/);
    expect(numbers.map(isThere)).toEqual([false, false]);
    const mine = await ada.waitFor((screen) => screen.message(/Your request.*\*Released\*/s, 'bot'));
    expect(ada.screen().textOf(mine)).not.toMatch(/bought|Bought|Ask again|Search for similar/);
    await ada.waitFor((screen) => screen.message(/Released: 2 numbers/, 'bot'));
    await ada.command(`/phone audit ${numbers[0]}`);
    const history = await ada.waitFor((screen) => screen.message(/Number released.*Release started/s));
    expect(ada.screen().textOf(history)).toContain(`Why: Request ${name}:\u200b The clinic has closed`);
    expect(ada.screen().textOf(history)).toMatch(/being released|releasing → released/);
  });

  it('numbers that were assigned meanwhile stay, and the card says which and why', async () => {
    const [first, second] = free(2);
    const name = await asked(`/phone release ${first?.phone_number} ${second?.phone_number}`);
    await portal.assign(second?.id ?? '');
    await ana.press('Approve', { on: await card(name, /Awaiting approval/) });
    const done = ana.screen().textOf(await card(name, /\*Partly released\*/));
    expect(done).toMatch(/is assigned to .*: look at it and ask anew/);
    expect([first, second].map((each) => isThere(each?.phone_number ?? ''))).toEqual([false, true]);
    await ana.waitFor((screen) => screen.message('Partly released: 1 number for', PHONE_APPROVALS));
    await portal.unassign(second?.id ?? '');
  });

  it('while Zoom does not answer it goes on until it knows, and tells each number once', async () => {
    const [number] = free(1);
    const name = await asked(`/phone release ${number?.phone_number}`);
    workspace.zoom.addFault({ kind: 'error_before', method: 'DELETE', times: 2 });
    await ana.press('Approve', { on: await card(name, /Awaiting approval/) });
    await card(name, /\*Released\*/);
    await ana.waitFor((screen) => screen.message('Not finished: Zoom is asked again', PHONE_APPROVALS));
    expect(isThere(number?.phone_number ?? '')).toBe(false);
  });

  it('a number is asked for once, and a denied release loses nothing', async () => {
    const [number] = free(1);
    const name = await asked(`/phone release ${number?.phone_number}`);
    await ada.command(`/phone release ${number?.phone_number}`);
    await shown(ada, 'This cannot be undone');
    await ada.fill('purpose', 'Once more');
    expect(await ada.submit()).toMatchObject({
      errors: { purpose: expect.stringContaining(`asked for already, in request ${name}`) },
    });
    await ada.close({ all: true });
    await ana.press('Deny', { on: await card(name, /Awaiting approval/) });
    await shown(ana, 'Why is it denied?');
    await ana.fill('words', 'We need it');
    await ana.submit();
    const mine = await ada.waitFor((screen) => screen.message(/Your request.*\*Denied\*/s, 'bot'));
    expect(ada.screen().textOf(mine)).not.toContain('Ask again');
    expect(deletes()).toEqual([]);
  });

  it('a block goes the same way, as a whole', async () => {
    const id = await portal.buyBlock({ area_code: '206', size: 10 });
    const name = await asked(`/phone block release ${id}`);
    await ada.command(`/phone block release ${id}`);
    await shown(ada, 'This cannot be undone');
    await ada.fill('purpose', 'Once more');
    expect(await ada.submit()).toMatchObject({
      errors: { purpose: expect.stringContaining(`in request ${name}`) },
    });
    await ada.close({ all: true });
    const open = await card(name, /Awaiting approval/);
    expect(ana.screen().textOf(open)).toMatch(
      /release of a block of 10 numbers.*10 consecutive numbers, \+1 .* to \+1/s,
    );
    await ana.press('Approve', { on: open });
    expect(ana.screen().textOf(await card(name, /\*Released\*/))).toContain('$7.50 a month less');
    expect(workspace.zoom.snapshot().blocks.map((block) => block.id)).not.toContain(id);
  });
});
