import { TZDate } from '@date-fns/tz';
import { federalHoliday } from './holidays.ts';

/** Days are `YYYY-MM-DD` without a time zone: carriers agree on days, not on moments. */
export type Day = string;

/** The hour, by the clock of whoever asks, after which a request counts from the next business day. */
const CUT_OFF_HOUR = 13;
/** Zoom takes numbers over at this time on the day of the port, Monday to Friday. */
export const ACTIVATION = { hour: 11, minute: 30, timeZone: 'America/New_York' } as const;

const MILLISECONDS = 86_400_000;

const SHORT = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Mon, Mar 9`: a day is the same day for everybody. Of anything else, what can be nothing but text. */
export function shortDay(day: Day): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime())
    ? day.replaceAll(/[^0-9A-Za-z-]/g, '').slice(0, 40)
    : SHORT.format(moment);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MILLISECONDS).toISOString().slice(0, 10);
}

/** Calendar days from one to the other; negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS);
}

/** Why carriers do not port on a day, in words that follow "is"; nothing on a business day. */
export function notBusiness(day: Day): string | undefined {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  if (weekday === 6) return 'a Saturday';
  if (weekday === 0) return 'a Sunday';
  return federalHoliday(day);
}

export function isBusinessDay(day: Day): boolean {
  return notBusiness(day) === undefined;
}

/** The same day when it is a business day, else the next that is. */
export function toBusinessDay(day: Day): Day {
  let next = day;
  while (!isBusinessDay(next)) next = addDays(next, 1);
  return next;
}

/** The business day that comes so many after this one. @param count 0 or more; 0 is the day itself, or the next one */
export function addBusinessDays(day: Day, count: number): Day {
  let next = toBusinessDay(day);
  for (let left = count; left > 0; left--) next = toBusinessDay(addDays(next, 1));
  return next;
}

/** Business days after `from`, up to and with `to`; 0 when `to` is no later. */
export function businessDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day)) count += 1;
  return count;
}

/** Which day it is somewhere at a moment. @param timeZone IANA, e.g. `America/Chicago` */
export function dayIn(moment: Date, timeZone: string): Day {
  const there = new TZDate(moment, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(there.getFullYear()).padStart(4, '0')}-${two(there.getMonth() + 1)}-${two(there.getDate())}`;
}

/** The business day that a request made at this moment counts from: today before the cut-off, else the next. */
export function countsFrom(moment: Date, timeZone: string): Day {
  const today = dayIn(moment, timeZone);
  if (!isBusinessDay(today)) return toBusinessDay(today);
  const isLate = new TZDate(moment, timeZone).getHours() >= CUT_OFF_HOUR;
  return isLate ? addBusinessDays(today, 1) : today;
}

/** The first day that a carrier with this lead can be expected to keep. @param lead business days */
export function earliestPortDay(moment: Date, timeZone: string, lead: number): Day {
  return addBusinessDays(countsFrom(moment, timeZone), lead);
}

/** The moment at which Zoom takes the numbers over on the day of the port. */
export function activationOn(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const { hour, minute, timeZone } = ACTIVATION;
  return new Date(new TZDate(year, month - 1, date, hour, minute, timeZone).getTime());
}

/** Whether it is too late for a port on a day: Zoom has taken over already what it does that day. */
export function isOver(day: Day, now: Date): boolean {
  return now >= activationOn(day);
}
