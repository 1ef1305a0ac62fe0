import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, ANA, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, newest, PHONE, startBrowsing, type } from '../support/browse.ts';
import { confirmApproval } from '../support/requests-on-page.ts';

/** What a new user does on the sandbox page, in a real browser. */
describe('In the browser', () => {
  let browsing: Browsing;
  let page: Page;

  beforeAll(async () => {
    browsing = await startBrowsing({ isNew: true });
  });
  afterAll(async () => {
    await browsing?.close();
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });

  const answer = () => newest(page);

  it('searches 415, ticks numbers over two pages, and asks for them', async () => {
    page = await browsing.openAs(RINA);
    await type(page, '/phone search 415');
    await answer().getByText('100 numbers').waitFor();
    await answer().getByText('Only visible to you').waitFor();
    expect(await answer().getByRole('checkbox').count()).toBe(10);

    await answer().getByRole('checkbox', { name: '+1 (415) 555-1001' }).check();
    await answer().getByRole('button', { name: 'Next page' }).click();
    await answer().getByText('Page 2 of 10').waitFor();
    await answer().getByRole('checkbox').first().check();
    await answer().getByRole('button', { name: 'Previous page' }).click();
    await answer()
      .getByText(/Page 1 of 10 · 1 chosen on other pages/)
      .waitFor();
    expect(await answer().getByRole('checkbox', { name: '+1 (415) 555-1001' }).isChecked()).toBe(true);

    await answer().getByRole('button', { name: 'Request selected' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request numbers' });
    await dialog.getByText(/Total: \$\d+\.\d\d a month for 2 numbers/).waitFor();
    await dialog.getByRole('checkbox', { name: '+1 (415) 555-1001' }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('requests two numbers, cannot approve them, and has them once an approver has', async () => {
    page = await browsing.openAs(RINA);
    await type(page, '/phone search 628');
    await answer().getByText('area code 628').waitFor();
    for (const which of [0, 1]) await answer().getByRole('checkbox').nth(which).check();
    await answer().getByRole('button', { name: 'Request selected' }).click();
    const form = page.getByRole('dialog', { name: 'Request numbers' });
    await form.getByRole('textbox', { name: /What is it for/ }).fill('New front desk');
    await form.getByRole('button', { name: 'Request', exact: true }).click();
    const [, number] =
      /Request (\d+)/.exec((await page.getByText(/Request \d+ is in/).textContent()) ?? '') ?? [];
    expect(number).toBeDefined();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();

    const card = () =>
      page
        .getByRole('log')
        .getByRole('article')
        .filter({ hasText: `Request ${number}: 2 numbers` });
    await page.getByRole('navigation').getByText('phone-approvals').click();
    await card().getByRole('button', { name: 'Approve' }).click();
    await confirmApproval(page);
    await answer()
      .getByText(/You are not among those who decide/)
      .waitFor();

    page = await browsing.openAs(ANA);
    await page.getByRole('navigation').getByText('phone-approvals').click();
    await card().getByRole('button', { name: 'Approve' }).click();
    await confirmApproval(page);
    await card().getByText('Bought').waitFor();
    expect(await card().getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const posts = browsing.sandbox.zoom
      ?.calls()
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/v2/'));
    expect(posts?.map(({ path }) => path)).toEqual(['/v2/phone/numbers/provision']);
    expect(browsing.sandbox.zoom?.state().inventory.total).toBe(322);
  });

  it('is told of a mistake in the words, and searches with the button beside it', async () => {
    page = await browsing.openAs(RINA);
    await type(page, '/phone search Califronia x3');
    await answer()
      .getByText(/Califronia.*Did you mean California/)
      .waitFor();
    await answer()
      .getByRole('button', { name: /^Search C/ })
      .click();
    await answer()
      .getByText(/3 numbers.*California/)
      .waitFor();
  });

  it('fills in the form when a search has no words, and corrects what the form does not take', async () => {
    page = await browsing.openAs(ADA);
    await type(page, '/phone search');
    const form = page.getByRole('dialog', { name: 'Search for numbers' });
    await form.getByRole('textbox', { name: /Where/ }).fill('Atlantis');
    await form.getByRole('button', { name: 'Search', exact: true }).click();
    await form.getByText(/Atlantis.*not/).waitFor();
    await form.getByRole('textbox', { name: /Where/ }).fill('212');
    await form.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('dialog', { name: 'Available numbers' }).getByText('area code 212').waitFor();
  });

  it('shows a guest nothing, and says whom to ask', async () => {
    page = await browsing.openAs(GUS);
    await type(page, '/phone search 415');
    await answer()
      .getByText(/you are here as a guest/)
      .waitFor();
    await answer()
      .getByText(/ask @.*Ada/)
      .waitFor();
    expect(await page.getByRole('log').getByText('(415)').count()).toBe(0);
  });

  it('works on the width of a phone, without scrolling sideways', async () => {
    page = await browsing.openAs(RINA, PHONE);
    await type(page, '/phone search 628 x3');
    await answer().getByText('3 numbers').waitFor();
    const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect(sideways).toBe(false);
  });
});
