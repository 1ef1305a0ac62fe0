import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { counted } from './text.ts';

/** How long nobody has had a number, as far as is known here: it may have been longer before the bot first looked. */
export function idleTime(idleSince: Date, now: Date): string {
  const days = Math.max(0, differenceInCalendarDays(now, idleSince));
  return days === 0 ? 'since today' : `at least ${counted(days, 'day')}`;
}
