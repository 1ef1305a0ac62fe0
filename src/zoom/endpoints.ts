/** How much a call counts against the account's limits: each weight has its own allowance a second. */
export type Weight = 'light' | 'medium' | 'heavy';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export type Endpoint = {
  method: Method;
  /** Below the API's address; `{name}` stands for a parameter. */
  path: string;
  weight: Weight;
  /** Whether a call may change anything. When it may not, no failure leaves doubt about what happened. */
  writes: boolean;
};

const read = (path: string): Endpoint => ({ method: 'GET', path, weight: 'light', writes: false });
const write = (method: Method, path: string): Endpoint => ({ method, path, weight: 'medium', writes: true });
const heavy = (method: Method, path: string): Endpoint => ({ method, path, weight: 'heavy', writes: true });

/** Every endpoint of the Number Management API. */
export const endpoints = {
  listNumbers: read('/phone/numbers'),
  getNumber: read('/phone/numbers/{numberId}'),
  addNumber: write('POST', '/phone/numbers'),
  updateNumber: write('PATCH', '/phone/numbers/{numberId}'),
  releaseNumber: write('DELETE', '/phone/numbers/{numberId}'),

  searchAvailable: read('/phone/numbers/available'),
  provision: heavy('POST', '/phone/numbers/provision'),
  inventory: read('/phone/numbers/inventory'),

  assign: write('POST', '/phone/numbers/{numberId}/assign'),
  unassign: write('DELETE', '/phone/numbers/{numberId}/assign'),
  listUnassigned: read('/phone/numbers/unassigned'),

  listOrders: read('/phone/porting/orders'),
  createOrder: heavy('POST', '/phone/porting/orders'),
  getOrder: read('/phone/porting/orders/{orderId}'),
  updateOrder: heavy('PATCH', '/phone/porting/orders/{orderId}'),
  cancelOrder: heavy('DELETE', '/phone/porting/orders/{orderId}'),
  validate: { ...heavy('POST', '/phone/porting/validate'), writes: false },

  listBlocks: read('/phone/number_blocks'),
  createBlock: write('POST', '/phone/number_blocks'),
  releaseBlock: write('DELETE', '/phone/number_blocks/{blockId}'),

  listTollFree: read('/phone/numbers/toll_free'),
  searchTollFree: read('/phone/numbers/toll_free/available'),
  provisionTollFree: heavy('POST', '/phone/numbers/toll_free'),
} as const satisfies Record<string, Endpoint>;

/** The name of an endpoint in errors, logs and metrics. */
export const nameOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`;
