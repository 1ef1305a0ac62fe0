import { formatNumber, parseNumber } from '../numbers/format-number.ts';
import { stateCode } from '../numbers/states.ts';
import { LONGEST } from './check-account.ts';
import { type Here, isPast, proposedDay } from './check-date.ts';
import { LINE_TYPES } from './lead-time.ts';
import { isTollFree } from './nanp.ts';
import type { Day } from './port-days.ts';
import { shortHash } from './short-hash.ts';
import type { StoredOrder } from './stored-order.ts';

/** What of an order Zoom takes a correction of, named as in `PortForm`. */
export const FOR_ZOOM = [
  'carrierName',
  'accountNumber',
  'accountPin',
  'authorizedPerson',
  'address',
  'city',
  'state',
  'zip',
  'requestedPortDate',
] as const;
/** What can be different about an order: the last two are kept with it here. */
export const CHANGE_FIELDS = [...FOR_ZOOM, 'billingNumber', 'remaining'] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/** An order as it is now, and what is kept of it here. */
export type ChangedOrder = Pick<StoredOrder, 'order' | 'details'>;

/** What stands in the form of changes; a field that is left empty stays what it is. */
export type TypedChanges = Partial<Record<ChangeField, string | undefined>>;

/** An order as a form showed it: short hashes, for the form to carry. */
export type SeenOrder = {
  /** Of what the carrier rejected it for; nothing while it is not rejected. */
  rejection?: string | undefined;
  /** Of the fields that were not empty. */
  values: Partial<Record<ChangeField, string | undefined>>;
};

/**
 * What the form begins with. Account number and PIN are empty, for nobody can read them back; so is what is longer than
 * its field: cut, it would be taken for a change.
 */
export function shownIn(changed: ChangedOrder, here: Here): Partial<Record<ChangeField, string>> {
  const { order, details } = changed;
  const { address, city, state = '', zip } = order.billingAddress ?? {};
  const { billingNumber, remaining } = details;
  const values = {
    carrierName: order.carrierName,
    authorizedPerson: order.authorizedPerson,
    address,
    city,
    state: stateCode(state) ?? state,
    zip,
    requestedPortDate: dayInForm(changed, here),
    billingNumber: billingNumber && formatNumber(billingNumber),
    remaining,
  };
  return only(values, (field, value) => field === 'requestedPortDate' || value.length <= LONGEST[field]);
}

export function seenIn(changed: ChangedOrder, here: Here): SeenOrder {
  const shown = Object.entries(shownIn(changed, here));
  return {
    rejection: rejectionOf(changed),
    values: Object.fromEntries(shown.map(([field, value]) => [field, hashOf(field, value)])),
  };
}

/** What somebody means to be different: what they typed otherwise than it was shown. */
export function meantBy(typed: TypedChanges, seen: SeenOrder): Partial<Record<ChangeField, string>> {
  return only(typed, (field, value) => hashOf(field, value) !== seen.values[field]);
}

/** What is not as the form showed it any more. */
export type ChangedSince = {
  /** The carrier has rejected it, or it has been resubmitted. */
  isRejection: boolean;
  /** What somebody means to be different, and somebody else has made different. */
  fields: ChangeField[];
};

/** @param changed the order as it is now @returns undefined when nothing stands against what somebody means */
export function changedSince(
  changed: ChangedOrder,
  { meant, seen }: { meant: TypedChanges; seen: SeenOrder },
  here: Here,
): ChangedSince | undefined {
  const now = seenIn(changed, here).values;
  const asked = dayAskedFor(changed);
  const fields = CHANGE_FIELDS.filter((field) => {
    const value = meant[field];
    // A day that the form proposes moves by itself.
    if (value === undefined || (field === 'requestedPortDate' && dayInForm(changed, here) !== asked)) {
      return false;
    }
    return now[field] !== seen.values[field] && now[field] !== hashOf(field, value);
  });
  const isRejection = rejectionOf(changed) !== seen.rejection;
  return isRejection || fields.length > 0 ? { isRejection, fields } : undefined;
}

/** The day that the form begins with: the one that was asked for; of a rejected order, one that can still come. */
export function dayInForm(changed: ChangedOrder, here: Here): Day | undefined {
  const asked = dayAskedFor(changed);
  if (changed.order.status !== 'rejected' || (asked !== undefined && !isPast(asked, here))) return asked;
  return usualDay(changed, here);
}

/** The first day that the losing carrier can be expected to keep. */
export function usualDay({ order, details }: ChangedOrder, here: Here): Day {
  const { phoneNumbers, carrierName = '' } = order;
  const known = LINE_TYPES.find((each) => each === details.lineType);
  const lineType = known ?? (isTollFree(phoneNumbers[0] ?? '') ? 'toll_free' : 'landline');
  return proposedDay({ lineType, carrierName, phoneNumbers }, here);
}

export function dayAskedFor({ order }: ChangedOrder): Day | undefined {
  return order.requestedPortDate?.slice(0, 10);
}

/** Those of the fields that are not empty and of which this is so. */
function only(
  values: TypedChanges,
  isSo: (field: ChangeField, value: string) => boolean,
): Partial<Record<ChangeField, string>> {
  return Object.fromEntries(
    CHANGE_FIELDS.flatMap((field) => {
      const value = values[field];
      return value !== undefined && value.trim() !== '' && isSo(field, value) ? [[field, value]] : [];
    }),
  );
}

function rejectionOf({ order }: ChangedOrder): string | undefined {
  const { status, rejectionCode = '', rejectionReason = '' } = order;
  return status === 'rejected' ? shortHash(`${rejectionCode} ${rejectionReason}`) : undefined;
}

/** What is typed comes without blanks around it, a field of one line holds no line breaks, and a number is written in many ways. */
function hashOf(field: string, value: string): string {
  const text = value.trim().replaceAll(/\s*[\r\n]+\s*/g, ' ');
  return shortHash((field === 'billingNumber' && parseNumber(text)) || text);
}
