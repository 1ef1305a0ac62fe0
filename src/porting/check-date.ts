import { countryOf } from './check-numbers.ts';
import { leadTimeOf } from './lead-time.ts';
import { type Day, dayIn, earliestPortDay, isOver, notBusiness, shortDay } from './port-days.ts';
import { CHECKLIST, type ChecklistItem, type PortForm, type PortRemark } from './port-form.ts';

type Wish = Pick<PortForm, 'requestedPortDate' | 'lineType' | 'carrierName' | 'phoneNumbers'>;
/** Where and when somebody fills in the form. @property timeZone IANA */
export type Here = { now: Date; timeZone: string };

/** The day to propose: the first that the losing carrier can be expected to keep. */
export function proposedDay(wish: Omit<Wish, 'requestedPortDate'>, { now, timeZone }: Here): string {
  return earliestPortDay(now, timeZone, leadOf(wish).days);
}

/** Whether it is too late for a day: by the clock of whoever asks for it, or where Zoom takes numbers over. */
export function isPast(day: Day, { now, timeZone }: Here): boolean {
  return day < dayIn(now, timeZone) || isOver(day, now);
}

/** Days on which no port can happen. */
export function dateProblems(
  { requestedPortDate }: Pick<Wish, 'requestedPortDate'>,
  here: Here,
): PortRemark[] {
  const field = 'requestedPortDate';
  if (isPast(requestedPortDate, here)) {
    // Today's is over before the day is.
    const message =
      requestedPortDate < dayIn(here.now, here.timeZone)
        ? 'This day is over. Choose a later one.'
        : 'Zoom takes numbers over at 11:30 a.m. Eastern, so it is too late for this day. Choose a later one.';
    return [{ field, message }];
  }
  const reason = notBusiness(requestedPortDate);
  return reason ? [{ field, message: `This is ${reason}, and carriers port on business days only.` }] : [];
}

/** A day that a carrier will likely move. */
export function dateWarnings(wish: Wish, here: Here): PortRemark[] {
  const { days, reason } = leadOf(wish);
  const earliest = earliestPortDay(here.now, here.timeZone, days);
  if (wish.requestedPortDate >= earliest) return [];
  const message = `This is sooner than the ${days} business days that are usual for ${reason}. Expect ${shortDay(earliest)} or later.`;
  return [{ field: 'requestedPortDate', message }];
}

/** Points of the checklist that nobody has confirmed. */
export function checklistProblems({ checked }: Pick<PortForm, 'checked'>): PortRemark[] {
  const items = Object.keys(CHECKLIST).filter((item): item is ChecklistItem => item in CHECKLIST);
  const open = items.filter((item) => !checked.includes(item));
  if (open.length === 0) return [];
  return [
    { field: 'checked', message: `Not confirmed yet: ${open.map((item) => CHECKLIST[item]).join('; ')}.` },
  ];
}

function leadOf({ lineType, carrierName, phoneNumbers }: Omit<Wish, 'requestedPortDate'>) {
  return leadTimeOf({ lineType, carrierName, country: countryOf(phoneNumbers[0] ?? '') });
}
