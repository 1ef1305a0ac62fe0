import type { FormValues } from '../visits.ts';

/** A field with one value; undefined when it is left empty. */
export function one(values: FormValues, id: string): string | undefined {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A field with any number of values. */
export function many(values: FormValues, id: string): string[] {
  const value = values[id];
  return Array.isArray(value) ? value : [];
}

/** A field of a number: Slack sends what was typed, as far as it is one. */
export function amount(values: FormValues, id: string): number | undefined {
  const text = one(values, id);
  return text === undefined ? undefined : readAmount(text);
}

/** A number as people write it; undefined for `2,50`, which is two and a half to some, and no 250. */
export function readAmount(text: string): number | undefined {
  if (text.includes(',') && !/^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}
