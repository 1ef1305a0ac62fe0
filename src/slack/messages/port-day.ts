import { activationOn, type Day } from '../../porting/port-days.ts';
import { escapeCut } from './text.ts';
import { localTime } from './when.ts';

const SHORT = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Mon, Mar 9`, in mrkdwn: a day is the same day for everybody. Anything else stays as it is. */
export function shortDay(day: Day): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? escapeCut(day, 40) : SHORT.format(moment);
}

/** The moment of the port, by the reader's own clock. */
export function portMoment(day: Day): string {
  return localTime(activationOn(day));
}
