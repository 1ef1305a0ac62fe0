import type { Page } from 'playwright-core';
import { type } from './browse.ts';

/** Somebody at the form of a port, on the sandbox page. */
export function portFormOnPage(page: Page) {
  const form = page.getByRole('dialog', { name: 'Port numbers in' });
  const field = (name: RegExp) => form.getByRole('textbox', { name });
  const next = (name = 'Next') => form.getByRole('button', { name, exact: true }).click();
  return {
    form,
    field,
    next,
    async check(numbers: string): Promise<void> {
      await type(page, '/phone port');
      await field(/^Numbers/).fill(numbers);
      await next('Check');
    },
    async account(accountNumber = 'ACCT-778291'): Promise<void> {
      await field(/^Account number/).fill(accountNumber);
      await form.getByRole('combobox', { name: /^All numbers of the account/ }).click();
      await page.getByRole('option', { name: 'Yes, the account ends' }).click();
      await next();
    },
    async address(street: string): Promise<void> {
      await field(/^Authorized person/).fill('Ada Lindqvist');
      await field(/^Street address/).fill(street);
      await field(/^City/).fill('Denver');
      await field(/^State/).fill('CO');
      await field(/^ZIP/).fill('80202');
      await next();
    },
    async file(name = 'File the order'): Promise<void> {
      await form.getByRole('checkbox').first().waitFor();
      for (const box of await form.getByRole('checkbox').all()) await box.check();
      await next(name);
      await form.getByText(/on the way to Zoom/).waitFor();
      await form.getByRole('button', { name: 'Close' }).first().click();
    },
  };
}
