import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, BEN, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { approvalCard, available, modalSaying, requesterCard, requestForm } from './requests-on-screen.ts';

/** Here Ana may look at the numbers that the company has, Ben may assign them, and Rina may port others in. */
describe('Whoever may not look at the numbers', () => {
  const SPARE = 'Your company already has unassigned numbers there';
  const SEEN = 'Or a queue, receptionist, area or room';
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ben: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS },
    });
    rina = workspace.slack.person(RINA);
    ana = workspace.slack.person(ANA);
    ben = workspace.slack.person(BEN);
    const ada = workspace.slack.person(ADA);
    await ada.command('/phone settings');
    await ada.waitFor(modalSaying('Who may look'));
    await ada.fill('Who may look at our numbers', [ANA]);
    await ada.fill('Who may assign and edit', [BEN]);
    await ada.fill('Who may port in', [RINA]);
    await ada.submit();
    await ada.waitFor(modalSaying('3 settings changed.'));
  });
  afterAll(() => workspace.close());
  beforeEach(() => Promise.all([rina, ana, ben].map((each) => each.reload())));
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const spare = () => {
    const found = workspace.zoom
      .snapshot()
      .numbers.find(
        ({ assignee, status, type, phone_number }) =>
          !assignee && status === 'active' && type === 'local' && phone_number.startsWith('+1'),
      );
    if (!found) throw new Error('Every number is assigned');
    return found.phone_number;
  };

  it('asks for numbers without being shown any of them, and its approvers are', async () => {
    const areaCode = spare().slice(2, 5);
    const [wanted = ''] = await available(ana, areaCode, 1);
    await ana.command(`/phone request ${wanted}`);
    const whole = await ana.waitFor(requestForm);
    expect(ana.screen().textOf(whole)).toContain(SPARE);
    expect(ana.screen().textOf(whole)).toContain(SEEN);
    await ana.close();

    await rina.command(`/phone request ${wanted}`);
    const form = await rina.waitFor(requestForm);
    expect(rina.screen().textOf(form)).toContain(formatNumber(wanted));
    expect(rina.screen().textOf(form)).not.toContain(SPARE);
    expect(rina.screen().textOf(form)).not.toContain(SEEN);
    await rina.fill('What is it for?', 'The front desk');
    await rina.submit();
    const said = await rina.waitFor(modalSaying(/Request \d+ is in/));
    expect(said).not.toContain(SPARE);
    await rina.close();

    const number = /Request (\d+) is in/.exec(said)?.[1] ?? '';
    const own = await rina.waitFor(requesterCard(number, 'Awaiting approval'));
    expect(rina.screen().textOf(own)).not.toContain(SPARE);
    await ana.waitFor(approvalCard(number, SPARE));
  });

  it('finds one by a part of it all the same, where they may assign numbers', async () => {
    const ours = spare();
    await ben.command(`/phone number ${ours.slice(-7)}`);
    await ben.waitFor((screen) => screen.message(formatNumber(ours)));
    await rina.command(`/phone number ${ours.slice(-7)}`);
    await rina.waitFor((screen) => screen.message('You may not look at the numbers that we have.'));
  });

  it('has the port-ins on the Home, as Zoom has them, where they may port', async () => {
    workspace.zoom.forgetCalls();
    const homeSays = (says: RegExp) =>
      rina.waitFor(({ home: shown, textOf }) => {
        const text = shown ? textOf(shown) : '';
        return says.test(text) && text;
      });
    await rina.openHome();
    await homeSays(/As of/);
    await rina.press('Refresh', { on: 'home' });
    const home = await homeSays(/As of[\s\S]*Port-ins under way: \d/);
    expect(home).not.toMatch(/Our numbers|Totals and picture/);
    expect(workspace.zoom.calls().map(({ path }) => path)).toContainEqual(expect.stringContaining('porting'));
  });
});
