/**
 * US federal holidays as they are observed: one on a Saturday on the Friday before, one on a Sunday on the Monday
 * after. Carriers port on none of them. Source: 5 U.S.C. 6103.
 * @param day `YYYY-MM-DD`
 * @returns its name, or nothing on any other day
 */
export function federalHoliday(day: string): string | undefined {
  const year = Number(day.slice(0, 4));
  // New Year's Day of the next year may be observed on the last day of this one.
  return observed(year).get(day) ?? observed(year + 1).get(day);
}

/** Months and days as people write them: 1 is January, and the first. */
const ON_A_DATE: readonly [name: string, month: number, day: number][] = [
  ['New Year’s Day', 1, 1],
  ['Juneteenth', 6, 19],
  ['Independence Day', 7, 4],
  ['Veterans Day', 11, 11],
  ['Christmas Day', 12, 25],
];

const MONDAY = 1;
const THURSDAY = 4;
/** By the weekday, and the day of the month before which it never is: the third Monday is no earlier than the 15th. */
const ON_A_WEEKDAY: readonly [name: string, month: number, weekday: number, earliest: number][] = [
  ['Martin Luther King Jr. Day', 1, MONDAY, 15],
  ['Presidents’ Day', 2, MONDAY, 15],
  ['Memorial Day', 5, MONDAY, 25],
  ['Labor Day', 9, MONDAY, 1],
  ['Columbus Day', 10, MONDAY, 8],
  ['Thanksgiving', 11, THURSDAY, 22],
];

const years = new Map<number, Map<string, string>>();

function observed(year: number): Map<string, string> {
  const known = years.get(year);
  if (known) return known;
  const days = new Map([
    ...ON_A_DATE.map(([name, month, day]) => [observedDay(year, month, day), name] as const),
    ...ON_A_WEEKDAY.map(
      ([name, month, weekday, earliest]) => [weekdayFrom(year, month, earliest, weekday), name] as const,
    ),
  ]);
  years.set(year, days);
  return days;
}

function observedDay(year: number, month: number, day: number): string {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
  return dayOf(year, month, day + shift);
}

/** The first day of this weekday that is no earlier in the month: from the 15th, the third one. */
function weekdayFrom(year: number, month: number, earliest: number, weekday: number): string {
  const from = new Date(Date.UTC(year, month - 1, earliest)).getUTCDay();
  return dayOf(year, month, earliest + ((weekday - from + 7) % 7));
}

function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
