import { TZDate } from '@date-fns/tz';
import { ACTIVATION, activationOn, addDays, businessDaysBetween, type Day, dayIn } from './port-days.ts';
import { isOpen } from './port-statuses.ts';

/** What is announced because time has passed, while Zoom says nothing new. */
export type DueNotice = {
  /** The same for the same notice, however often it is found due. */
  key: string;
} & (
  | { kind: 'day_before'; date: Day }
  | { kind: 'day_of'; date: Day }
  /** @property days business days without a change */
  | { kind: 'silent'; days: number }
  /** The day is over, and the order is not completed. */
  | { kind: 'overdue'; date: Day }
);

/** What time is measured by. */
export type WaitingOrder = {
  status: string;
  scheduledPortDate: Day | undefined;
  /** When it last changed. */
  changedAt: Date;
};

/** Hours by the clock of the activation's time zone: from then on people are told what is due on a day. */
const MORNING = 8;
/** Business days of silence between two notices of it. */
const SILENT_EVERY = 5;

/**
 * What is due at this moment. A notice of a day that has passed is not: nobody is told on Tuesday that Monday's port is
 * tomorrow.
 */
export function dueNotices(order: WaitingOrder, now: Date): DueNotice[] {
  const { status, scheduledPortDate: date } = order;
  if (status === 'scheduled' && date) return scheduledNotices(date, now);
  // A rejected one waits for people. One whose status nobody knows yet, for Zoom.
  return isOpen(status) && status !== 'rejected' ? silenceNotice(order, now) : [];
}

function scheduledNotices(date: Day, now: Date): DueNotice[] {
  const today = dayIn(now, ACTIVATION.timeZone);
  if (today === addDays(date, -1))
    return isMorning(now) ? [{ kind: 'day_before', key: `day_before:${date}`, date }] : [];
  if (today === date && now < activationOn(date)) {
    return isMorning(now) ? [{ kind: 'day_of', key: `day_of:${date}`, date }] : [];
  }
  return lastMorning(now) > date ? [{ kind: 'overdue', key: `overdue:${date}`, date }] : [];
}

function isMorning(now: Date): boolean {
  return new TZDate(now, ACTIVATION.timeZone).getHours() >= MORNING;
}

/** The day that has begun for people: not at midnight, when it is the evening before in the west. */
function lastMorning(now: Date): Day {
  const today = dayIn(now, ACTIVATION.timeZone);
  return isMorning(now) ? today : addDays(today, -1);
}

function silenceNotice({ status, changedAt }: WaitingOrder, now: Date): DueNotice[] {
  const since = dayIn(changedAt, ACTIVATION.timeZone);
  const days = businessDaysBetween(since, lastMorning(now));
  const told = days - (days % SILENT_EVERY);
  return told === 0 ? [] : [{ kind: 'silent', key: `silent:${status}:${since}:${told}`, days: told }];
}
