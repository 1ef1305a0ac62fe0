import { afterEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import {
  ADA,
  ANA,
  FINANCE_PRIVATE,
  PHONE_APPROVALS,
  PHONE_APPROVERS,
  RINA,
} from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered } from './numbers-on-screen.ts';

describe('Where Slack does not take what the bot writes', () => {
  let workspace: RunningWorkspace;
  afterEach(() => workspace.close());

  async function start(approvalsChannel: string): Promise<Player> {
    const environment = { PHONE_APPROVERS, APPROVALS_CHANNEL: approvalsChannel };
    workspace = await startWorkspace({ delivery: 'socket', environment });
    return workspace.slack.person(RINA);
  }

  async function request(rina: Player): Promise<void> {
    await rina.command('/phone search 415');
    const results = await rina.waitFor((screen) => screen.message('Request selected'));
    await rina.fill('search_choose', offered(results).slice(0, 1));
    await rina.press('Request selected');
    await rina.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Total'));
    await rina.fill('purpose', 'The new front desk');
    await rina.submit();
  }

  it('the admins are told what to do, and the requester has their card all the same', async () => {
    const rina = await start(FINANCE_PRIVATE);
    await request(rina);
    await rina.waitFor((screen) => screen.message(/Your request 1.*Awaiting approval/s, 'bot'));
    const ada = workspace.slack.person(ADA);
    const told = await ada.waitFor((screen) => screen.message(/channel_not_found/, 'bot'));
    expect(ada.screen().textOf(told)).toContain(`<#${FINANCE_PRIVATE}>`);
    expect(ada.screen().textOf(told)).toContain('invite me');
  });

  it('a card whose first post got no answer is there once', async () => {
    const rina = await start(PHONE_APPROVALS);
    const { servers, slack } = workspace;
    let lost = 0;
    const letGo = servers.slack.intercept(async (request) => {
      if (!request.url.endsWith('/chat.postMessage')) return undefined;
      const body = await request.clone().text();
      if (!body.includes(PHONE_APPROVALS) || lost > 0) return undefined;
      lost += 1;
      await slack.app.fetch(request);
      return new Response('gateway trouble', { status: 502 });
    });
    await request(rina);
    const ana = slack.person(ANA);
    await ana.waitFor((screen) => screen.message(/Request 1: 1 number.*Awaiting approval/s, PHONE_APPROVALS));
    await rina.waitFor((screen) => screen.message(/Your request 1/, 'bot'));
    const mine = await rina.waitFor((screen) => screen.message('Withdraw', 'bot'));
    await rina.press('Withdraw', { on: mine });
    await ana.waitFor((screen) => screen.message(/\*Withdrawn\*/, PHONE_APPROVALS), { within: 15_000 });
    letGo();
    expect(lost).toBe(1);
    const cards = ana
      .screen()
      .messagesIn(PHONE_APPROVALS)
      .filter((each) => /Request 1: 1 number/.test(each.text));
    expect(cards).toHaveLength(1);
  });
});
