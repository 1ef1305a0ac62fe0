import type { Context } from '../context.ts';
import { may } from '../settings/roles.ts';
import { RightUnknown } from '../settings/user-groups.ts';
import type { OpenAnnouncement } from '../store/announcements.ts';
import { readPortOrders } from '../store/port-orders.ts';

/** What is still to be told to a person, by whether they may hear it. */
export type Hearing = {
  may: OpenAnnouncement[];
  mayNot: OpenAnnouncement[];
  /** Slack cannot say now whether they may. */
  unknown: OpenAnnouncement[];
};

/**
 * Sorts what is to be told to a person by what they may hear at this moment: whoever may port, everything; any other
 * full member, what happens to the orders that they filed. Following an order gives nobody a right that they lose later.
 * @throws when Slack cannot be asked who they are
 */
export async function sortByRight(
  context: Context,
  userId: string,
  open: readonly OpenAnnouncement[],
): Promise<Hearing> {
  const { isMember } = await context.people.standing(userId);
  if (!isMember) return { may: [], mayNot: [...open], unknown: [] };
  const ids = [...new Set(open.map(({ change }) => change.orderId))];
  const rows = await readPortOrders(context.store.db, { ids });
  const filed = new Set(rows.filter(({ requesterId }) => requesterId === userId).map(({ id }) => id));
  const own = open.filter(({ change }) => filed.has(change.orderId));
  if (own.length === open.length) return { may: own, mayNot: [], unknown: [] };
  const others = open.filter(({ change }) => !filed.has(change.orderId));
  try {
    return (await may(context, 'port', userId))
      ? { may: [...open], mayNot: [], unknown: [] }
      : { may: own, mayNot: others, unknown: [] };
  } catch (error) {
    if (!(error instanceof RightUnknown)) throw error;
    return { may: own, mayNot: [], unknown: others };
  }
}
