import { Hono } from 'hono';
import { type Clock, systemClock } from '../../clock.ts';
import { type Account, createAccount } from './account/account.ts';
import { createOrderMover, passDays } from './account/passing-time.ts';
import { addPortalOrder } from './account/portal-order.ts';
import { findOrder, type Move, moveOrder } from './account/porting-life.ts';
import type { ZoomSnapshot } from './account/records.ts';
import { createNumberPool } from './available/number-pool.ts';
import type { Fault, FaultRequest, PanelOrder, RecordedCall, ZoomState } from './control-protocol.ts';
import { createControlRoutes } from './control-routes.ts';
import { createEndpoints } from './endpoints/all-endpoints.ts';
import type { PortingSecrets } from './endpoints/handler.ts';
import { panelOrder, panelState } from './panel.ts';
import { seedAccount } from './seed/seed-account.ts';
import { createApiRoutes, createTokenRoute, type ZoomEnv } from './service/api-routes.ts';
import { createCallLog } from './service/call-log.ts';
import { SCOPES, type Scope } from './service/endpoint-table.ts';
import { createFaultBoard } from './service/faults.ts';
import { createPager } from './service/paging.ts';
import { createRateLimits, type Plan } from './service/rate-limits.ts';
import { type Credentials, createTokens } from './service/tokens.ts';

export type LocalZoomOptions = {
  /** The same seed and time make the same company, and the same numbers to buy. Default `meridian`. */
  seed?: string;
  clock?: Clock;
  credentials?: Credentials;
  /** What the app's tokens are good for; default all. */
  scopes?: readonly Scope[];
  /** Decides the rate limits; default `pro`. */
  plan?: Plan;
  /** Steps that each open porting order takes by itself, a minute; 0, the default: none. */
  orderSpeed?: number;
  /** How many numbers the company has; default 320. */
  numbers?: number;
  /** Goes on from a `snapshot()` of before; `seed` and `numbers` are then its own. */
  initial?: ZoomSnapshot;
};

export type LocalZoom = {
  /** `/v2/...`, `/oauth/token` and `/control/...`, to be mounted under any prefix. */
  app: Hono<ZoomEnv>;
  credentials: Credentials;
  state(): ZoomState;
  /** The account as JSON, without faults, calls and tokens; it shares nothing with what goes on. */
  snapshot(): ZoomSnapshot;
  /** Told after every change of what `state()` shows. @returns ends it */
  subscribe(listener: () => void): () => void;
  /** @throws ZoomError 404/3000, 409/3001 */
  moveOrder(orderId: string, move: Move): PanelOrder;
  /** An order made in the Zoom portal. @throws ZoomError 400/300 when a number cannot be ported */
  createPortalOrder(order: { phone_numbers: string[]; carrier_name: string }): PanelOrder;
  passDays(days: number): void;
  addFault(request: FaultRequest): Fault;
  removeFault(id: string): boolean;
  clearFaults(): void;
  revokeTokens(): void;
  /**
   * Somebody else buys the numbers: they are no longer available. `silently`: they still are, but the next
   * provisioning leaves them out of both its lists.
   */
  takeNumbers(phoneNumbers: readonly string[], options?: { silently: boolean }): void;
  /** Newest first, at most 1000. */
  calls(): RecordedCall[];
  forgetCalls(): void;
  /** What an order's last writes said of account number and PIN; in this process only, never over HTTP. */
  portingSecrets(orderId: string): PortingSecrets | undefined;
  /** Stops orders from moving by themselves. */
  close(): void;
};

export const LOCAL_CREDENTIALS: Credentials = {
  accountId: 'local-account',
  clientId: 'local-client',
  clientSecret: 'local-secret',
};

export function createLocalZoom(options: LocalZoomOptions = {}): LocalZoom {
  const { clock = systemClock, credentials = LOCAL_CREDENTIALS, scopes = SCOPES, plan = 'pro' } = options;
  const account = openAccount(options, clock);
  const listeners = new Set<() => void>();
  const secrets = new Map<string, PortingSecrets>();
  const passedOver = new Set<string>();

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const mover = createOrderMover(account, clock, options.orderSpeed ?? 0, tell);
  const changed = () => {
    mover.look();
    tell();
  };
  const faults = createFaultBoard(tell);
  const calls = createCallLog(tell);
  const tokens = createTokens(account.seed, clock);
  const service = {
    ...{ clock, tokens, faults, calls, onEffect: changed },
    take: (body: string) => {
      for (const [number] of body.matchAll(/\+\d{7,15}/g)) account.taken.add(number);
    },
    takeTurn: createRateLimits(plan, clock),
  };
  const handlers = createEndpoints({
    account,
    pool: createNumberPool(account.seed),
    pager: createPager(account.seed, clock),
    passedOver,
    keepSecrets: (orderId, given) => secrets.set(orderId, { ...secrets.get(orderId), ...given }),
  });

  const zoom: Omit<LocalZoom, 'app'> = {
    credentials,
    state: () => panelState(account, faults, calls),
    snapshot: account.snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    moveOrder(orderId, move) {
      const order = findOrder(account, orderId);
      moveOrder(account, order, move);
      changed();
      return panelOrder(order);
    },
    createPortalOrder(fields) {
      const order = addPortalOrder(account, fields);
      changed();
      return panelOrder(order);
    },
    passDays(days) {
      passDays(account, days);
      changed();
    },
    addFault: faults.add,
    removeFault: faults.remove,
    clearFaults: faults.clear,
    revokeTokens: tokens.revokeAll,
    takeNumbers(phoneNumbers, { silently } = { silently: false }) {
      for (const number of phoneNumbers) (silently ? passedOver : account.taken).add(number);
      changed();
    },
    calls: calls.list,
    forgetCalls: calls.forget,
    portingSecrets: (orderId) => secrets.get(orderId),
    close: mover.stop,
  };

  mover.look();
  const app = new Hono<ZoomEnv>()
    .route('/', createApiRoutes(service, handlers))
    .route('/', createTokenRoute(service, credentials, scopes))
    .route('/', createControlRoutes(zoom));
  return { ...zoom, app };
}

const openAccount = ({ initial, seed, numbers }: LocalZoomOptions, clock: Clock): Account =>
  initial ? createAccount(initial, clock) : seedAccount(seed ?? 'meridian', numbers ?? 320, clock);
