/** The statuses of a porting order, in the order of its life. Zoom may come to have others. */
export const PORTING_STATUSES = [
  'submitted',
  'pending',
  'scheduled',
  'completed',
  'rejected',
  'cancelled',
] as const;
export type KnownPortingStatus = (typeof PORTING_STATUSES)[number];

/** Those in which an order can still change by itself, or waits for somebody: what Zoom is asked for. */
export const OPEN_STATUSES: readonly KnownPortingStatus[] = ['submitted', 'pending', 'scheduled', 'rejected'];

/** Not Zoom's: what an order is called here that Zoom does not have any more. */
export const GONE = 'gone';

/** Those after which nothing comes. One that nobody knows is none of them. */
export const ENDED_STATUSES: readonly string[] = ['completed', 'cancelled', GONE];

export type StatusMeaning = {
  /** As a title. */
  name: string;
  /** What it means to a person. */
  says: string;
  /** What they do next. */
  next: string;
};

const MEANINGS: Readonly<Record<KnownPortingStatus, StatusMeaning>> = {
  submitted: {
    name: 'Submitted',
    says: 'Zoom has the order.',
    next: 'Nothing to do: the carrier is asked next.',
  },
  pending: {
    name: 'Pending',
    says: 'The losing carrier is checking it.',
    next: 'Usually 1–10 business days. You are told when there is no change for 5 business days.',
  },
  scheduled: {
    name: 'Scheduled',
    says: 'The carrier agreed to a date (FOC).',
    next: 'Keep the old service, assign the numbers, and be ready at 11:30 a.m. Eastern.',
  },
  completed: {
    name: 'Completed',
    says: 'The numbers are live on Zoom.',
    next: 'Assign them, test an inbound call, then cancel the old service.',
  },
  rejected: { name: 'Rejected', says: 'The carrier said no.', next: 'Fix the cause and resubmit.' },
  cancelled: {
    name: 'Cancelled',
    says: 'The order was withdrawn.',
    next: 'File a new one if it is still wanted.',
  },
};

const MEANING_OF_GONE: StatusMeaning = {
  name: 'Gone',
  says: 'Zoom does not have this order any more.',
  next: 'Look in the Zoom portal, and file a new one if it is still wanted.',
};

/** What a status means; one that is not known is shown as it came. */
export function meaningOf(status: string): StatusMeaning {
  if (status === GONE) return MEANING_OF_GONE;
  const known = PORTING_STATUSES.find((each) => each === status);
  return known
    ? MEANINGS[known]
    : { name: status, says: 'Zoom calls it so.', next: 'Look at the order in the Zoom portal.' };
}

export function isOpen(status: string): boolean {
  return !ENDED_STATUSES.includes(status);
}

/** Whether Zoom takes a correction of an order: while the carrier has not agreed, or has said no. */
export function isChangeable(status: string): boolean {
  return status === 'submitted' || status === 'pending' || status === 'rejected';
}
