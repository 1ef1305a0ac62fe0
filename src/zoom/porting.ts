import { nothing } from './answer.ts';
import type { Call } from './call.ts';
import { endpoints } from './endpoints.ts';
import { createListing } from './paging.ts';
import { portabilityChecks, validateBody } from './schemas/portability-check.ts';
import {
  newOrderBody,
  orderChangesBody,
  orderQuery,
  portingOrder,
  submittedOrder,
} from './schemas/porting-order.ts';
import { checked } from './send.ts';
import type { PortingChanges, PortingFilter, ZoomPorting } from './zoom.ts';

export function createPorting(call: Call): ZoomPorting {
  const orders = createListing(call, {
    endpoint: endpoints.listOrders,
    key: 'porting_orders',
    item: portingOrder,
    id: 'order_id',
    query: ({ status }: PortingFilter = {}) => checked(endpoints.listOrders, orderQuery, { status }),
  });

  return {
    list: orders.list,
    page: orders.page,

    get: (orderId, { signal } = {}) =>
      call({ endpoint: endpoints.getOrder, params: { orderId }, answer: portingOrder, signal }),

    async create({ phoneNumbers, ...rest }, { signal } = {}) {
      const endpoint = endpoints.createOrder;
      const body = checked(endpoint, newOrderBody, { phone_numbers: phoneNumbers, ...written(rest) });
      return await call({ endpoint, body, answer: submittedOrder, secrets: secretsOf(rest), signal });
    },

    async update(orderId, changes, { signal } = {}) {
      const endpoint = endpoints.updateOrder;
      const body = checked(endpoint, orderChangesBody, written(changes));
      const secrets = secretsOf(changes);
      return await call({ endpoint, params: { orderId }, body, answer: portingOrder, secrets, signal });
    },

    cancel: (orderId, { signal } = {}) =>
      call({ endpoint: endpoints.cancelOrder, params: { orderId }, answer: nothing, signal }),

    async validate(phoneNumbers, { signal } = {}) {
      const endpoint = endpoints.validate;
      const body = checked(endpoint, validateBody, { phone_numbers: phoneNumbers });
      return await call({ endpoint, body, answer: portabilityChecks, signal });
    },
  };
}

function written(order: PortingChanges) {
  return {
    carrier_name: order.carrierName,
    account_number: order.accountNumber,
    account_pin: order.accountPin,
    authorized_person: order.authorizedPerson,
    billing_address: order.billingAddress,
    requested_port_date: order.requestedPortDate,
  };
}

const secretsOf = ({ accountNumber, accountPin }: PortingChanges) =>
  [accountNumber, accountPin].filter((secret) => secret !== undefined);
