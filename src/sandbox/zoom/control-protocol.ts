/**
 * The local Zoom's control interface: what its panel on the page, and tests from outside, can look at and change.
 * JSON over HTTP under `{root}/control`, beside `{root}/v2` and `{root}/oauth/token`. No token is asked.
 *
 * - `GET  /control/state` → `ZoomState`
 * - `POST /control/orders/{orderId}/move` `{to, date?, reason?, code?}` → order; 409 when the status does not allow it
 * - `POST /control/orders` `{phone_numbers, carrier_name}` → an order made "in the portal"
 * - `POST /control/days` `{days}` → the service's clock moves on, orders move as they would have
 * - `POST /control/faults` `FaultRequest` → `Fault`;  `DELETE /control/faults/{id}`;  `DELETE /control/faults`
 * - `POST /control/taken` `{phone_numbers, silently?}` → somebody else buys them; `silently`: they stay on offer, but the
 *   next provisioning names them in neither of its lists
 * - `POST /control/revoke-tokens` → every token given out so far is refused from now on
 * - `DELETE /control/calls` → forgets the calls
 * - `GET  /control/live` → Server-Sent Events, a `ZoomState` at once and after every change
 */
export type PortingStatus = 'submitted' | 'pending' | 'scheduled' | 'completed' | 'rejected' | 'cancelled';

export type FaultKind =
  /** Answers late. */
  | 'latency'
  /** 429, with `retryAfter` in one of its forms or without. */
  | 'rate_limited'
  /** 500, the write did not happen. */
  | 'error_before'
  /** 500, the write did happen. A call that is refused is answered as ever, and does not count as hit. */
  | 'error_after'
  /** The connection is cut before the write happens. */
  | 'cut_before'
  /** The connection is cut after the write happened; a refused call as with `error_after`. */
  | 'cut_after'
  /** 503 with an HTML body, as from a gateway. */
  | 'gateway_down'
  /** Of a purchase: somebody else has bought its numbers just before; Zoom answers as it does then. */
  | 'taken';

export type FaultRequest = {
  kind: FaultKind;
  /** `GET`, `POST` …; absent: any. */
  method?: string;
  /** Start of the path below `/v2`, e.g. `/phone/numbers/provision`; the whole path with a `$` at its end; absent: every path. Getting a token is hit only by `/oauth/token`. */
  path?: string;
  /** How many calls it hits before it goes away; absent: until removed. */
  times?: number;
  /** Latency only. */
  milliseconds?: number;
  /** Rate limit only: the `Retry-After` header as sent, e.g. `2`, an HTTP date or an ISO date; absent: no header. */
  retryAfter?: string;
};

export type Fault = FaultRequest & { id: string; hits: number };

export type RecordedCall = {
  id: number;
  /** ISO 8601. */
  at: string;
  method: string;
  /** Path below the root, without the query, e.g. `/v2/phone/numbers/available`. */
  path: string;
  query: string;
  /** HTTP status answered; 0 when the connection was cut. */
  status: number;
  /** Zoom's error code, when an error was answered. */
  code?: number;
  milliseconds: number;
  /** True when the call changed the account, whatever was answered. */
  tookEffect: boolean;
};

export type PanelOrder = {
  order_id: string;
  status: PortingStatus;
  phone_numbers: string[];
  carrier_name: string;
  requested_port_date: string;
  scheduled_port_date?: string;
  updated_at: string;
  rejection_reason?: string;
  /** The statuses it can be moved to by hand now. */
  moves: PortingStatus[];
};

export type ZoomState = {
  /** The service's own time (ISO 8601). */
  now: string;
  company: string;
  sites: { id: string; name: string }[];
  inventory: { total: number; assigned: number; unassigned: number; monthlyCost: number; blocks: number };
  /** Newest change first. */
  orders: PanelOrder[];
  faults: Fault[];
  /** Newest first, at most 100. */
  calls: RecordedCall[];
};
