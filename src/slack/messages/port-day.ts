import { activationOn, type Day, spelledDay } from '../../porting/port-days.ts';
import { escapeCut } from './text.ts';
import { localTime } from './when.ts';

/** `Mon, Mar 9`, in mrkdwn. Anything that is no day stays as it is. */
export function shortDay(day: Day): string {
  return escapeCut(spelledDay(day), 40);
}

/** The moment of the port, by the reader's own clock. */
export function portMoment(day: Day): string {
  return localTime(activationOn(day));
}
