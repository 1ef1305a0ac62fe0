export const SCOPES = [
  'phone:read:admin',
  'phone:write:admin',
  'phone_number:read:admin',
  'phone_number:write:admin',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What a call counts as against the account's rate limits. */
export type Weight = 'light' | 'medium' | 'heavy';
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export type EndpointRow = {
  method: Method;
  path: string;
  scope: Scope;
  weight: Weight;
  /** `false`: a GET, or a POST that only asks. */
  writes: boolean;
};

const row = (method: Method, path: string, scope: Scope, weight: Weight): EndpointRow => ({
  method,
  path,
  scope,
  weight,
  writes: method !== 'GET' && path !== '/phone/porting/validate',
});

/**
 * The 23 endpoints, the scope each asks of the token, and its weight. The API document names the scopes without
 * saying which endpoint needs which. Here: what the account has is `phone:read:admin`; changing it, and porting,
 * `phone:write:admin`; what can be had and the counts, `phone_number:read:admin`; getting or giving up whole numbers
 * and blocks, `phone_number:write:admin`.
 *
 * A fixed path comes before the one with a parameter in its place: the first that matches answers.
 */
export const ENDPOINTS = {
  listNumbers: row('GET', '/phone/numbers', 'phone:read:admin', 'light'),
  listUnassigned: row('GET', '/phone/numbers/unassigned', 'phone:read:admin', 'light'),
  listTollFree: row('GET', '/phone/numbers/toll_free', 'phone:read:admin', 'light'),
  listOrders: row('GET', '/phone/porting/orders', 'phone:read:admin', 'light'),
  getOrder: row('GET', '/phone/porting/orders/:id', 'phone:read:admin', 'light'),
  listBlocks: row('GET', '/phone/number_blocks', 'phone:read:admin', 'light'),

  searchAvailable: row('GET', '/phone/numbers/available', 'phone_number:read:admin', 'light'),
  searchTollFree: row('GET', '/phone/numbers/toll_free/available', 'phone_number:read:admin', 'light'),
  inventory: row('GET', '/phone/numbers/inventory', 'phone_number:read:admin', 'light'),

  updateNumber: row('PATCH', '/phone/numbers/:id', 'phone:write:admin', 'medium'),
  assign: row('POST', '/phone/numbers/:id/assign', 'phone:write:admin', 'medium'),
  unassign: row('DELETE', '/phone/numbers/:id/assign', 'phone:write:admin', 'medium'),
  validatePorting: row('POST', '/phone/porting/validate', 'phone:write:admin', 'heavy'),
  createOrder: row('POST', '/phone/porting/orders', 'phone:write:admin', 'heavy'),
  updateOrder: row('PATCH', '/phone/porting/orders/:id', 'phone:write:admin', 'heavy'),
  cancelOrder: row('DELETE', '/phone/porting/orders/:id', 'phone:write:admin', 'heavy'),

  addNumber: row('POST', '/phone/numbers', 'phone_number:write:admin', 'medium'),
  provision: row('POST', '/phone/numbers/provision', 'phone_number:write:admin', 'heavy'),
  provisionTollFree: row('POST', '/phone/numbers/toll_free', 'phone_number:write:admin', 'heavy'),
  releaseNumber: row('DELETE', '/phone/numbers/:id', 'phone_number:write:admin', 'medium'),
  createBlock: row('POST', '/phone/number_blocks', 'phone_number:write:admin', 'medium'),
  releaseBlock: row('DELETE', '/phone/number_blocks/:id', 'phone_number:write:admin', 'medium'),

  getNumber: row('GET', '/phone/numbers/:id', 'phone:read:admin', 'light'),
} as const satisfies Record<string, EndpointRow>;

export type EndpointName = keyof typeof ENDPOINTS;
