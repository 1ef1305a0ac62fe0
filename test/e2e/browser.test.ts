import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { ADA, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { launchChromium } from '../support/chromium.ts';

/** What a new user does on the sandbox page, in a real browser. */
describe('In the browser', () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'phone-sandbox-'));
    [sandbox, browser] = await Promise.all([
      startSandbox({
        port: 0,
        dataDir,
        environment: { LOG_LEVEL: 'silent' },
        clock: systemClock,
        ids: randomIds,
        random: Math.random,
      }),
      launchChromium(),
    ]);
  });
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
    await rm(dataDir, { recursive: true, force: true });
    expect(broken, 'errors in the browser console').toEqual([]);
    expect(sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });

  async function openAs(person: string, size = { width: 1280, height: 800 }): Promise<Page> {
    page = await browser.newPage({ viewport: size });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
    await page.goto(`${sandbox.url}/?as=${person}`);
    return page;
  }

  async function type(line: string): Promise<void> {
    const composer = page.getByRole('textbox', { name: 'Message #general' });
    await composer.fill(line);
    await composer.press('Enter');
  }

  const answer = () => page.getByRole('log').getByRole('article').last();

  it('searches 415, ticks numbers over two pages, and asks for them', async () => {
    await openAs(RINA);
    await type('/phone search 415');
    await answer().getByText('100 numbers').waitFor();
    await answer().getByText('Only visible to you').waitFor();
    expect(await answer().getByRole('checkbox').count()).toBe(10);

    await answer().getByRole('checkbox', { name: '+1 (415) 555-1001' }).check();
    await answer().getByRole('button', { name: 'Next page' }).click();
    await answer().getByText('Page 2 of 10').waitFor();
    await answer().getByRole('checkbox').first().check();
    await answer().getByRole('button', { name: 'Previous page' }).click();
    await answer()
      .getByText(/Page 1 of 10 · 2 chosen/)
      .waitFor();
    expect(await answer().getByRole('checkbox', { name: '+1 (415) 555-1001' }).isChecked()).toBe(true);

    await answer().getByRole('button', { name: 'Request selected' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request numbers' });
    await dialog.getByText(/Total: \$\d+\.\d\d a month for 2 numbers/).waitFor();
    await dialog.getByRole('checkbox', { name: '+1 (415) 555-1001' }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('is told of a mistake in the words, and searches with the button beside it', async () => {
    await openAs(RINA);
    await type('/phone search Califronia x3');
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
    await openAs(ADA);
    await type('/phone search');
    const form = page.getByRole('dialog', { name: 'Search for numbers' });
    await form.getByRole('textbox', { name: /Where/ }).fill('Atlantis');
    await form.getByRole('button', { name: 'Search', exact: true }).click();
    await form.getByText(/Atlantis.*not/).waitFor();
    await form.getByRole('textbox', { name: /Where/ }).fill('212');
    await form.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('dialog', { name: 'Available numbers' }).getByText('area code 212').waitFor();
  });

  it('shows a guest nothing, and says whom to ask', async () => {
    await openAs(GUS);
    await type('/phone search 415');
    await answer()
      .getByText(/you are here as a guest/)
      .waitFor();
    await answer()
      .getByText(/ask @.*Ada/)
      .waitFor();
    expect(await page.getByRole('log').getByText('(415)').count()).toBe(0);
  });

  it('works on the width of a phone, without scrolling sideways', async () => {
    await openAs(RINA, { width: 390, height: 844 });
    await type('/phone search 628 x3');
    await answer().getByText('3 numbers').waitFor();
    const sideways = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect(sideways).toBe(false);
  });
});
