import { TZDate } from '@date-fns/tz';
import { type Day, dayIn } from './port-days.ts';
import type { RouteTimes } from './routes.ts';

/** Whether a channel wants to hear nothing at this moment. From 22:00 to 07:00 goes over midnight. */
export function isQuiet({ quiet, timeZone }: RouteTimes, now: Date): boolean {
  if (!quiet) return false;
  const time = clockTime(now, timeZone);
  const { from, to } = quiet;
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

/** The day whose digest is due at this moment, by the channel's own calendar; nothing before its hour. */
export function digestDay({ digestAt, timeZone }: RouteTimes, now: Date): Day | undefined {
  if (digestAt === null || clockTime(now, timeZone) < digestAt) return undefined;
  return dayIn(now, timeZone);
}

function clockTime(now: Date, timeZone: string): string {
  const there = new TZDate(now, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(there.getHours())}:${two(there.getMinutes())}`;
}
