import { z } from 'zod';
import { readWatchers } from '../store/announcements.ts';
import { type PortRouteRow, readPortRoutes } from '../store/port-routes.ts';
import type { Database } from '../store/store.ts';
import type { StoredOrder } from './stored-order.ts';

/** `HH:MM` by the clock of the time zone. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a channel wants to hear of ports. */
export const routeTimes = z.object({
  /** IANA */
  timeZone: z.string(),
  /** Nothing is said between these; it is said when they are over. */
  quiet: z.object({ from: clockTime, to: clockTime }).nullable(),
  /** One digest a day at this time, instead of each change. */
  digestAt: clockTime.nullable(),
});
export type RouteTimes = z.infer<typeof routeTimes>;

/** What a channel is told of. An empty list stands for everything. */
export type PortRoute = {
  channel: string;
  statuses: string[];
  sites: string[];
  carriers: string[];
  times: RouteTimes;
};

/** Where ports are announced. */
export type Routing = {
  /** Of the settings: told of everything, at once. */
  portingChannel: string | null;
  routes: PortRoute[];
};

export async function readRouting(db: Database, portingChannel: string | null): Promise<Routing> {
  const rows = await readPortRoutes(db);
  return { portingChannel, routes: rows.map(fromRow) };
}

export function fromRow({ channel, statuses, sites, carriers, times }: PortRouteRow): PortRoute {
  return { channel, statuses, sites, carriers, times: routeTimes.parse(times) };
}

/**
 * Who is told of a change of an order: channels, then people (for their direct message), each once. A channel with a
 * digest is not among them: it reads the orders when its time comes.
 */
export async function targetsOf(
  db: Database,
  stored: StoredOrder,
  { portingChannel, routes }: Routing,
): Promise<string[]> {
  const watchers = await readWatchers(db, stored.order.orderId);
  const saidNo = new Set(watchers.filter(({ watches }) => !watches).map(({ userId }) => userId));
  const people = [stored.requesterId, ...watchers.map(({ userId }) => userId)];
  const own = routes.find(({ channel }) => channel === portingChannel);
  return [
    ...new Set([
      // A route of its own narrows what the porting channel hears.
      ...(portingChannel !== null && !own ? [portingChannel] : []),
      ...routes
        .filter((route) => route.times.digestAt === null && concerns(route, stored))
        .map(({ channel }) => channel),
      ...people.filter((userId) => userId !== undefined && !saidNo.has(userId)).map(String),
    ]),
  ];
}

/** Whether a channel wants to hear of an order as it is now. Of a carrier's or site's name, a part is enough. */
export function concerns({ statuses, sites, carriers }: PortRoute, { order, details }: StoredOrder): boolean {
  const isOne = (names: readonly string[], whole = '') =>
    names.length === 0 || names.some((name) => whole.toLowerCase().includes(name.toLowerCase()));
  return (
    (statuses.length === 0 || statuses.includes(order.status)) &&
    isOne(sites, details.siteId) &&
    isOne(carriers, order.carrierName)
  );
}
