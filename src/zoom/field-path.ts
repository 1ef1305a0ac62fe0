/** Where a field stands, as Zoom writes it: `billing_address.zip`, `phone_numbers[2]`. */
export const fieldPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
