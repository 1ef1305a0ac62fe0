import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { ZoomSnapshot } from '../../src/sandbox/zoom/account/records.ts';
import { launchChromium } from './chromium.ts';
import { freshDataDir } from './fresh-database.ts';

export type Browsing = {
  sandbox: Sandbox;
  /** Opens the page as somebody, in a tab of its own. The one before is closed. */
  openAs(person: string, size?: { width: number; height: number }): Promise<Page>;
  /** The same, beside whatever is open. */
  openBeside(person: string, size?: { width: number; height: number }): Promise<Page>;
  /** Whatever the browser's console called an error. */
  broken: string[];
  close(): Promise<void>;
};

export const PHONE = { width: 390, height: 844 };

/**
 * The sandbox and a browser to look at it with.
 * @param options `isNew`: it starts from nothing, as for a new user, which takes seconds; `zoom`: the company's account
 *   at Zoom as it was kept; `clock`: of the bot, the local Slack and the local Zoom, while the browser keeps real time;
 *   `environment`: of the bot
 */
export async function startBrowsing({
  isNew = false,
  zoom,
  clock = systemClock,
  slackRateLimits,
  environment = {},
}: { isNew?: boolean; zoom?: ZoomSnapshot } & Partial<
  Pick<SandboxOptions, 'clock' | 'slackRateLimits' | 'environment'>
> = {}): Promise<Browsing> {
  const dataDir = isNew ? await mkdtemp(join(tmpdir(), 'phone-sandbox-')) : await freshDataDir();
  if (zoom) {
    await mkdir(join(dataDir, 'sandbox'));
    await writeFile(join(dataDir, 'sandbox', 'zoom.json'), JSON.stringify(zoom));
  }
  const [sandbox, browser] = await Promise.all([
    startSandbox({
      port: 0,
      dataDir,
      environment: { LOG_LEVEL: 'silent', ...environment },
      clock,
      ...(slackRateLimits ? { slackRateLimits } : {}),
      ids: randomIds,
      random: Math.random,
    }),
    launchChromium(),
  ]);
  const broken: string[] = [];
  let page: Page | undefined;
  const openBeside: Browsing['openBeside'] = async (person, size = { width: 1280, height: 800 }) => {
    const opened = await openPage(browser, size, broken);
    await opened.goto(`${sandbox.url}/?as=${person}`);
    return opened;
  };
  return {
    sandbox,
    broken,
    openBeside,
    async openAs(person, size) {
      await page?.close();
      page = await openBeside(person, size);
      return page;
    },
    async close() {
      await browser.close();
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
  broken: string[],
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  return page;
}

/** Writes a line where the page is, and sends it. */
export async function type(page: Page, line: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.fill(line);
  await composer.press('Enter');
}

/** The newest message of the conversation that is open. */
export const newest = (page: Page): Locator => page.getByRole('log').getByRole('article').last();
