import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, startBrowsing, type } from '../support/browse.ts';

/** Files, as somebody with a browser exports and imports them. */
describe('Files in the browser', () => {
  let browsing: Browsing;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    browsing = await startBrowsing();
    page = await browsing.openAs(ADA);
  });
  afterAll(async () => {
    await browsing?.close();
    await rm(folder, { recursive: true });
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });

  const look = async (name: string) => {
    const shots = process.env['SCREENSHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
  };
  const openBot = async () => {
    await page.getByRole('navigation').getByText('Zoom Phone').click();
    await page.getByRole('navigation', { name: /tabs$/ }).getByRole('button', { name: 'Messages' }).click();
  };
  const says = (words: string | RegExp) =>
    page.getByRole('log').getByRole('article').filter({ hasText: words });
  const numbers = () => browsing.sandbox.zoom?.snapshot().numbers ?? [];
  const rowsOf = async (download: Download): Promise<Record<string, string>[]> =>
    parse(await readFile(await download.path()), { bom: true, columns: true });

  /** Downloads the newest file with this in its name. */
  async function download(name: string): Promise<Record<string, string>[]> {
    const link = page.getByRole('link', { name: new RegExp(`Download ${name}`) }).last();
    const [got] = await Promise.all([page.waitForEvent('download'), link.click()]);
    return rowsOf(got);
  }

  it('exports the inventory, and has every number in the file', async () => {
    await openBot();
    await type(page, 'export');
    await says(/\d+ numbers exported/).waitFor();
    await look('export');
    const rows = await download('phone-numbers-');
    expect(rows.map((row) => row['number']).toSorted()).toEqual(
      numbers()
        .map((each) => each.phone_number)
        .toSorted(),
    );
  });

  it('imports a file with good and bad rows: the plan, its application, and the result of each row', async () => {
    const [free, other] = numbers().filter((each) => each.status === 'active' && !each.assignee);
    const taken = numbers().find((each) => each.status === 'active' && each.assignee);
    const path = join(folder, 'moves.csv');
    await writeFile(
      path,
      [
        'number,assignee type,assignee,display name',
        `${free?.phone_number},user,ben@meridian-health.example,Ben’s desk`,
        `${other?.phone_number},fax machine,1,`,
        `${taken?.phone_number},none,,`,
        '+14155559999,user,ben@meridian-health.example,',
      ].join('\r\n'),
    );
    await type(page, '/phone import');
    const form = page.getByRole('dialog', { name: 'Import assignments' });
    await form.getByLabel('CSV file').setInputFiles(path);
    await look('import-form');
    await form.getByRole('button', { name: 'Show the plan' }).click();
    await page
      .getByText(/2 rows change something, 2 are wrong/)
      .first()
      .waitFor();
    await look('import-planned');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();

    const plan = says('Plan of the import of moves.csv');
    await plan.getByText('“fax machine” is not a type of assignee.').waitFor();
    await look('import-plan');
    await plan.getByRole('button', { name: 'Apply 2 changes' }).click();
    await look('import-confirm');
    await page
      .getByRole('dialog', { name: 'Apply the plan?' })
      .getByRole('button', { name: 'Apply' })
      .click();
    await says('2 of 4 rows imported').waitFor();
    await page.getByRole('link', { name: /Download imported-numbers/ }).waitFor();
    await look('import-result');

    const results = await download('imported-numbers');
    expect(results.map((row) => [row['row'], row['result']])).toEqual([
      ['2', 'changed'],
      ['3', 'failed'],
      ['4', 'changed'],
      ['5', 'failed'],
    ]);
    const now = numbers();
    expect(now.find(({ id }) => id === free?.id)).toMatchObject({ display_name: 'Ben’s desk' });
    expect(now.find(({ id }) => id === taken?.id)?.assignee).toBeUndefined();
  });
});
