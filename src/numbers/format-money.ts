const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** US dollars: `$1.00`, `$1,250.50`. */
export function formatMoney(dollars: number): string {
  return DOLLARS.format(dollars);
}
