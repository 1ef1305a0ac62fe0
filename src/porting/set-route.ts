import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { deleteAnnouncementsNotBegun } from '../store/announcements.ts';
import { beginDigest, deleteDigests, endDigest } from '../store/port-digests.ts';
import { deletePortRoute, savePortRoute } from '../store/port-routes.ts';
import { digestDay } from './route-times.ts';
import { type PortRoute, readRouting } from './routes.ts';

/** @property before what it was told of until now @property heardAll without that, it was told of everything */
export type RouteSet = { kind: 'set'; before: PortRoute | undefined; heardAll: boolean };

/**
 * Has a channel told of ports from now on; what it was told of before is replaced. What its quiet hours have held back
 * until now is said as the new route wants it: in the digest, where it wants one.
 */
export async function setRoute(
  context: Context,
  { userId, route }: { userId: string; route: PortRoute },
): Promise<RouteSet | NotAllowed> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { store, outbox, clock, firstSettings } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  const before = await store.db.transaction(async (tx) => {
    const { routes } = await readRouting(tx, settings.portingChannel);
    await savePortRoute(tx, { ...route, changedBy: userId, changedAt: clock.now() });
    if (route.times.digestAt === null) await deleteDigests(tx, route.channel);
    else await deleteAnnouncementsNotBegun(tx, route.channel);
    // A digest whose hour is over today comes tomorrow, with what was completed from now on.
    const today = digestDay(route.times, clock.now());
    if (today !== undefined) {
      await beginDigest(tx, route.channel, today, clock.now());
      await endDigest(tx, route.channel, today, clock.now());
    }
    await record(tx, outbox, clock, {
      actor: userId,
      what: 'port.route_set',
      subject: route.channel,
      phoneNumbers: [],
      details: route,
    });
    return routes.find(({ channel }) => channel === route.channel);
  });
  return { kind: 'set', before, heardAll: settings.portingChannel === route.channel };
}

/** @property hearsAll it is the porting channel of the settings, which hears of everything without a route of its own */
export type RouteRemoved = { kind: 'removed' | 'not_set'; hearsAll: boolean };

/**
 * Has a channel not told any more, nor of what its quiet hours have held back. The porting channel of the settings hears
 * of everything again.
 */
export async function removeRoute(
  context: Context,
  { userId, channel }: { userId: string; channel: string },
): Promise<RouteRemoved | NotAllowed> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { store, outbox, clock, firstSettings } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  const hearsAll = settings.portingChannel === channel;
  return store.db.transaction(async (tx) => {
    if (!(await deletePortRoute(tx, channel))) return { kind: 'not_set', hearsAll } as const;
    if (!hearsAll) await deleteAnnouncementsNotBegun(tx, channel);
    await deleteDigests(tx, channel);
    await record(tx, outbox, clock, {
      actor: userId,
      what: 'port.route_removed',
      subject: channel,
      phoneNumbers: [],
    });
    return { kind: 'removed', hearsAll } as const;
  });
}
