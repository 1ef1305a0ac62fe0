import { findAreaCode } from '../../../numbers/area-codes.ts';
import { isTollFreePrefix } from '../../../numbers/toll-free.ts';
import type { PortingStatus } from '../control-protocol.ts';
import { invalidField, orderNotFound, orderStatusForbids } from '../errors.ts';
import { addDays, firmOrderDate, toWeekday } from '../port-dates.ts';
import type { Account } from './account.ts';
import { addNumber, removeNumber, siteOrMain } from './numbers.ts';
import type { OrderRecord } from './records.ts';

/** Where an order can go from each status. From `scheduled` to `scheduled` its date moves. */
export const MOVES: Readonly<Record<PortingStatus, readonly PortingStatus[]>> = {
  submitted: ['pending', 'rejected', 'cancelled'],
  pending: ['scheduled', 'rejected', 'cancelled'],
  scheduled: ['completed', 'scheduled', 'rejected', 'cancelled'],
  rejected: ['submitted', 'cancelled'],
  completed: [],
  cancelled: [],
};

export type Move = {
  to: PortingStatus;
  /** `YYYY-MM-DD`, for `scheduled`: the day the losing carrier agrees to; absent: the next that suits. */
  date?: string | undefined;
  /** For `rejected`. */
  reason?: string | undefined;
  code?: string | undefined;
};

const DEFAULT_REJECTION = {
  code: 'NAME_MISMATCH',
  reason: 'The authorized person is not the one on file at the losing carrier.',
};

/** @throws ZoomError 404/3000 */
export function findOrder(account: Account, orderId: string): OrderRecord {
  const order = account.orders.get(orderId);
  if (!order) throw orderNotFound(orderId);
  return order;
}

/** @throws ZoomError 409/3001 when the status does not allow the move, 400/300 when the date lies in the past */
export function moveOrder(account: Account, order: OrderRecord, move: Move): void {
  if (!MOVES[order.status].includes(move.to)) {
    throw orderStatusForbids(`A ${order.status} order cannot become ${move.to}.`);
  }
  const today = account.today();
  if (move.date !== undefined && move.date < today) throw invalidField('date', 'The date lies in the past.');

  const isNewStatus = order.status !== move.to;
  enter(account, order, move, today);
  order.status = move.to;
  if (isNewStatus) order.status_since = account.timestamp();
  markChanged(account, order);
}

export function markChanged(account: Account, order: OrderRecord): void {
  order.updated_at = account.timestamp();
  order.change = account.nextSequence();
}

/** A reason of one's own comes without a code, unless one is given: the two must not say different things. */
function rejectionOf(
  { objection }: OrderRecord,
  { code, reason }: Move,
): { code?: string | undefined; reason: string } {
  if (code === undefined && reason === undefined) return objection ?? DEFAULT_REJECTION;
  return { code, reason: reason ?? objection?.reason ?? DEFAULT_REJECTION.reason };
}

function enter(account: Account, order: OrderRecord, move: Move, today: string): void {
  switch (move.to) {
    case 'scheduled': {
      const earliest = order.scheduled_port_date ? addDays(order.scheduled_port_date, 1) : today;
      order.scheduled_port_date = move.date ?? toWeekday(firmOrderDate(order.requested_port_date, earliest));
      expectNumbers(account, order);
      return;
    }
    case 'completed':
      order.completed_at = account.timestamp();
      // A carrier that lets go early, or an order moved by hand: the port happened today.
      if (!order.scheduled_port_date || order.scheduled_port_date > today) order.scheduled_port_date = today;
      receiveNumbers(account, order);
      return;
    case 'rejected': {
      const { code, reason } = rejectionOf(order, move);
      if (code === undefined) delete order.rejection_code;
      else order.rejection_code = code;
      order.rejection_reason = reason;
      delete order.scheduled_port_date;
      dropNumbers(account, order);
      return;
    }
    case 'submitted':
      delete order.rejection_code;
      delete order.rejection_reason;
      return;
    case 'cancelled':
      dropNumbers(account, order);
      return;
    case 'pending':
      return;
  }
}

/** A scheduled order's numbers are in the account already, `pending`, so that they can be assigned ahead. */
function expectNumbers(account: Account, order: OrderRecord): void {
  for (const phone_number of order.phone_numbers) {
    if (account.idByPhoneNumber.has(phone_number)) continue;
    addNumber(account, { ...describePortedNumber(account, phone_number), order_id: order.order_id });
  }
}

function receiveNumbers(account: Account, order: OrderRecord): void {
  expectNumbers(account, order);
  for (const number of account.numbers.values()) {
    if (number.order_id !== order.order_id) continue;
    delete number.order_id;
    number.status = 'active';
    number.provisioned_at = account.timestamp();
  }
}

/** They stay with the losing carrier. */
function dropNumbers(account: Account, order: OrderRecord): void {
  for (const number of [...account.numbers.values()]) {
    if (number.order_id === order.order_id) removeNumber(account, number);
  }
}

function describePortedNumber(account: Account, phone_number: string) {
  const areaCode = findAreaCode(phone_number.slice(2, 5));
  return {
    phone_number,
    type: isTollFreePrefix(phone_number.slice(2, 5)) ? ('toll_free' as const) : ('local' as const),
    status: 'pending' as const,
    country: areaCode?.country ?? 'US',
    ...(areaCode ? { state: areaCode.state, city: areaCode.city } : {}),
    capabilities: ['voice' as const, 'sms' as const],
    monthly_cost: 1,
    site_id: siteOrMain(account, undefined),
  };
}
