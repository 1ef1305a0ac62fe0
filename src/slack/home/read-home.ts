import type { Context } from '../../context.ts';
import { readNewest } from '../../inventory/inventory-history.ts';
import { lastReading } from '../../inventory/read-inventory.ts';
import { readZoomStanding } from '../../inventory/zoom-health.ts';
import { readOpenOrders, readOwnOrders } from '../../porting/open-orders.ts';
import { readPolls } from '../../porting/poll-orders.ts';
import { readBudget } from '../../purchases/budget.ts';
import { listRequests } from '../../purchases/list-requests.ts';
import { readOwnRequests } from '../../purchases/read-own-requests.ts';
import { isAdmin } from '../../settings/rights.ts';
import { forbids, type Role } from '../../settings/roles.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import { RightUnknown } from '../../settings/user-groups.ts';
import type { HomeView } from './home-view.ts';

/** Requests of each kind that a Home shows. */
const SHOWN = 5;
const ENDED = 3;

/**
 * What a person's Home shows, from the database alone; rights are asked of Slack, and what hangs on one that it cannot
 * tell is left out.
 * @returns undefined for somebody who is no full member (any more)
 * @throws when Slack cannot be asked about the person
 */
export async function readHome(context: Context, userId: string): Promise<HomeView | undefined> {
  const { store, people, firstSettings, clock } = context;
  if (!(await people.standing(userId)).isMember) return undefined;
  const stored = await readSettings(store.db, firstSettings);
  const own = await readOwnRequests(context, userId, { open: SHOWN, ended: ENDED });
  const ports = await readOwnOrders(context, userId);
  const may = async (role: Role) => (await forbids(context, role, userId)) === undefined;
  let leftOut = false;
  async function ifKnown<Shown>(read: () => Promise<Shown>): Promise<Shown | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RightUnknown)) throw error;
      leftOut = true;
      return undefined;
    }
  }
  const awaiting = await ifKnown(() => listRequests(context, { view: 'awaiting_me', userId, page: 0 }));
  const mayLook = await ifKnown(() => may('look'));
  const mayPort = await ifKnown(() => may('port'));
  const administers = await ifKnown(() => isAdmin(people, stored, userId));
  return {
    userId,
    at: clock.now(),
    mine: { items: own.open, total: own.openTotal },
    ended: own.ended,
    awaiting:
      awaiting?.kind === 'page'
        ? { items: awaiting.requests.slice(0, SHOWN), total: awaiting.total }
        : { items: [], total: 0 },
    numbers: mayLook ? ((await readNewest(context)) ?? 'unread') : undefined,
    orders: mayPort ? ((await readOpenOrders(context)) ?? 'unread') : undefined,
    ownPorts: { items: ports.slice(0, SHOWN), total: ports.length },
    admin: administers
      ? {
          budget: { ...(await readBudget(store.db, clock.now())), limit: stored.settings.monthlyBudget },
          reading: await lastReading(context),
          zoom: await readZoomStanding(context),
          polls: await readPolls(context),
        }
      : undefined,
    leftOut,
  };
}
