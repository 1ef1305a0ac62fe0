import type { Context } from '../context.ts';
import { readSeenAssignees, type SeenAssignee } from '../store/known-numbers.ts';
import { isZoomError } from '../zoom/errors.ts';
import { ASSIGNEE_TYPES, type Assignee, canBeGiven } from './assignee.ts';

/** With fewer, the inventory has perhaps not been read as a whole yet: only single numbers of it. */
const FEW = 20;

/**
 * Queues, receptionists, areas and rooms that have a number already: those can be offered by name, for Zoom tells ids
 * and names nowhere else. People are chosen in Slack. By type, then by name.
 * @returns nothing when none is known and Zoom cannot say: whoever wants one can still write its id
 */
export async function seenAssignees({ store, zoom }: Context, limit: number): Promise<Assignee[]> {
  const known = (await readSeenAssignees(store.db, 'others', limit)).map(fromRow);
  const more = known.length < FEW ? await fromZoom() : [];
  return tidied([...known, ...more]).slice(0, limit);

  /** One page. */
  async function fromZoom(): Promise<Assignee[]> {
    try {
      const { items } = await zoom.numbers.page(
        { assigned: true },
        { pageSize: 300, onUnreadable: () => {} },
      );
      return items.flatMap(({ assignee }) => (assignee && assignee.type !== 'user' ? [assignee] : []));
    } catch (error) {
      if (!isZoomError(error)) throw error;
      return [];
    }
  }
}

/** People who have a number already, as far as it was read. */
export async function seenPeople({ store }: Pick<Context, 'store'>, limit: number): Promise<Assignee[]> {
  return (await readSeenAssignees(store.db, 'people', limit)).map(fromRow);
}

function fromRow({ type, id, name }: SeenAssignee): Assignee {
  return { type, id, name: name ?? undefined };
}

const TYPES: readonly string[] = ASSIGNEE_TYPES;

function tidied(seen: readonly Assignee[]): Assignee[] {
  const place = ({ type }: Assignee) => TYPES.indexOf(type);
  // One that was renamed is there under both names until all of its numbers are read again.
  const seenOnce = new Map(seen.filter(canBeGiven).map((each) => [`${each.type} ${each.id}`, each]));
  return [...seenOnce.values()].sort(
    (a, b) => place(a) - place(b) || (a.name ?? a.id).localeCompare(b.name ?? b.id),
  );
}
