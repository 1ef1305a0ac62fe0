import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, newest, startBrowsing, type } from '../support/browse.ts';
import { type ZoomPortal, zoomPortal } from '../support/zoom-portal.ts';

/** What an administrator of numbers gives up, in a real browser. */
describe('In the browser', () => {
  let browsing: Browsing;
  let portal: ZoomPortal;
  let page: Page;

  beforeAll(async () => {
    browsing = await startBrowsing();
    const { zoom, url } = browsing.sandbox;
    if (!zoom) throw new Error('The sandbox has no local Zoom');
    portal = await zoomPortal({ zoom, zoomUrl: `${url}/zoom` });
  });
  beforeEach(async () => {
    await browsing.sandbox.slack?.person(ADA).reload();
    page = await browsing.openAs(ADA);
  });
  afterAll(async () => {
    await browsing?.close();
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });

  const account = () => browsing.sandbox.zoom?.snapshot().numbers ?? [];
  const isThere = (phoneNumber: string) => account().some(({ phone_number }) => phone_number === phoneNumber);
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });

  it('an assigned number is refused with "Unassign it first"', async () => {
    const number = account().find(({ assignee, block_id }) => assignee && !block_id);
    await type(page, `/phone release ${number?.phone_number}`);
    const screen = dialog('Release numbers');
    await screen.getByText('Unassign it first').waitFor();
    await screen.getByRole('button', { name: 'Open', exact: true }).waitFor();
    expect(await screen.getByRole('button', { name: /^Release/ }).count()).toBe(0);
  });

  it('a free number is released after what is lost was said and confirmed', async () => {
    const [number] = await portal.buyNumbers('628', 1);
    await type(page, `/phone release ${number?.phone_number}`);
    const screen = dialog('Release numbers');
    await screen.getByText('This cannot be undone').waitFor();
    await screen.getByRole('button', { name: 'Release this number' }).click();
    await dialog('Release this number?').getByRole('button', { name: 'Keep' }).click();
    expect(isThere(number?.phone_number ?? '')).toBe(true);
    await screen.getByRole('button', { name: 'Release this number' }).click();
    await dialog('Release this number?').getByRole('button', { name: 'Release' }).click();
    await dialog('Release')
      .getByText(/is released\. Your company no longer has it/)
      .waitFor();
    expect(isThere(number?.phone_number ?? '')).toBe(false);
  });

  it('a hundred are released one after the other; some fail, and each has its result', async () => {
    const numbers = await portal.buyNumbers('628', 100);
    expect(numbers).toHaveLength(100);
    await type(page, `/phone release ${numbers.map(({ phone_number }) => phone_number).join(' ')}`);
    const screen = dialog('Release numbers');
    await screen.getByText('Release 100 numbers?').waitFor({ timeout: 30_000 });
    for (const { id } of [numbers[10], numbers[50], numbers[90]].flatMap((each) => each ?? []))
      await portal.assign(id);
    await screen.getByRole('button', { name: 'Release 100 numbers' }).click();
    await dialog('Release 100 numbers?').getByRole('button', { name: 'Release' }).click();
    await dialog('Release').getByText('Our direct message shows how it goes').waitFor();
    await dialog('Release').getByRole('button', { name: 'Close' }).first().click();

    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('button', { name: 'Zoom Phone' })
      .click();
    await page.getByRole('navigation', { name: /tabs$/ }).getByRole('button', { name: 'Messages' }).click();
    await page.getByText(/\d+ of 100 \(\d+%\)/).waitFor();
    const card = page.getByRole('log').getByRole('article').filter({ hasText: '97 of 100 numbers released' });
    await card.waitFor({ timeout: 60_000 });
    expect(await card.getByText('not released: Zoom refused').count()).toBeGreaterThan(0);
    await newest(page).getByText('Result of the release').waitFor();
    expect(numbers.filter(({ phone_number }) => isThere(phone_number))).toHaveLength(3);
  });

  it('number blocks: their use, one in use that stays, and one that is released', async () => {
    const id = await portal.buyBlock({ area_code: '415', size: 10 });
    await type(page, '/phone blocks');
    await newest(page).getByText('4 number blocks').waitFor();
    await newest(page).getByRole('button', { name: 'Release…' }).first().click();
    await dialog('Release a block').getByText('A block is released as a whole', { exact: false }).waitFor();
    await dialog('Release a block').getByRole('button', { name: 'Close' }).first().click();
    await newest(page).getByRole('button', { name: 'Release…' }).last().click();
    const screen = dialog('Release a block');
    await screen.getByText('You lose every number of it').waitFor();
    await screen.getByRole('button', { name: 'Release all 10 numbers' }).click();
    await dialog('Release all 10 numbers?').getByRole('button', { name: 'Release' }).click();
    await dialog('Release')
      .getByText(/The block .* is released/)
      .waitFor();
    expect(browsing.sandbox.zoom?.snapshot().blocks.map((block) => block.id)).not.toContain(id);
  });
});
