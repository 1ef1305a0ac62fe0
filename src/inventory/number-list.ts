import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import {
  insertNumberList,
  type NumberListKey,
  type NumberListRow,
  readNumberList,
  turnNumberList,
} from '../store/number-lists.ts';
import { isPageTokenExpired } from '../zoom/errors.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import type { NumberFilter } from './number-filter.ts';
import { BEGINNING, LIST_PAGE, type ListKind, type Place, readListPage } from './read-list-page.ts';
import { type HeldPage, heldPage, type StoredList, storedList } from './stored-list.ts';
import { zoomQuery } from './zoom-filter.ts';

/** One person's list as it is shown: one page is held, and the way back to the ones before. */
export type ShownList = {
  id: string;
  /** Of this rendering: a click carries it back. */
  revision: number;
  kind: ListKind;
  filter: NumberFilter;
  numbers: PhoneNumber[];
  /** From 0. */
  page: number;
  hasNext: boolean;
  /** Numbers of this page that cannot be read: they are left out. */
  unreadable: number;
  /** How many there are in all, and on how many pages; undefined where Zoom does not say, or cannot know. */
  count?: { numbers: number; pages: number } | undefined;
  /** Where the numbers are looked through here: how far, of how many, and whether it stopped before the page was full. */
  lookedThrough?: { numbers: number; of: number | undefined; isCutShort: boolean } | undefined;
  /** The way through Zoom's pages had expired, so this is the first page anew. */
  begunAgain: boolean;
};

export type ListOutcome = { kind: 'list'; shown: ShownList } | NotAllowed;
/** `forgotten`: this person has no such list (any more). */
export type TurnOutcome = ListOutcome | { kind: 'forgotten' };

type Lister = { id: string; teamId: string };
type Parts = Pick<Context, 'zoom' | 'store' | 'people' | 'firstSettings' | 'clock' | 'ids'>;

/**
 * Lists the company's numbers, for those who may look.
 * @throws the errors of `zoom/errors.ts`
 */
export async function startList(
  context: Parts,
  person: Lister,
  wanted: { kind: ListKind; filter: NumberFilter },
): Promise<ListOutcome> {
  const refusal = await forbids(context, 'look', person.id);
  if (refusal) return refusal;
  const row: NumberListRow = {
    id: context.ids.newId(),
    teamId: person.teamId,
    userId: person.id,
    filter: wanted,
    held: await readHeld(context, wanted, [BEGINNING]),
    revision: 1,
    createdAt: context.clock.now(),
  };
  await insertNumberList(context.store.db, row);
  return { kind: 'list', shown: shownList(row) };
}

/**
 * Turns a list to its next page or back. A click on an older rendering turns nothing: the list is shown as it is.
 * @throws the errors of `zoom/errors.ts`
 */
export async function turnList(
  context: Parts,
  person: Lister,
  { id, revision, to }: { id: string; revision: number; to: 'next' | 'back' },
): Promise<TurnOutcome> {
  const refusal = await forbids(context, 'look', person.id);
  if (refusal) return refusal;
  const { db } = context.store;
  const key: NumberListKey = { id, teamId: person.teamId, userId: person.id };
  const row = await readNumberList(db, key);
  if (!row) return { kind: 'forgotten' };
  const list = storedList.parse(row.filter);
  const trail = trailTo(heldPage.parse(row.held), to);
  if (row.revision !== revision || !trail) return { kind: 'list', shown: shownList(row) };
  const { held, begunAgain } = await readOrBeginAgain(context, list, trail);
  const turned = await turnNumberList(db, key, { revision, held });
  return turned ? { kind: 'list', shown: { ...shownList(turned), begunAgain } } : { kind: 'forgotten' };
}

/** Where the pages begin up to the one that is wanted; undefined when there is none. */
function trailTo({ trail, next }: HeldPage, to: 'next' | 'back'): Place[] | undefined {
  if (to === 'next') return next && [...trail, next];
  return trail.length > 1 ? trail.slice(0, -1) : undefined;
}

/** Zoom's page tokens live a quarter of an hour, and people read lists after lunch. */
async function readOrBeginAgain(
  context: Parts,
  list: StoredList,
  trail: Place[],
): Promise<{ held: HeldPage; begunAgain: boolean }> {
  try {
    return { held: await readHeld(context, list, trail), begunAgain: false };
  } catch (error) {
    if (!isPageTokenExpired(error)) throw error;
    return { held: await readHeld(context, list, [BEGINNING]), begunAgain: true };
  }
}

async function readHeld({ zoom }: Parts, list: StoredList, trail: Place[]): Promise<HeldPage> {
  return { ...(await readListPage(zoom, list, trail.at(-1) ?? BEGINNING)), trail };
}

function shownList(row: NumberListRow): ShownList {
  const { kind, filter } = storedList.parse(row.filter);
  const { numbers, trail, next, isCutShort, unreadable, total } = heldPage.parse(row.held);
  const { isWhole } = zoomQuery(filter);
  const looked = next?.looked ?? total;
  return {
    id: row.id,
    revision: row.revision,
    kind,
    filter,
    numbers,
    page: trail.length - 1,
    hasNext: next !== undefined,
    unreadable,
    ...(isWhole
      ? total !== undefined && { count: { numbers: total, pages: Math.ceil(total / LIST_PAGE) } }
      : looked !== undefined && { lookedThrough: { numbers: looked, of: total, isCutShort } }),
    begunAgain: false,
  };
}
