import type { Locator, Page } from 'playwright-core';

/** The tab of the Zoom panel where things are broken. */
async function faultsTab(page: Page): Promise<Locator> {
  const panel = page.getByRole('region', { name: 'Zoom' });
  await panel.getByRole('tab', { name: 'Faults' }).click();
  return panel.getByRole('tabpanel', { name: 'Faults' });
}

/**
 * Switches a fault of the local Zoom on, as the panel names both.
 * @param options `times`: how many calls it hits; 0 until it is switched off. `milliseconds` for a slow answer
 */
export async function breakZoom(
  page: Page,
  fault: string,
  calls: string,
  { times = 1, milliseconds }: { times?: number; milliseconds?: number } = {},
): Promise<void> {
  const tab = await faultsTab(page);
  const form = tab.getByRole('form', { name: 'Switch a fault on' });
  await form.getByLabel('What goes wrong').selectOption(fault);
  await form.getByLabel('For which calls').selectOption(calls);
  await form.getByLabel('How many times').fill(times === 0 ? '' : String(times));
  if (milliseconds !== undefined) await form.getByLabel('Milliseconds').fill(String(milliseconds));
  await form.getByRole('button', { name: 'Switch on' }).click();
  await tab
    .getByRole('button', { name: `Switch off: ${fault}` })
    .first()
    .waitFor();
}

/** Switches a fault off again. */
export async function mendZoom(page: Page, fault: string): Promise<void> {
  const tab = await faultsTab(page);
  await tab
    .getByRole('button', { name: `Switch off: ${fault}` })
    .first()
    .click();
}
