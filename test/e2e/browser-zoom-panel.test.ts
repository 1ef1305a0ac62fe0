import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, newest, startBrowsing, type } from '../support/browse.ts';

describe('The Zoom panel in the browser', () => {
  let browsing: Browsing;
  let page: Page;
  let panel: Locator;

  beforeAll(async () => {
    browsing = await startBrowsing();
  });
  afterEach(() => {
    browsing.sandbox.zoom?.clearFaults();
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });
  afterAll(() => browsing?.close());

  async function open(tab: string): Promise<void> {
    page = await browsing.openAs(RINA);
    panel = page.getByRole('region', { name: 'Zoom' });
    await panel.getByRole('tab', { name: tab }).click();
    await panel.getByRole('tabpanel', { name: tab }).waitFor();
  }

  const statusOf = (orderId: string) =>
    browsing.sandbox.zoom?.state().orders.find(({ order_id }) => order_id === orderId)?.status;

  it('moves a porting order along its life, and says no to what cannot be', async () => {
    await open('Porting orders');
    const submitted = browsing.sandbox.zoom?.state().orders.find(({ status }) => status === 'submitted');
    const id = submitted?.order_id ?? '';
    const order = panel.getByRole('article', { name: `Order ${id}` });
    await order.getByRole('button', { name: /^Start review/ }).click();
    await order.getByText('pending', { exact: true }).waitFor();
    expect(statusOf(id)).toBe('pending');

    await order.getByRole('button', { name: /^Reject/ }).click();
    const reason = order.getByRole('textbox', { name: 'Reason' });
    await reason.fill('PIN is wrong');
    await reason.press('Enter');
    await order.getByText('rejected', { exact: true }).waitFor();
    await order.getByText('PIN is wrong').waitFor();
    expect(statusOf(id)).toBe('rejected');

    await order.getByRole('button', { name: /^Resubmit/ }).click();
    await order.getByText('submitted', { exact: true }).waitFor();
    await order.getByRole('button', { name: /^Start review/ }).click();
    await order.getByRole('button', { name: /^Schedule/ }).click();
    await order.getByRole('button', { name: 'Schedule', exact: true }).click();
    await order.getByText('scheduled', { exact: true }).waitFor();
    await order.getByRole('button', { name: /^Complete/ }).click();
    await order.waitFor({ state: 'detached' });
    expect(statusOf(id)).toBe('completed');
    await panel.getByRole('checkbox', { name: /completed and cancelled/ }).check();
    await order.getByText('completed', { exact: true }).waitFor();
  });

  it('breaks what is asked of Zoom, which the person hears with a reference, and mends it', async () => {
    await open('Faults');
    const form = panel.getByRole('form', { name: 'Switch a fault on' });
    await form.getByRole('combobox', { name: 'What goes wrong' }).selectOption('Gateway down (503)');
    await form.getByRole('combobox', { name: 'For which calls' }).selectOption('Search for numbers');
    await form.getByRole('spinbutton', { name: 'How many times' }).fill('');
    await form.getByRole('button', { name: 'Switch on' }).click();
    await panel.getByText('GET /phone/numbers/available · until removed · 0 hits').waitFor();

    await type(page, '/phone search 415');
    await newest(page).getByText('Zoom is having trouble right now. Nothing has changed').waitFor();
    await newest(page)
      .getByText(/reference: ZP-[2-9A-HJ-NP-Z]{6}/)
      .waitFor();
    await panel.getByText(/until removed · [2-9] hits/).waitFor();

    await panel.getByRole('button', { name: 'Switch off: Gateway down (503)' }).click();
    await panel.getByText('Nothing is broken.').waitFor();
    await type(page, '/phone search 415');
    await newest(page)
      .getByText(/\d+ numbers/)
      .first()
      .waitFor();
  });

  it('tells how long to wait when the fault is a rate limit', async () => {
    await open('Faults');
    const form = panel.getByRole('form', { name: 'Switch a fault on' });
    await form.getByRole('combobox', { name: 'For which calls' }).selectOption('Search for numbers');
    await form.getByRole('textbox', { name: 'Retry-After' }).fill('40');
    await form.getByRole('button', { name: 'Switch on' }).click();
    await panel.getByText(/Retry-After 40/).waitFor();
    await type(page, '/phone search 628');
    await newest(page)
      .getByText(/Zoom is taking no more calls .* try again in (40|39) seconds/)
      .waitFor();
  });

  it('lists the calls that the bot made, the newest first', async () => {
    // Whatever pause Zoom asked for above is the bot's to keep, so these are the calls of before.
    await open('Calls');
    const calls = panel.getByRole('list', { name: 'Calls to Zoom' }).getByRole('listitem');
    await calls.first().waitFor();
    const listed = await calls.allTextContents();
    expect(listed[0]).toMatch(/^GET\/phone\/numbers\/available.*area_code=628.*429/);
    expect(listed).toContainEqual(expect.stringMatching(/area_code=415.*200/));
    expect(listed).toContainEqual(expect.stringMatching(/area_code=415.*503/));
    await panel.getByRole('button', { name: 'Clear' }).click();
    await panel.getByText('The bot has not called Zoom yet.').waitFor();
  });

  it('is reached by keyboard, and can be put away', async () => {
    await open('Porting orders');
    await panel.getByRole('tab', { name: 'Porting orders' }).focus();
    await page.keyboard.press('ArrowRight');
    await panel.getByRole('tabpanel', { name: 'Faults' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await panel.getByRole('tabpanel', { name: 'Calls' }).waitFor();
    await panel.getByRole('button', { name: 'Close Zoom panel' }).click();
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Zoom', exact: true }).click();
    await panel.waitFor();
  });
});
