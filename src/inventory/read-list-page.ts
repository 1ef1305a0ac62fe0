import type { PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { isWanted } from './is-wanted.ts';
import type { NumberFilter } from './number-filter.ts';
import { zoomQuery } from './zoom-filter.ts';

/** All numbers of the company, or its toll-free ones. */
export type ListKind = 'numbers' | 'toll_free';

/** A place in Zoom's pages. */
export type Place = {
  /** Of the page of Zoom's; absent for the first. */
  token?: string | undefined;
  /** Numbers of that page that come before. */
  offset: number;
  /** Numbers of all pages that come before. */
  looked: number;
};

export const BEGINNING: Place = { offset: 0, looked: 0 };

export type ListPage = {
  numbers: PhoneNumber[];
  /** Where the next page begins; undefined after the last. */
  next: Place | undefined;
  /** The page is not full, and there are numbers that have not been looked at. */
  isCutShort: boolean;
  /** Numbers among those that were looked at that cannot be read: they are left out. */
  unreadable: number;
  /** How many numbers Zoom has of what it was asked for, where it says so. */
  total: number | undefined;
};

/** Numbers on one page. */
export const LIST_PAGE = 10;
/** Numbers that Zoom gives at once, where they are looked through here. */
const ZOOM_PAGE = 300;
/** Pages of Zoom's that are looked through before the person is asked whether to go on. */
const MOST_LOOKED = 5;

/**
 * Reads one page of a list. What Zoom can filter by itself costs one call, whatever the size of the account; anything
 * else is looked through here, at most 1,500 numbers at a time.
 * @throws the errors of `zoom/errors.ts`; see `isPageTokenExpired`
 */
export async function readListPage(
  zoom: Pick<Zoom, 'numbers' | 'tollFree'>,
  { kind, filter }: { kind: ListKind; filter: NumberFilter },
  from: Place,
): Promise<ListPage> {
  const { query, isWhole } = zoomQuery(filter);
  const ask = kind === 'toll_free' ? zoom.tollFree.page : zoom.numbers.page;
  const pageSize = isWhole ? LIST_PAGE : ZOOM_PAGE;
  const numbers: PhoneNumber[] = [];
  let at = from;
  let total: number | undefined;
  let unreadable = 0;
  const onUnreadable = () => void unreadable++;
  for (let pages = 0; pages < MOST_LOOKED; pages++) {
    const page = await ask(query, { pageSize, pageToken: at.token, onUnreadable });
    total = page.total ?? total;
    for (const [index, number] of page.items.entries()) {
      if (index < at.offset || !isWanted(number, filter)) continue;
      if (numbers.length === LIST_PAGE) {
        const next = { token: at.token, offset: index, looked: at.looked + index - at.offset };
        return { numbers, next, isCutShort: false, unreadable, total };
      }
      numbers.push(number);
    }
    const looked = at.looked + Math.max(0, page.items.length - at.offset);
    // A token that leads back to its own page would lead there for ever.
    if (page.nextPageToken === undefined || page.nextPageToken === at.token) {
      return { numbers, next: undefined, isCutShort: false, unreadable, total };
    }
    at = { token: page.nextPageToken, offset: 0, looked };
    if (numbers.length === LIST_PAGE) return { numbers, next: at, isCutShort: false, unreadable, total };
  }
  return { numbers, next: at, isCutShort: true, unreadable, total };
}
