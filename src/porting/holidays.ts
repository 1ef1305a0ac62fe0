import { getBankHolidays } from 'date-fns-holiday-us';

/**
 * US federal holidays as they are observed: one on a Saturday on the Friday before, one on a Sunday on the Monday
 * after. Carriers port on none of them. Source: 5 U.S.C. 6103; the bank holidays of the package are these eleven.
 * @param day `YYYY-MM-DD`
 * @returns its name, or nothing on any other day
 */
export function federalHoliday(day: string): string | undefined {
  const year = Number(day.slice(0, 4));
  // New Year's Day of the next year may be observed on the last day of this one.
  return observed(year).get(day) ?? observed(year + 1).get(day);
}

const NAMES: Readonly<Record<string, string>> = {
  newYearsDay: 'New Year’s Day',
  martinLutherKingJrDay: 'Martin Luther King Jr. Day',
  presidentsDay: 'Presidents’ Day',
  memorialDay: 'Memorial Day',
  juneteenth: 'Juneteenth',
  independenceDay: 'Independence Day',
  laborDay: 'Labor Day',
  columbusDay: 'Columbus Day',
  veteransDay: 'Veterans Day',
  thanksgiving: 'Thanksgiving',
  christmas: 'Christmas Day',
};

const years = new Map<number, Map<string, string>>();

function observed(year: number): Map<string, string> {
  const known = years.get(year);
  if (known) return known;
  const days = new Map(
    Object.entries(getBankHolidays(year)).map(([key, { date }]) => [observedDay(date), NAMES[key] ?? key]),
  );
  years.set(year, days);
  return days;
}

/** The package answers with midnights of the machine's own time zone: only their parts say which day is meant. */
function observedDay(date: Date): string {
  const day = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
  const weekday = day.getUTCDay();
  const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
  day.setUTCDate(day.getUTCDate() + shift);
  return day.toISOString().slice(0, 10);
}
