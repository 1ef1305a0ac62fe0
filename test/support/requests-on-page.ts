import type { Locator, Page } from 'playwright-core';
import { type } from './browse.ts';

/** What people do with requests on the sandbox page. */

/**
 * Searches an area code, with whatever `more` is wanted, and ticks the first numbers that are offered.
 * @returns the results
 */
async function tickFound(page: Page, areaCode: string, count: number, more: string): Promise<Locator> {
  await type(page, `/phone search ${areaCode} ${more}`);
  // Not the newest message: where somebody else is at work, theirs may be newer.
  const results = page
    .getByRole('log')
    .getByRole('article')
    .filter({ hasText: `area code ${areaCode}`, has: page.getByRole('checkbox') })
    .last();
  for (let which = 0; which < count; which += 1) await results.getByRole('checkbox').nth(which).check();
  return results;
}

/**
 * Asks for numbers of an area code.
 * @returns how people call the request: `7`
 */
export async function request(
  page: Page,
  {
    areaCode,
    more = '',
    count = 1,
    purpose = 'New front desk',
  }: { areaCode: string; more?: string; count?: number; purpose?: string },
): Promise<string> {
  const results = await tickFound(page, areaCode, count, more);
  await results.getByRole('button', { name: 'Request selected' }).click();
  const form = page.getByRole('dialog', { name: 'Request numbers' });
  await form.getByRole('textbox', { name: /What is it for/ }).fill(purpose);
  return submitted(form);
}

/** Sends the filled form, reads the number of the request, and closes what says it. */
export async function submitted(form: Locator): Promise<string> {
  const page = form.page();
  await form.getByRole('button', { name: 'Request', exact: true }).click();
  const next = page.getByRole('dialog', { name: /^Request \d+$/ });
  const said = await next.getByText(/Request \d+ is in/).textContent();
  await next.getByRole('button', { name: 'Close' }).first().click();
  await next.waitFor({ state: 'detached' });
  const [, number] = /Request (\d+)/.exec(said ?? '') ?? [];
  if (number === undefined) throw new Error(`No request was made: ${said}`);
  return number;
}

/** The approvals channel, where the cards are. */
export async function openApprovals(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Conversations' }).getByText('phone-approvals').click();
  await page.getByRole('textbox', { name: 'Message #phone-approvals' }).waitFor();
}

/** The direct message with the bot. */
export async function openDirectMessage(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('button', { name: /^Zoom Phone/ })
    .click();
  await page.getByRole('navigation', { name: /tabs$/ }).getByRole('button', { name: 'Messages' }).click();
}

/** The card of a request: that of the approvers in their channel, the requester's own in their direct message. */
export const cardOf = (page: Page, number: string): Locator =>
  page
    .getByRole('log')
    .getByRole('article')
    .filter({ hasText: new RegExp(`(Request|Your request) ${number}: `) });

/** Approves on the card, which must be on the screen. */
export async function approve(page: Page, number: string): Promise<void> {
  await cardOf(page, number).getByRole('button', { name: 'Approve' }).click();
  await confirmApproval(page);
}

/** Says yes to what is bought and the sum. */
export async function confirmApproval(page: Page): Promise<void> {
  const question = page.getByRole('dialog', { name: /^Approve request \d+\?$/ });
  await question.getByRole('button', { name: 'Approve' }).click();
}

/** The admin fills in the form of the settings: the fields by their labels. */
export async function changeSettings(page: Page, fields: Record<string, string>): Promise<void> {
  await type(page, '/phone settings');
  const form = page.getByRole('dialog', { name: 'Phone settings' });
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.getByText(/settings? changed/).waitFor();
  await form.getByRole('button', { name: 'Close' }).first().click();
  await form.waitFor({ state: 'detached' });
}
