import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readIdleNumbers, readIdleSince } from '../store/known-numbers.ts';
import type { NumberBlock, PhoneNumber } from '../zoom/types.ts';
import { blockOf, knownBlocks } from './known-blocks.ts';
import { askZoom } from './read-number.ts';

/** A number that nobody has, and since when as far as is known here. */
export type IdleNumber = {
  number: PhoneNumber;
  idleSince?: Date | undefined;
  /** The block that it belongs to, as the blocks were last read. */
  block?: NumberBlock | undefined;
};

export type IdleNumbers =
  | {
      kind: 'idle';
      /** The longest idle first; those of which it is not known yet come last. */
      numbers: IdleNumber[];
      /** From 0. */
      page: number;
      pages: number;
      total: number;
      /** US dollars a month for all of them, as far as Zoom says what they cost; undefined when not all are known. */
      monthlyCost: number | undefined;
      /** Somebody has them since the inventory was last read, or they are gone: left out of this page. */
      leftOut: number;
      /** That cannot be read: they are left out. */
      unreadable: number;
      /** The moment this was read: what idle time is counted to. */
      readAt: Date;
    }
  | NotAllowed;

/** Numbers on one page: two buttons each. */
export const IDLE_PAGE = 8;
/** Zoom gives at most so many at once. */
const ZOOM_PAGE = 300;
/** Idle numbers that are read and sorted in one go. */
const MOST_READ = 600;

type Parts = Pick<Context, 'zoom' | 'store' | 'people' | 'firstSettings' | 'clock'>;

/**
 * The active numbers that nobody has, as Zoom has it at this moment. Up to 600 of them are read whole, in two calls at
 * most. Of more, the page comes from what was last read of the inventory, and each number on it is asked for.
 * @throws the errors of `zoom/errors.ts`
 */
export async function listIdle(
  context: Parts,
  { userId, page }: { userId: string; page: number },
): Promise<IdleNumbers> {
  const refusal = await forbids(context, 'look', userId);
  if (refusal) return refusal;
  const { zoom, store, clock } = context;
  let unreadable = 0;
  const options = { pageSize: ZOOM_PAGE, onUnreadable: () => void unreadable++ };
  const first = await zoom.numbers.unassignedPage({ status: 'active' }, options);
  const isMany = first.nextPageToken !== undefined && (first.total ?? 0) > MOST_READ;
  const many = isMany ? await knownPage(context, page, first.total ?? 0) : undefined;
  if (many) return many;
  const second =
    first.nextPageToken === undefined || isMany
      ? undefined
      : await zoom.numbers.unassignedPage(
          { status: 'active' },
          { ...options, pageToken: first.nextPageToken },
        );
  const all = [...first.items, ...(second?.items ?? [])].filter(isIdle);
  const since = await readIdleSince(
    store.db,
    all.map(({ id }) => id),
  );
  const sorted = all
    .map((number): IdleNumber => ({ number, idleSince: since.get(number.id) }))
    .toSorted(longestFirst);
  const isAll = second ? second.nextPageToken === undefined : first.nextPageToken === undefined;
  const pages = Math.max(1, Math.ceil(sorted.length / IDLE_PAGE));
  const shown = Math.min(page, pages - 1);
  return {
    kind: 'idle',
    numbers: await withBlocks(context, sorted.slice(shown * IDLE_PAGE, (shown + 1) * IDLE_PAGE)),
    page: shown,
    pages,
    total: isAll ? sorted.length : Math.max(sorted.length, second?.total ?? first.total ?? 0),
    monthlyCost: isAll ? all.reduce((sum, { monthlyCost = 0 }) => sum + monthlyCost, 0) : undefined,
    leftOut: 0,
    unreadable,
    readAt: clock.now(),
  };
}

/** @returns undefined where nothing is known of the inventory yet */
async function knownPage(context: Parts, page: number, total: number): Promise<IdleNumbers | undefined> {
  const { store, clock } = context;
  const known = await readIdleNumbers(store.db, { page: 0, size: 1 });
  if (known.total === 0) return undefined;
  const pages = Math.ceil(known.total / IDLE_PAGE);
  const shown = Math.min(page, pages - 1);
  const { rows, monthlyCost } = await readIdleNumbers(store.db, { page: shown, size: IDLE_PAGE });
  const asked = await Promise.all(
    rows.map(async ({ id, idleSince }) => ({ number: await askZoom(context, id), idleSince })),
  );
  const numbers = asked.flatMap(({ number, idleSince }): IdleNumber[] =>
    number && isIdle(number) ? [{ number, idleSince: idleSince ?? undefined }] : [],
  );
  return {
    kind: 'idle',
    numbers: await withBlocks(context, numbers),
    page: shown,
    pages,
    total,
    monthlyCost,
    leftOut: rows.length - numbers.length,
    unreadable: 0,
    readAt: clock.now(),
  };
}

async function withBlocks(context: Parts, idle: readonly IdleNumber[]): Promise<IdleNumber[]> {
  const blocks = await knownBlocks(context);
  return idle.map((each) => ({ ...each, block: blockOf(each.number.phoneNumber, blocks) }));
}

/** Whatever the list was asked for: what is shown here may be released with a click. */
function isIdle({ assignee, status }: PhoneNumber): boolean {
  return assignee === undefined && status === 'active';
}

function longestFirst(a: IdleNumber, b: IdleNumber): number {
  const [first, second] = [a, b].map(({ idleSince }) => idleSince?.getTime() ?? Number.POSITIVE_INFINITY);
  // Two infinities have no difference.
  if (first !== second) return (first ?? 0) < (second ?? 0) ? -1 : 1;
  return a.number.phoneNumber.localeCompare(b.number.phoneNumber);
}
