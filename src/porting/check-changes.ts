import { isDeepStrictEqual } from 'node:util';
import { parseNumber } from '../numbers/format-number.ts';
import { stateCode } from '../numbers/states.ts';
import type { KeptChanges, OrderChanges } from './change-order.ts';
import { accountProblems } from './check-account.ts';
import { dateProblems, type Here } from './check-date.ts';
import type { PortRemark, ServiceAddress } from './port-form.ts';
import {
  type ChangedOrder,
  dayAskedFor,
  dayInForm,
  meantBy,
  type SeenOrder,
  type TypedChanges,
} from './shown-order.ts';

export type ReadChanges = {
  /** Of a rejected order there is always one: by it, it is resubmitted. */
  changes: OrderChanges;
  kept: KeptChanges;
  /** Everything stands as the form showed it. */
  isUntouched: boolean;
  problems: PortRemark[];
};

/**
 * Reads what is to be different about an order, by the rules of the form it was filed with. What stands as the form
 * showed it is no change, and stays as it is by now.
 * @param filled what stands in the form, and how it showed the order when it was drawn
 */
export function readChanges(
  changed: ChangedOrder,
  filled: { typed: TypedChanges; seen: SeenOrder },
  here: Here,
): ReadChanges {
  const { order, details } = changed;
  const meant = meantBy(filled.typed, filled.seen);
  const before = asWritten(order.billingAddress ?? {});
  const address = asWritten({
    address: meant.address ?? before.address,
    city: meant.city ?? before.city,
    state: meant.state ?? before.state,
    zip: meant.zip ?? before.zip,
  });
  const isMoved = !isDeepStrictEqual(address, before);
  const isRejected = order.status === 'rejected';
  const shown = dayInForm(changed, here);
  const isProposed = shown !== dayAskedFor(changed);
  // A day that the form proposed is asked for as it stood there.
  const date = meant.requestedPortDate ?? (isProposed ? filled.typed.requestedPortDate : undefined) ?? shown;
  const isOtherDay = date !== dayAskedFor(changed);
  const billingNumber = meant.billingNumber && (parseNumber(meant.billingNumber) ?? meant.billingNumber);
  const problems = accountProblems({
    phoneNumbers: order.phoneNumbers,
    // A PIN that Zoom has already need not be typed again.
    lineType: 'landline',
    scope: 'full',
    carrierName: meant.carrierName ?? order.carrierName ?? '',
    accountNumber: meant.accountNumber ?? 'kept',
    accountPin: meant.accountPin,
    authorizedPerson: meant.authorizedPerson ?? order.authorizedPerson ?? '',
    billingNumber,
    serviceAddress: address,
  });
  const corrected = {
    carrierName: other(meant.carrierName, order.carrierName),
    accountNumber: meant.accountNumber,
    accountPin: meant.accountPin,
    authorizedPerson: other(meant.authorizedPerson, order.authorizedPerson),
    billingAddress: isMoved ? address : undefined,
  };
  const kept = {
    billingNumber: other(billingNumber, details.billingNumber),
    remaining: other(meant.remaining, details.remaining),
  };
  // Zoom resubmits what is changed: with nothing else to say, the day is said again.
  const isDayNeeded = isOtherDay || (isRejected && isEmpty(corrected));
  return {
    problems: [
      // What stands at Zoom already was Zoom's to judge; but a day passes, and a rejected order asks for its day anew.
      ...problems.filter(({ field }) => (field in address ? isMoved : field in meant)),
      ...(date !== undefined && (isOtherDay || isRejected)
        ? dateProblems({ requestedPortDate: date }, here)
        : []),
    ],
    changes: { ...corrected, requestedPortDate: isDayNeeded ? date : undefined },
    kept,
    isUntouched: isEmpty(corrected) && isEmpty(kept) && (meant.requestedPortDate ?? shown) === shown,
  };
}

/** States and ZIP codes as carriers write them, however somebody else has. */
function asWritten({
  address = '',
  city = '',
  state = '',
  zip = '',
}: Partial<Record<keyof ServiceAddress, string | undefined>>): ServiceAddress {
  return { address, city, state: stateCode(state) ?? state.toUpperCase(), zip: zip.toUpperCase() };
}

function other(typed: string | undefined, before: string | undefined): string | undefined {
  return typed === before ? undefined : typed;
}

function isEmpty(changes: Readonly<Record<string, unknown>>): boolean {
  return Object.values(changes).every((value) => value === undefined);
}
