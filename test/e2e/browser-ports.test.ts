import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, startBrowsing, type } from '../support/browse.ts';
import { createLeapingClock } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { portFormOnPage } from '../support/port-form-on-page.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { MONDAY } from './ports-on-screen.ts';

/** What a coordinator sees of ports in the porting channel, while the Zoom panel beside it moves them. */
describe('In the browser, ports on their way', () => {
  const clock = createLeapingClock(MONDAY);
  const numbersOf = portableNumbers('312');
  let browsing: Browsing;
  let page: Page;
  let at: ReturnType<typeof portFormOnPage>;
  let panel: Locator;

  beforeAll(async () => {
    browsing = await startBrowsing({
      clock,
      slackRateLimits: noRateLimits,
      environment: { PORTING_POLL_SECONDS: '1' },
    });
    page = await browsing.openAs(ADA, { width: 1440, height: 1000 });
    at = portFormOnPage(page);
    await page.getByRole('navigation', { name: 'Conversations' }).getByText('porting').click();
    panel = page.getByRole('region', { name: 'Zoom' });
    await panel.getByRole('tab', { name: 'Porting orders' }).click();
  });
  afterEach(() => {
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });
  afterAll(() => browsing?.close());

  const orderOf = (number: string) =>
    browsing.sandbox.zoom?.snapshot().orders.find(({ phone_numbers }) => phone_numbers.includes(number));
  /** Files a port of one number. @returns the order's id */
  async function file(carrier: string, accountNumber?: string): Promise<string> {
    const [number = ''] = numbersOf(carrier, 1);
    await at.check(number);
    await at.form.getByText(carrier).first().waitFor();
    await at.next();
    await at.account(accountNumber);
    await at.form.getByText(/The earliest that is usual/).waitFor();
    await at.address('1801 California St');
    await at.file();
    await expect.poll(() => orderOf(number)?.order_id).toBeTruthy();
    return orderOf(number)?.order_id ?? '';
  }
  const card = (orderId: string, says: string | RegExp) =>
    page
      .getByRole('log')
      .getByRole('article')
      .filter({ hasText: `Porting order ${orderId}` })
      .filter({ hasText: says })
      .last();
  const inPanel = (orderId: string) => panel.getByRole('article', { name: `Order ${orderId}` });
  const move = (orderId: string, verb: RegExp) =>
    inPanel(orderId).getByRole('button', { name: verb }).click();
  async function schedule(orderId: string, date: string): Promise<void> {
    await move(orderId, /^(Schedule|Move date)/);
    await inPanel(orderId).getByLabel('Port date').fill(date);
    await inPanel(orderId).getByRole('button', { name: 'Schedule', exact: true }).click();
  }

  it('a clean one goes from the form to "completed", each step on its card and in its thread', async () => {
    const orderId = await file('Verizon');
    await card(orderId, 'Submitted').waitFor();
    await move(orderId, /^Start review/);
    await card(orderId, 'The losing carrier is checking it').waitFor();
    await schedule(orderId, '2027-03-15');
    await card(orderId, /Port date \(FOC\): Mon, Mar 15 \(/).waitFor();
    await move(orderId, /^Complete/);
    const done = card(orderId, 'The numbers are live on Zoom');
    await done.waitFor();
    await done.getByRole('button', { name: 'Assign numbers' }).waitFor();
    await done.getByRole('button', { name: /replies/ }).click();
    const thread = page
      .getByRole('complementary')
      .or(page.getByRole('region', { name: /Thread/ }))
      .first();
    await thread
      .getByText(/Completed: the numbers are live on Zoom/)
      .last()
      .waitFor();
    await done.getByRole('button', { name: 'Test call done' }).click();
    await page.getByText('The old service can be cancelled now').waitFor();
    await page
      .getByRole('button', { name: /Close thread|Close/ })
      .first()
      .click();
  });

  it('one that is rejected is fixed and resubmitted', async () => {
    const orderId = await file('Lumen', 'ACCT-0000');
    await card(orderId, 'Submitted').waitFor();
    await move(orderId, /^Start review/);
    await card(orderId, 'Pending').waitFor();
    browsing.sandbox.zoom?.moveOrder(orderId, { to: 'rejected' });
    const rejected = card(orderId, 'The account number is wrong');
    await rejected.waitFor();
    await rejected.scrollIntoViewIfNeeded();
    await rejected.getByRole('button', { name: 'Fix and resubmit' }).click();
    const form = page.getByRole('dialog', { name: 'Fix and resubmit' });
    const number = form.getByRole('textbox', { name: /^Account number/ });
    await number.waitFor();
    await number.fill('ACCT-778292');
    await form.getByRole('button', { name: 'Resubmit' }).click();
    await page.getByText('Corrected and resubmitted.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await card(orderId, 'Submitted').waitFor();
    expect(browsing.sandbox.zoom?.portingSecrets(orderId)?.account_number).toBe('ACCT-778292');
  });

  it('one that was made in the Zoom portal has a date, another date, and is cancelled with a reason', async () => {
    const orderId =
      browsing.sandbox.zoom?.createPortalOrder({
        phone_numbers: numbersOf('Windstream', 2),
        carrier_name: 'Windstream',
      }).order_id ?? '';
    await card(orderId, 'somebody outside Slack').waitFor();
    await move(orderId, /^Start review/);
    await schedule(orderId, '2027-03-16');
    await card(orderId, 'Tue, Mar 16').waitFor();
    await schedule(orderId, '2027-03-18');
    await card(orderId, 'moved 2 days later').waitFor();
    await card(orderId, /./).getByRole('button', { name: 'Change' }).click();
    await page.getByText('A scheduled order cannot be changed').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    const form = page.getByRole('dialog', { name: 'Cancel the order' });
    await form.getByRole('textbox', { name: /Why is it cancelled/ }).fill('We stay where we are');
    await form.getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByText(`Order ${orderId} is cancelled.`).waitFor();
    await browsing.sandbox.slack?.person(ADA).close({ all: true });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await card(orderId, 'We stay where we are').waitFor();
    await card(orderId, /./).scrollIntoViewIfNeeded();
  });

  it('all of them are a command away, and a channel asks for what it wants to hear', async () => {
    await type(page, '/phone ports');
    await page.getByRole('log').getByText('Porting orders · open').last().waitFor();
    await type(page, '/phone port watch #porting rejected carrier:"AT&T" quiet 22:00-7:00');
    await page.getByRole('log').getByText('is told of ports from now on').last().waitFor();
    await type(page, '/phone port unwatch #porting ');
    await page.getByRole('log').getByText('hears of every port as it happens').last().waitFor();
  });
});
