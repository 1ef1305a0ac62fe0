import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ANA, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered } from './numbers-on-screen.ts';
import { approvalCard, ask, requesterCard, requestForm, sendForm } from './requests-on-screen.ts';

describe('Asked for, approved and bought with one call is', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS },
    });
    [rina, ana] = [workspace.slack.person(RINA), workspace.slack.person(ANA)];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.forgetCalls();
    await Promise.all([rina.reload(), ana.reload()]);
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const posts = () =>
    workspace.zoom
      .calls()
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/v2/'))
      .map(({ path }) => path);
  const approve = async (name: string) => {
    await ana.press('Approve', { on: await ana.waitFor(approvalCard(name, 'Awaiting approval')) });
    return rina.screen().textOf(await rina.waitFor(requesterCard(name, /\*Bought\*/)));
  };

  it('a block of numbers', async () => {
    const before = workspace.zoom.snapshot().blocks.length;
    await rina.command('/phone block new');
    await rina.waitFor(requestForm);
    const name = await sendForm(rina, {
      'Area code': '206',
      'Numbers in the block': '10',
      'Cost estimate, in dollars a month': '7.50',
      'What is it for?': 'The new floor',
    });
    await approve(name);
    expect(posts()).toEqual(['/v2/phone/number_blocks']);
    expect(workspace.zoom.snapshot().blocks).toHaveLength(before + 1);
  });

  it('a toll-free number', async () => {
    await rina.command('/phone tollfree 833');
    const [number = ''] = offered(await rina.waitFor((screen) => screen.message('Request selected')));
    await rina.reload();
    await approve(await ask(rina, [number]));
    expect(posts()).toEqual(['/v2/phone/numbers/toll_free']);
    expect(workspace.zoom.snapshot().numbers.map(({ phone_number }) => phone_number)).toContain(number);
  });
});
