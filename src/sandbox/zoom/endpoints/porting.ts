import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { carrierObjection, checkPortability, refusedNumbers } from '../account/portability.ts';
import { findOrder, markChanged, moveOrder } from '../account/porting-life.ts';
import { type OrderRecord, PORTING_STATUSES } from '../account/records.ts';
import { estimatedCompletion, orderView } from '../account/views.ts';
import { invalidField, invalidInput, orderStatusForbids } from '../errors.ts';
import { jsonAnswer, noContent } from '../service/answer.ts';
import { repeatable } from '../service/input.ts';
import { pageQuery } from '../service/paging.ts';
import { nothing, type Service, withBody, withQuery } from './handler.ts';
import { newOrder, numbersToValidate, orderChanges } from './porting-input.ts';

const HOUR = 3_600_000;
/** A carrier's switch-over cannot be called off this late. */
const TOO_LATE_TO_CANCEL = 48 * HOUR;

const orderQuery = z.strictObject({ status: repeatable(z.enum(PORTING_STATUSES)).optional(), ...pageQuery });

export const portingEndpoints = (service: Service) => {
  const { account, pager } = service;
  return {
    listOrders: withQuery(orderQuery, ({ status, ...request }) => {
      const orders = [...account.orders.values()]
        .filter((order) => status === undefined || status.includes(order.status))
        .sort((a, b) => b.change - a.change);
      const { items, ...paging } = pager.page(
        { name: 'orders', status },
        request,
        orders,
        (order) => order.change,
        (change, last) => change < last,
      );
      return jsonAnswer(200, { ...paging, porting_orders: items.map(orderView) });
    }),

    createOrder: withBody(newOrder, ({ account_number, account_pin, ...body }) => {
      assertPortable(account, body.phone_numbers);
      assertFuture(account, body.requested_port_date);
      const now = account.timestamp();
      const objection = carrierObjection({ account_number, account_pin, zip: body.billing_address.zip });
      const order: OrderRecord = {
        ...body,
        order_id: account.newId('port'),
        change: account.nextSequence(),
        status: 'submitted',
        status_since: now,
        submitted_at: now,
        updated_at: now,
        ...(objection ? { objection } : {}),
      };
      account.orders.set(order.order_id, order);
      service.keepSecrets(order.order_id, { account_number, account_pin });
      return jsonAnswer(201, {
        order_id: order.order_id,
        status: order.status,
        phone_numbers: order.phone_numbers,
        submitted_at: order.submitted_at,
        estimated_completion: estimatedCompletion(order),
      });
    }),

    getOrder: withQuery(nothing, (_query, id) => jsonAnswer(200, orderView(findOrder(account, id)))),

    updateOrder: withBody(orderChanges, ({ account_number, account_pin, ...changes }, id) => {
      const order = findOrder(account, id);
      if (order.status !== 'submitted' && order.status !== 'pending' && order.status !== 'rejected') {
        throw orderStatusForbids(`A ${order.status} order cannot be changed.`);
      }
      if (changes.requested_port_date !== undefined) assertFuture(account, changes.requested_port_date);
      const zip = changes.billing_address?.zip;
      const objection = carrierObjection({ account_number, account_pin, zip }, order.objection);
      Object.assign(order, definedOnly(changes));
      if (objection) order.objection = objection;
      else delete order.objection;
      service.keepSecrets(id, definedOnly({ account_number, account_pin }));
      if (order.status === 'rejected') moveOrder(account, order, { to: 'submitted' });
      else markChanged(account, order);
      return jsonAnswer(200, orderView(order));
    }),

    cancelOrder: withQuery(nothing, (_query, id) => {
      const order = findOrder(account, id);
      if (order.status === 'scheduled' && portsWithin(order, account.now(), TOO_LATE_TO_CANCEL)) {
        throw orderStatusForbids('The order is scheduled within 48 hours.');
      }
      moveOrder(account, order, { to: 'cancelled' });
      return noContent();
    }),

    validatePorting: withBody(numbersToValidate, ({ phone_numbers }) =>
      jsonAnswer(200, { results: phone_numbers.map((number) => checkPortability(account, number)) }),
    ),
  };
};

function assertPortable(account: Account, numbers: readonly string[]): void {
  const refused = refusedNumbers(account, numbers);
  if (refused.length > 0) throw invalidInput(refused);
}

function assertFuture(account: Account, date: string): void {
  if (date <= account.today()) throw invalidField('requested_port_date', 'Must be a day after today.');
}

const portsWithin = (order: OrderRecord, now: Date, milliseconds: number) =>
  Date.parse(order.scheduled_port_date ?? '') - now.getTime() < milliseconds;

const definedOnly = (changes: object) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
