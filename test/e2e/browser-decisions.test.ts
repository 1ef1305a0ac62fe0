import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA, ANA, BEN, RINA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, newest, startBrowsing } from '../support/browse.ts';
import { createLeapingClock, HOUR, MINUTE } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import {
  approve,
  cardOf,
  changeSettings,
  openApprovals,
  openDirectMessage,
  request,
  submitted,
} from '../support/requests-on-page.ts';

/** Every way in which a request is decided, as its requester, approvers and admins see it on the sandbox page. */
describe('A decision in the browser', () => {
  const clock = createLeapingClock();
  let browsing: Browsing;
  let page: Page;

  beforeAll(async () => {
    browsing = await startBrowsing({ clock, slackRateLimits: noRateLimits });
  });
  beforeEach(async () => {
    const { slack, zoom } = browsing.sandbox;
    zoom?.forgetCalls();
    // A modal that is open stays open in every tab of that person.
    for (const id of [RINA, ANA, BEN, ADA]) await slack?.person(id).reload();
  });
  afterEach(() => {
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });
  afterAll(() => browsing?.close());

  const purchases = () =>
    browsing.sandbox.zoom?.calls().filter(({ method, path }) => method === 'POST' && path.startsWith('/v2/'));

  async function asApprover(person: string): Promise<void> {
    page = await browsing.openAs(person);
    await openApprovals(page);
  }
  async function asRequester(): Promise<void> {
    page = await browsing.openAs(RINA);
    await openDirectMessage(page);
  }
  async function asAdmin(settings: Record<string, string>): Promise<void> {
    page = await browsing.openAs(ADA);
    await changeSettings(page, settings);
  }
  /** The buttons of the card on the screen. */
  const buttons = (number: string) =>
    cardOf(page, number)
      .getByRole('button', {
        name: /^(Approve|Deny|Comment|Edit|Remind|Withdraw|Ask again|Search for similar)$/,
      })
      .allTextContents();

  it('denied: with a reason that the requester reads, and can ask again on', async () => {
    page = await browsing.openAs(RINA);
    const number = await request(page, { areaCode: '415', count: 2 });
    await asApprover(ANA);
    await cardOf(page, number).getByRole('button', { name: 'Deny' }).click();
    const form = page.getByRole('dialog', { name: 'Deny the request' });
    await form.getByRole('textbox', { name: 'Why is it denied?' }).fill('We have plenty in San Francisco');
    await form.getByRole('button', { name: 'Deny', exact: true }).click();
    const denied = page.getByRole('dialog', { name: 'Denied' });
    await denied.getByText(/You denied request \d+/).waitFor();
    await denied.getByRole('button', { name: 'Close' }).first().click();
    await cardOf(page, number)
      .getByText(/Denied by @?Ana Torres/)
      .waitFor();
    await cardOf(page, number).getByText('Reason: We have plenty in San Francisco').waitFor();
    expect(await buttons(number)).toEqual([]);

    await asRequester();
    await newest(page)
      .getByText(/Ana Torres denied it. We have plenty in San Francisco/)
      .waitFor();
    await cardOf(page, number).getByRole('button', { name: 'Ask again' }).click();
    const again = page.getByRole('dialog', { name: 'Request numbers' });
    await again.getByText(/for 2 numbers/).waitFor();
    expect(await again.getByRole('textbox', { name: /What is it for/ }).inputValue()).toBe('New front desk');
    expect(purchases()).toEqual([]);
  });

  it('withdrawn: by who asked, and nobody can decide it any more', async () => {
    page = await browsing.openAs(RINA);
    const number = await request(page, { areaCode: '212' });
    await openDirectMessage(page);
    expect(await buttons(number)).toEqual(['Edit', 'Remind', 'Withdraw']);
    await cardOf(page, number).getByRole('button', { name: 'Withdraw' }).click();
    await page
      .getByRole('dialog', { name: `Withdraw request ${number}?` })
      .getByText('Withdraw', { exact: true })
      .click();
    await cardOf(page, number)
      .getByText(/Withdrawn by/)
      .waitFor();
    expect(await buttons(number)).toEqual(['Ask again']);
    await asApprover(ANA);
    await cardOf(page, number)
      .getByText(/Withdrawn by @?Rina Patel/)
      .waitFor();
    expect(await buttons(number)).toEqual([]);
    expect(purchases()).toEqual([]);
  });

  it('expired: nobody decided in 72 hours, and asking again opens the form filled', async () => {
    page = await browsing.openAs(RINA);
    const number = await request(page, { areaCode: '312', count: 2, purpose: 'The Chicago desk' });
    await openDirectMessage(page);
    await cardOf(page, number)
      .getByText(/Expires .* if nobody decides/)
      .waitFor();
    await cardOf(page, number).getByRole('button', { name: 'Remind' }).click();
    await newest(page)
      .getByText(/approvers of request \d+ are reminded/)
      .waitFor();
    clock.leap(72 * HOUR + MINUTE);
    await cardOf(page, number)
      .getByText(/Expired .* nobody decided in time/)
      .waitFor();
    await newest(page)
      .getByText(/It expired: nobody decided in time/)
      .waitFor();
    expect(await buttons(number)).toEqual(['Ask again']);
    await cardOf(page, number).getByRole('button', { name: 'Ask again' }).click();
    const form = page.getByRole('dialog', { name: 'Request numbers' });
    expect(await form.getByRole('textbox', { name: /What is it for/ }).inputValue()).toBe('The Chicago desk');
    await form.getByText(/for 2 numbers/).waitFor();
    const again = await submitted(form);

    await asApprover(ANA);
    await cardOf(page, number)
      .getByText(/Expired .* nobody decided in time/)
      .waitFor();
    // A reminder calls the group, so it stands in the channel and not only in the thread.
    await page
      .getByRole('article')
      .filter({ hasText: 'Replied to a thread' })
      .getByText(/Rina Patel reminds you: this still awaits a decision\. @phone-approvers/)
      .waitFor();
    expect(await buttons(number)).toEqual([]);
    await cardOf(page, again).waitFor();
    expect(await buttons(again)).toEqual(['Approve', 'Deny', 'Comment']);
    expect(purchases()).toEqual([]);
  });

  it('approved by two: one is not enough above what an admin has set', async () => {
    await asAdmin({ 'Approvals needed': '1 up to $1\n2 above' });
    page = await browsing.openAs(RINA);
    const number = await request(page, { areaCode: '305', count: 3 });
    await asApprover(ANA);
    await cardOf(page, number)
      .getByText(/0 of 2 approvals/)
      .waitFor();
    await approve(page, number);
    await cardOf(page, number)
      .getByText(/1 of 2 approvals: @?Ana Torres/)
      .waitFor();
    await approve(page, number);
    await newest(page)
      .getByText(/You have approved request \d+ before/)
      .waitFor();
    expect(purchases()).toEqual([]);
    await asApprover(BEN);
    await approve(page, number);
    await cardOf(page, number)
      .getByText(/Bought/)
      .first()
      .waitFor();
    await cardOf(page, number)
      .getByText(/Approved by @?Ana Torres and @?Ben Okafor/)
      .waitFor();
    expect(purchases()).toHaveLength(1);
  });

  it('over the budget: nobody’s approval helps until an admin raises it', async () => {
    await asAdmin({ 'Approvals needed': '1 above', 'Monthly budget': '4' });
    page = await browsing.openAs(RINA);
    const number = await request(page, { areaCode: '512', count: 2 });
    await asApprover(ANA);
    await cardOf(page, number)
      .getByText(/It cannot be approved now. This is \$\d+\.\d\d more a month than the budget has left/)
      .waitFor();
    await approve(page, number);
    await newest(page)
      .getByText(/more a month than the budget has left/)
      .waitFor();
    expect(purchases()).toEqual([]);

    await asAdmin({ 'Monthly budget': '400' });
    await asApprover(BEN);
    await approve(page, number);
    await cardOf(page, number)
      .getByText(/Bought/)
      .first()
      .waitFor();
    expect(purchases()).toHaveLength(1);
  });

  it('approved automatically: under the cap, once a day for each person', async () => {
    await asAdmin({ 'Approved automatically up to': '5' });
    page = await browsing.openAs(RINA);
    const first = await request(page, { areaCode: '206' });
    const second = await request(page, { areaCode: '503' });
    await openDirectMessage(page);
    await cardOf(page, first)
      .getByText(/Bought/)
      .first()
      .waitFor();
    await cardOf(page, first)
      .getByText(/Approved by the policy. It was approved automatically, for its low cost/)
      .waitFor();
    expect(await buttons(first)).toEqual([]);
    await cardOf(page, second)
      .getByText(/At most 1 request per person and day is approved automatically; today’s limit is reached/)
      .waitFor();
    expect(purchases()).toHaveLength(1);
  });
});
