import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { type Browsing, startBrowsing, type } from '../support/browse.ts';
import { portFormOnPage } from '../support/port-form-on-page.ts';
import { portableNumbers } from '../support/portable-numbers.ts';

describe('In the browser, porting numbers in', () => {
  const numbersOf = portableNumbers('312');
  let browsing: Browsing;
  let page: Page;
  let form: Locator;
  let at: ReturnType<typeof portFormOnPage>;

  beforeAll(async () => {
    browsing = await startBrowsing();
    page = await browsing.openAs(ADA);
    at = portFormOnPage(page);
    form = at.form;
  });
  afterAll(async () => {
    await browsing?.close();
    expect(browsing.broken, 'errors in the browser console').toEqual([]);
    expect(browsing.sandbox.slack?.complaints(), 'what the bot got wrong with Slack').toEqual([]);
  });

  const orders = () => browsing.sandbox.zoom?.snapshot().orders ?? [];
  const orderOf = (number: string) => orders().find(({ phone_numbers }) => phone_numbers.includes(number));

  async function openBot(): Promise<Locator> {
    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('button', { name: 'Zoom Phone' })
      .click();
    return page.getByRole('log');
  }

  it('goes from the form to "submitted"', async () => {
    const numbers = numbersOf('Verizon', 2);
    await at.check(numbers.join('\n'));
    await form.getByText('Verizon').first().waitFor();
    expect(await form.getByText(/· local/).count()).toBeGreaterThan(0);
    await at.next();
    // Prefilled from the check, and asked all the same.
    expect(await at.field(/^Losing carrier/).inputValue()).toBe('Verizon');
    await at.next();
    await form
      .getByText(/account number is on the bill|Please complete|required/i)
      .first()
      .waitFor();
    await at.account();
    await form.getByText(/The earliest that is usual for this carrier is/).waitFor();
    await at.address('1801 California St');
    await form.getByText(/a rejection is unlikely/).waitFor();
    await form.getByRole('checkbox').first().check();
    await form.getByRole('button', { name: 'File the order', exact: true }).click();
    await form.getByText(/Not confirmed yet/).waitFor();
    await at.file('File the order');
    const log = await openBot();
    await log.getByText('Submitted', { exact: false }).last().waitFor();
    expect(orderOf(numbers[0] ?? '')).toMatchObject({ status: 'submitted', phone_numbers: numbers });
  });

  it('splits an order by carrier, with one review of all parts', async () => {
    const [lumen = ''] = numbersOf('Lumen', 1);
    const [att = ''] = numbersOf('AT&T', 1);
    await at.check(`${lumen}, ${att}`);
    await form.getByText('These go as 2 orders').waitFor();
    await at.next();
    for (const [index, street] of ['200 Main St', '300 Oak Ave'].entries()) {
      await form.getByText(new RegExp(`^Part ${index + 1} of 2: `)).waitFor();
      await at.account();
      await form.getByText(/The earliest that is usual/).waitFor();
      await at.address(street);
    }
    await form.getByText('Part 2 of 2', { exact: true }).waitFor();
    await form.getByText(/300 Oak Ave/).waitFor();
    await at.file('File 2 orders');
    await expect.poll(() => orderOf(att)?.billing_address.address).toBe('300 Oak Ave');
    await expect.poll(() => orderOf(lumen)?.billing_address.address).toBe('200 Main St');
  });

  it('keeps a form that is closed halfway, and offers it again', async () => {
    const [number = ''] = numbersOf('Windstream', 1);
    await at.check(number);
    await form.getByText('Windstream').first().waitFor();
    await at.next();
    await at.account();
    await form.getByText(/The earliest that is usual/).waitFor();
    await form.getByRole('button', { name: 'Close' }).first().click();
    await form.waitFor({ state: 'detached' });

    await type(page, '/phone port');
    await form.getByText(/You have begun a port: 1 number from Windstream/).waitFor();
    await form.getByRole('button', { name: 'Go on with it' }).click();
    await form.getByText(/The earliest that is usual/).waitFor();
    await form.getByRole('button', { name: 'Back', exact: true }).click();
    const kept = at.field(/^Account number/);
    await kept.waitFor();
    expect(await kept.inputValue()).toBe('');
    expect(await kept.getAttribute('placeholder')).toContain('Kept, sealed');
    await at.next();
    await form.getByText(/The earliest that is usual/).waitFor();
    await at.address('1801 California St');
    await at.file('File the order');
    await expect.poll(() => orderOf(number)?.status).toBe('submitted');
  });
});
