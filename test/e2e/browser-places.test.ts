import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA, ANA, BEN, RINA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, newest, startBrowsing, type } from '../support/browse.ts';

/** The places of the sandbox page where one meets the bot, and what becomes of them. */
describe('In the browser', () => {
  let browsing: Browsing;
  let page: Page;

  beforeAll(async () => {
    browsing = await startBrowsing();
  });
  // A modal that is open stays open in every tab of that person.
  beforeEach(async () => void (await browsing.sandbox.slack?.person(RINA).reload()));
  afterEach(() => {
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });
  afterAll(() => browsing?.close());

  it('the Home tab says what there is to do, and its button opens the form', async () => {
    page = await browsing.openAs(RINA);
    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('button', { name: 'Zoom Phone' })
      .click();
    const home = page.getByRole('region', { name: /^Home of / });
    await home.getByRole('heading', { name: 'Phone numbers, without leaving Slack' }).waitFor();
    await home.getByText('/phone search San Francisco, CA').waitFor();
    await home.getByRole('button', { name: 'Search numbers' }).click();
    const form = page.getByRole('dialog', { name: 'Search for numbers' });
    await form.getByRole('textbox', { name: /Where/ }).fill('Seattle, WA');
    await form.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('dialog', { name: 'Available numbers' }).getByText('Seattle, WA').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('"search 415" in the direct message is answered there, and is still there after a reload', async () => {
    page = await browsing.openAs(RINA);
    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('button', { name: 'Zoom Phone' })
      .click();
    await page.getByRole('navigation', { name: /tabs$/ }).getByRole('button', { name: 'Messages' }).click();
    await type(page, 'search 415');
    await newest(page)
      .getByText(/\d+ numbers/)
      .first()
      .waitFor();
    expect(await newest(page).getByText('Only visible to you').count()).toBe(0);
    await newest(page).getByRole('button', { name: 'Next page' }).click();
    await newest(page).getByText('Page 2 of 10').waitFor();
    await page.reload();
    await newest(page).getByText('Page 2 of 10').waitFor();
  });

  it('an answer that only one person sees is gone after a reload, and was never seen by others', async () => {
    page = await browsing.openAs(ANA);
    await type(page, 'Good morning');
    await type(page, '/phone search 415');
    await newest(page).getByText('Only visible to you').waitFor();
    await page.reload();
    await newest(page).getByText('Good morning').waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(0);

    await type(page, '/phone search 628');
    await newest(page).getByText('Only visible to you').waitFor();
    page = await browsing.openAs(BEN);
    await newest(page).getByText('Good morning').waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(0);
  });

  it('one can be somebody else, by mouse and by keyboard, and the page remembers who', async () => {
    page = await browsing.openAs(ADA);
    await page.getByRole('button', { name: /^Ada Lindqvist, .*Switch person$/ }).click();
    const everybody = page.getByRole('menu').getByRole('menuitemradio');
    expect(await everybody.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Rina Patel'), expect.stringContaining('Guest')]),
    );
    await page.getByRole('menuitemradio', { name: /Ana Torres/ }).click();
    const ana = page.getByRole('button', { name: /^Ana Torres, .*Switch person$/ });
    await ana.waitFor();
    expect(await page.title()).toContain('Ana Torres');

    await ana.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^Ana Torres, .*Switch person$/);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Stu Reyes, .*Switch person$/ }).waitFor();
  });

  it('the whole search works by keyboard alone, and the focus comes back from every modal', async () => {
    page = await browsing.openAs(RINA);
    const composer = page.getByRole('textbox', { name: 'Message #general' });
    await composer.waitFor();
    await expect.poll(() => focused(page)).toBe('Message #general');

    // The command is completed with Tab, the form is opened with Enter.
    await page.keyboard.type('/ph');
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /\/phone/ })
      .waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('search');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Search for numbers' });
    await form.getByRole('textbox', { name: /Where/ }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Where/);

    // Nothing behind the modal is reached, however far one goes.
    for (let stops = 0; stops < 30; stops += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    }
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Message #general');

    // What is typed then is written there. Enter in a field searches.
    await page.keyboard.type('/phone search');
    await page.keyboard.press('Enter');
    await form.getByRole('textbox', { name: /Where/ }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Where/);
    await page.keyboard.type('415');
    await page.keyboard.press('Enter');
    const results = page.getByRole('dialog', { name: 'Available numbers' });
    await results.getByText('area code 415').waitFor();

    // A number is ticked and asked for.
    await tabTo(page, /^\+1 \(415\)/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Next page/);
    await page.keyboard.press('Enter');
    await results.getByText(/Page 2 of 10 · 1 chosen/).waitFor();
    await tabTo(page, /^Request selected/);
    await page.keyboard.press('Enter');
    const request = page.getByRole('dialog', { name: 'Request numbers' });
    await request.getByText('a month for 1 number.').waitFor();
    await page.keyboard.press('Escape');
    await results.getByText(/Page 2 of 10/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Message #general');
  });
});

/** The accessible name of what has the focus, as far as its own attributes, labels and text give it. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const now = document.activeElement;
    const label = now.labels?.[0]?.textContent;
    return (now.getAttribute('aria-label') ?? label ?? now.textContent ?? '').trim();
  })()`);
}

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}; the focus is on "${await focused(page)}"`);
}
