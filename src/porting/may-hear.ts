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
  const isOwn = ({ change }: OpenAnnouncement) => filed.has(change.orderId);
  if (open.every(isOwn)) return { may: [...open], mayNot: [], unknown: [] };
  try {
    if (await may(context, 'port', userId)) return { may: [...open], mayNot: [], unknown: [] };
    const [own, others] = parted(open, isOwn);
    return { may: own, mayNot: others, unknown: [] };
  } catch (error) {
    if (!(error instanceof RightUnknown)) throw error;
    // What is begun was theirs to hear just before, and perhaps they have: it is told to its end, and not in two parts.
    const [told, unknown] = parted(open, (each) => isOwn(each) || each.startedAt !== null);
    return { may: told, mayNot: [], unknown };
  }
}

function parted<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
