import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, newest, startBrowsing, type } from '../support/browse.ts';

/** What an administrator of phone numbers does all day, in a real browser. */
describe('In the browser, a number', () => {
  let browsing: Browsing;
  let page: Page;

  beforeAll(async () => {
    browsing = await startBrowsing();
  });
  // A modal that is open stays open in every tab of that person.
  beforeEach(async () => {
    await browsing.sandbox.slack?.person(ADA).reload();
    page = await browsing.openAs(ADA);
  });
  afterEach(() => {
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });
  afterAll(() => browsing?.close());

  const dialog = (name: string) => page.getByRole('dialog', { name });
  const numbers = () => browsing.sandbox.zoom?.snapshot().numbers ?? [];
  const used = new Set<string>();
  function number(fits: (each: ReturnType<typeof numbers>[number]) => boolean) {
    const found = numbers().find((each) => each.status === 'active' && !used.has(each.id) && fits(each));
    if (!found) throw new Error('The company has no such number');
    used.add(found.id);
    return { ...found, shown: formatNumber(found.phone_number) };
  }
  const holderOf = (id: string) => numbers().find((each) => each.id === id)?.assignee?.name;
  async function choose(form: Locator, label: string, words: string, option = words) {
    await form.getByRole('combobox', { name: label }).fill(words);
    await page.getByRole('option', { name: option }).first().click();
  }

  it('is assigned to a person, and shown as it is then', async () => {
    const line = number(({ assignee }) => !assignee);
    await type(page, `/phone assign ${line.phone_number}`);
    const form = dialog('Assign a number');
    await form.getByText('Assigned to nobody').waitFor();
    await choose(form, 'Assign to a person', 'Ben');
    await form.getByRole('button', { name: 'Assign', exact: true }).click();
    const done = dialog('Assigned');
    await done.getByText(`${line.shown} is assigned to Ben Okafor.`).waitFor();
    expect(holderOf(line.id)).toBe('Ben Okafor');
    await done.getByRole('button', { name: 'Show the number' }).click();
    await dialog('Phone number').getByText('Ben Okafor (person)').waitFor();
  });

  it('goes to somebody else, and back again when Zoom fails at the second call', async () => {
    const line = number(({ assignee }) => assignee?.type === 'call_queue');
    const queue = `call queue ${line.assignee?.name}`;
    const panel = page.getByRole('region', { name: 'Zoom' });
    await panel.getByRole('tab', { name: 'Faults' }).click();
    const fault = panel.getByRole('form', { name: 'Switch a fault on' });
    await fault
      .getByRole('combobox', { name: 'What goes wrong' })
      .selectOption('Error 500, nothing happened');
    await fault.getByRole('combobox', { name: 'For which calls' }).selectOption('Assign a number');
    await fault.getByRole('button', { name: 'Switch on' }).click();
    await panel.getByText('POST /phone/numbers/num_ · 1 time · 0 hits').waitFor();

    await type(page, `/phone assign ${line.phone_number} @gus `);
    await dialog('Assign a number').getByText(`Assigned to ${queue}`).waitFor();
    await dialog('Assign a number').getByRole('button', { name: 'Reassign' }).click();
    const back = dialog('Not reassigned');
    await back.getByText(`Gus Meyer did not get it, so ${queue} has ${line.shown} again.`).waitFor();
    expect(holderOf(line.id)).toBe(line.assignee?.name);

    // The fault has had its one hit.
    await back.getByRole('button', { name: 'Try again' }).click();
    const again = dialog('Assign a number');
    await again.getByRole('button', { name: 'Reassign' }).click();
    await dialog('Reassigned').getByText(`${line.shown} went from ${queue} to Gus Meyer.`).waitFor();
  });

  it('is edited in its name, its site and what it can do', async () => {
    const line = number(({ site_id }) => site_id === 'site_chicago');
    await type(page, `/phone edit ${line.phone_number}`);
    const form = dialog('Edit a number');
    await form.getByRole('textbox', { name: /Display name/ }).fill('Front desk');
    await choose(form, 'Site', 'toronto', 'site_toronto');
    const fax = form.getByRole('checkbox', { name: 'Fax' });
    const could = await fax.isChecked();
    await fax.setChecked(!could);
    await form.getByRole('button', { name: 'Save' }).click();
    await dialog('Saved').getByText(`${line.shown} is changed.`).waitFor();
    const now = numbers().find(({ id }) => id === line.id);
    expect(now).toMatchObject({ display_name: 'Front desk', site_id: 'site_toronto' });
    expect(now?.capabilities.includes('fax')).toBe(!could);
  });

  it('is unassigned once it was said who loses it', async () => {
    const line = number(({ assignee }) => assignee?.type === 'zoom_room');
    await type(page, `/phone unassign ${line.phone_number}`);
    const asked = newest(page);
    await asked.getByText(`Assigned to Zoom Room ${line.assignee?.name}`).waitFor();
    await asked.getByRole('button', { name: 'Unassign' }).click();
    await newest(page).getByText('nobody has it now').waitFor();
    expect(holderOf(line.id)).toBeUndefined();
  });

  it('that is toll-free is listed with the others we have, and searched for with words behind the command', async () => {
    const ours = numbers().filter(({ type }) => type === 'toll_free');
    await type(page, '/phone tollfree');
    const list = newest(page);
    await list.getByText(formatNumber(ours[0]?.phone_number ?? '')).waitFor();
    await list
      .getByText(/Toll-free/)
      .first()
      .waitFor();
    await type(page, '/phone tollfree 888 x3');
    await newest(page).getByText('3 numbers').waitFor();
    expect(
      await newest(page)
        .getByRole('checkbox', { name: /^\+1 \(888\)/ })
        .count(),
    ).toBe(3);
  });

  it('in somebody’s message is looked up by the shortcut on it, and its card opened from there', async () => {
    const line = number(({ assignee }) => assignee?.type === 'auto_receptionist');
    await type(page, `Who has ${line.shown}, and who calls from (415) 555-0199?`);
    const message = page.getByRole('log').getByRole('article').filter({ hasText: 'Who has' });
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Look up these numbers/ }).click();
    const found = dialog('Numbers in the message');
    await found.getByText('2 numbers, 1 of ours.').waitFor();
    await found.getByText(new RegExp(`Ours, assigned to .*${line.assignee?.name}`)).waitFor();
    await found.getByRole('button', { name: 'Open' }).click();
    await dialog('Phone number').getByText(line.shown).first().waitFor();
  });
});
