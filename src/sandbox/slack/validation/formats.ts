/** What Slack reads dates, times, numbers and addresses by. */

/** `YYYY-MM-DD`, and a day that exists. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** `HH:mm`, 00:00 to 23:59. */
export const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

/** Unix seconds of ten digits. */
export const isDateTime = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 1_000_000_000 && Number(value) <= 9_999_999_999;

export const isDecimal = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
export const isWhole = (value: string): boolean => /^-?\d+$/.test(value);
export const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
export const isUrl = (value: string): boolean => /^https?:\/\/\S+$/.test(value);

export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
