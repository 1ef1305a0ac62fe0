import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { ADA, ANA, RINA } from '../../src/sandbox/slack/seed.ts';
import { createLocalZoom } from '../../src/sandbox/zoom/local-zoom.ts';
import { type Browsing, newest, PHONE, startBrowsing, type } from '../support/browse.ts';
import { confirmApproval } from '../support/requests-on-page.ts';

const home = (page: Page) => page.getByRole('region', { name: /^Home of / });

async function openHome(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('button', { name: 'Zoom Phone' })
    .click();
  // Where there is something unread, the messages come first.
  await page.getByRole('navigation', { name: /tabs$/ }).getByRole('button', { name: 'Home' }).click();
  await home(page).getByRole('heading', { name: 'Phone numbers, without leaving Slack' }).waitFor();
  await home(page)
    .getByText(/^As of/)
    .waitFor();
}

describe('In the browser, the Home and the inventory', () => {
  let browsing: Browsing;
  let page: Page;

  afterEach(async () => {
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
    await browsing.close();
  });

  it('are live: the inventory is a table and a picture, and a Home changes by itself with an approval', async () => {
    browsing = await startBrowsing();
    page = await browsing.openAs(RINA);
    await type(page, '/phone inventory');
    const picture = page.getByRole('log').getByRole('img', { name: /^A chart\. 320 numbers/ });
    await picture.waitFor();
    await expect
      .poll(() => page.evaluate(`document.querySelector('img[alt^="A chart"]').naturalWidth`))
      .toBe(1_600);
    const table = page.getByRole('log').getByRole('table');
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      'By',
      'Name',
      'Numbers',
      'Assigned',
      'Unassigned',
      'A month',
    ]);
    await table.getByRole('row', { name: /^All All numbers 320 / }).waitFor();
    await newest(page).scrollIntoViewIfNeeded();

    await openHome(page);
    await home(page).getByText('Nothing is under way').waitFor();
    await home(page)
      .getByText(/320 numbers/)
      .waitFor();
    expect(await home(page).getByRole('heading', { name: 'For admins' }).count()).toBe(0);
    await ask(page);
    await browsing.sandbox.slack?.person(RINA).reload();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await home(page).getByText('Awaiting approval').waitFor();

    page = await browsing.openAs(ANA);
    await openHome(page);
    await home(page).getByRole('heading', { name: 'Awaiting you: 1 request' }).waitFor();
    await home(page).getByRole('button', { name: 'Approve' }).click();
    await confirmApproval(page);
    await page
      .getByRole('dialog')
      .getByText(/You approved request 1/)
      .waitFor();
    await page.keyboard.press('Escape');
    await home(page)
      .getByRole('heading', { name: /Awaiting you/ })
      .waitFor({ state: 'detached' });

    page = await browsing.openAs(RINA);
    await openHome(page);
    await home(page)
      .getByText(/Lately: request 1 \(1 number\) bought/)
      .waitFor();
    await home(page).getByRole('button', { name: 'Totals and picture' }).click();
    const modal = page.getByRole('dialog', { name: 'Inventory' });
    await modal.getByRole('img', { name: /^A chart/ }).waitFor();

    page = await browsing.openAs(ADA);
    await openHome(page);
    await home(page).getByRole('heading', { name: 'For admins' }).waitFor();
    await home(page)
      .getByText(/ports \w+ \d+, \d{4}/)
      .first()
      .waitFor();
    await home(page)
      .getByText(/Budget this month:.*\$[1-9]/)
      .waitFor();
    await home(page)
      .getByText(/Zoom answered/)
      .waitFor();
    await home(page).getByText('For admins').scrollIntoViewIfNeeded();
    await page.setViewportSize(PHONE);
    await home(page).getByRole('heading', { name: 'For admins' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
  });

  it('have something to say on an empty account', async () => {
    const zoom = createLocalZoom({ numbers: 0 });
    browsing = await startBrowsing({ zoom: { ...zoom.snapshot(), orders: [] } });
    zoom.close();
    page = await browsing.openAs(ADA);
    await openHome(page);
    await home(page).getByText('/phone search San Francisco, CA').waitFor();
    await home(page).getByText('0 numbers').first().waitFor();
    await home(page).getByText('None.', { exact: true }).waitFor();
    await home(page).getByRole('button', { name: 'Totals and picture' }).click();
    await page
      .getByRole('dialog', { name: 'Inventory' })
      .getByRole('img', { name: /^A chart\. 0 numbers/ })
      .waitFor();
  });
});

/** Asks for a number from the Home, and comes back to it. */
async function ask(page: Page): Promise<void> {
  await home(page).getByRole('button', { name: 'Search numbers' }).click();
  const form = page.getByRole('dialog', { name: 'Search for numbers' });
  await form.getByRole('textbox', { name: /Where/ }).fill('415');
  await form.getByRole('button', { name: 'Search', exact: true }).click();
  const results = page.getByRole('dialog', { name: 'Available numbers' });
  await results.getByRole('checkbox').first().check();
  await results.getByRole('button', { name: 'Request selected' }).click();
  const request = page.getByRole('dialog', { name: 'Request numbers' });
  await request.getByRole('textbox', { name: /What is it for/ }).fill('The new front desk');
  await request.getByRole('button', { name: 'Request', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByText(/is in:/)
    .waitFor();
}
