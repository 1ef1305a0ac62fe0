import type { InventoryChange } from '../../inventory/inventory-history.ts';
import type { InventoryDay } from '../../inventory/stored-inventory.ts';
import type { ZoomStanding } from '../../inventory/zoom-health.ts';
import type { OpenOrder, OpenOrders } from '../../porting/open-orders.ts';
import type { Polls } from '../../porting/poll-orders.ts';
import type { Budget } from '../../purchases/policy.ts';
import type { StoredRequest } from '../../purchases/stored-request.ts';

/** Some of a list, and how long it is. */
export type Some<Item> = { items: Item[]; total: number };

/** Everything that a person's Home shows, as it is kept at one moment: nothing of it is asked of Zoom. */
export type HomeView = {
  userId: string;
  at: Date;
  mine: Some<StoredRequest>;
  /** Those of theirs that ended lately. */
  ended: StoredRequest[];
  awaiting: Some<StoredRequest>;
  /** Undefined for whoever may not look at the company's numbers. */
  numbers: { newest: InventoryDay; change: InventoryChange | undefined } | 'unread' | undefined;
  /** Everybody's, for whoever may open porting orders; undefined for others. */
  orders: OpenOrders | 'unread' | undefined;
  /** Port-ins under way that this person filed. */
  ownPorts: Some<OpenOrder>;
  /** Only for admins. */
  admin:
    | {
        budget: Budget & { limit: number | null };
        /** When the inventory was last read as a whole. */
        reading: { at: Date; numbers: number } | undefined;
        zoom: ZoomStanding | undefined;
        /** How the looks at the porting orders went. */
        polls: (Polls & { at: Date }) | undefined;
      }
    | undefined;
  /** Slack cannot say who is in a user group, and something here hangs on it. */
  leftOut: boolean;
};

/** How it stands with asking Zoom for what the Home shows. */
export type Freshness = 'as kept' | 'reading' | 'failed';
