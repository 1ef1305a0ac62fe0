import { activationOn, type Day } from '../../porting/port-days.ts';
import { localTime } from './when.ts';

/** The moment of the port, by the reader's own clock. */
export function portMoment(day: Day): string {
  return localTime(activationOn(day));
}
