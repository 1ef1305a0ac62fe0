import { parseNumber } from '../numbers/format-number.ts';
import type { KeptChanges, OrderChanges } from './change-order.ts';
import { accountProblems } from './check-account.ts';
import { dateProblems, type Here, isPast, proposedDay } from './check-date.ts';
import { LINE_TYPES } from './lead-time.ts';
import { isTollFree } from './nanp.ts';
import type { Day } from './port-days.ts';
import type { PortRemark, ServiceAddress } from './port-form.ts';
import type { StoredOrder } from './stored-order.ts';

/** An order as it is now, and what is kept of it here. */
export type ChangedOrder = Pick<StoredOrder, 'order' | 'details'>;

/** What was typed; a field that is left empty stays what it is. */
export type TypedChanges = Partial<ServiceAddress> & {
  carrierName?: string | undefined;
  accountNumber?: string | undefined;
  accountPin?: string | undefined;
  authorizedPerson?: string | undefined;
  billingNumber?: string | undefined;
  remaining?: string | undefined;
  requestedPortDate?: string | undefined;
};

export type ReadChanges = {
  /** Of a rejected order there is always one: by it, it is resubmitted. */
  changes: OrderChanges;
  kept: KeptChanges;
  /** Everything stands as the form showed it. */
  isUntouched: boolean;
  problems: PortRemark[];
};

/** Reads what is to be different about an order, by the rules of the form it was filed with. */
export function readChanges(changed: ChangedOrder, typed: TypedChanges, here: Here): ReadChanges {
  const { order, details } = changed;
  const before = order.billingAddress ?? {};
  const address: ServiceAddress = {
    address: typed.address ?? before.address ?? '',
    city: typed.city ?? before.city ?? '',
    state: (typed.state ?? before.state ?? '').toUpperCase(),
    zip: (typed.zip ?? before.zip ?? '').toUpperCase(),
  };
  const isMoved = Object.entries(address).some(
    ([part, value]) => value !== (before[part as keyof ServiceAddress] ?? ''),
  );
  const isRejected = order.status === 'rejected';
  const shown = dayInForm(changed, here);
  const date = typed.requestedPortDate ?? shown;
  const isOtherDay = date !== dayAskedFor(changed);
  const billingNumber = typed.billingNumber && (parseNumber(typed.billingNumber) ?? typed.billingNumber);
  const problems = accountProblems({
    phoneNumbers: order.phoneNumbers,
    // A PIN that Zoom has already need not be typed again.
    lineType: 'landline',
    scope: 'full',
    carrierName: typed.carrierName ?? order.carrierName ?? '',
    accountNumber: typed.accountNumber ?? 'kept',
    accountPin: typed.accountPin,
    authorizedPerson: typed.authorizedPerson ?? order.authorizedPerson ?? '',
    billingNumber,
    serviceAddress: address,
  });
  const corrected = {
    carrierName: other(typed.carrierName, order.carrierName),
    accountNumber: typed.accountNumber,
    accountPin: typed.accountPin,
    authorizedPerson: other(typed.authorizedPerson, order.authorizedPerson),
    billingAddress: isMoved ? address : undefined,
  };
  const kept = {
    billingNumber: other(billingNumber, details.billingNumber),
    remaining: other(typed.remaining, details.remaining),
  };
  // Zoom resubmits what is changed: with nothing else to say, the day is said again.
  const isDayNeeded = isOtherDay || (isRejected && isEmpty(corrected));
  return {
    problems: [
      // What stands at Zoom already was Zoom's to judge; but a day passes, and a rejected order asks for its day anew.
      ...problems.filter(({ field }) => (field in address ? isMoved : isTyped(typed, field))),
      ...(date !== undefined && (isOtherDay || isRejected)
        ? dateProblems({ requestedPortDate: date }, here)
        : []),
    ],
    changes: { ...corrected, requestedPortDate: isDayNeeded ? date : undefined },
    kept,
    isUntouched: isEmpty(corrected) && isEmpty(kept) && date === shown,
  };
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

function dayAskedFor({ order }: ChangedOrder): Day | undefined {
  return order.requestedPortDate?.slice(0, 10);
}

function isTyped(typed: TypedChanges, field: PortRemark['field']): boolean {
  return Object.entries(typed).some(([name, value]) => name === field && value !== undefined);
}

function other(typed: string | undefined, before: string | undefined): string | undefined {
  return typed === before ? undefined : typed;
}

function isEmpty(changes: Readonly<Record<string, unknown>>): boolean {
  return Object.values(changes).every((value) => value === undefined);
}
