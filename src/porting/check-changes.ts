import type { PortingOrder } from '../zoom/types.ts';
import type { OrderChanges } from './change-order.ts';
import { accountProblems } from './check-account.ts';
import { dateProblems, type Here } from './check-date.ts';
import type { PortRemark, ServiceAddress } from './port-form.ts';

/** What was typed; a field that is left empty stays what it is. */
export type TypedChanges = Partial<ServiceAddress> & {
  carrierName?: string | undefined;
  accountNumber?: string | undefined;
  accountPin?: string | undefined;
  authorizedPerson?: string | undefined;
  requestedPortDate?: string | undefined;
};

/**
 * Reads what is to be different about an order, by the rules of the form it was filed with.
 * @param order as it is now
 */
export function readChanges(
  order: PortingOrder,
  typed: TypedChanges,
  here: Here,
): { changes: OrderChanges; problems: PortRemark[] } {
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
  const date = typed.requestedPortDate;
  const isOtherDay = date !== undefined && date !== order.requestedPortDate?.slice(0, 10);
  const problems = accountProblems({
    phoneNumbers: order.phoneNumbers,
    // A PIN that Zoom has already need not be typed again.
    lineType: 'landline',
    scope: 'full',
    carrierName: typed.carrierName ?? order.carrierName ?? '',
    accountNumber: typed.accountNumber ?? 'kept',
    accountPin: typed.accountPin,
    authorizedPerson: typed.authorizedPerson ?? order.authorizedPerson ?? '',
    serviceAddress: address,
  });
  return {
    problems: [
      // What stands at Zoom already was Zoom's to judge.
      ...problems.filter(({ field }) => (field in address ? isMoved : isTyped(typed, field))),
      ...(isOtherDay ? dateProblems({ requestedPortDate: date }, here) : []),
    ],
    changes: {
      carrierName: other(typed.carrierName, order.carrierName),
      accountNumber: typed.accountNumber,
      accountPin: typed.accountPin,
      authorizedPerson: other(typed.authorizedPerson, order.authorizedPerson),
      billingAddress: isMoved ? address : undefined,
      requestedPortDate: isOtherDay ? date : undefined,
    },
  };
}

function isTyped(typed: TypedChanges, field: PortRemark['field']): boolean {
  return Object.entries(typed).some(([name, value]) => name === field && value !== undefined);
}

function other(typed: string | undefined, before: string | undefined): string | undefined {
  return typed === before ? undefined : typed;
}
