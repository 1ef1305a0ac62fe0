import type { Call } from './call.ts';
import { type Endpoint, nameOf } from './endpoints.ts';
import { ZoomUnavailable } from './errors.ts';
import { type ListShape, pageOf, pageQuery } from './schemas/page.ts';
import { checked } from './send.ts';
import type { Page } from './types.ts';
import type { List, PageOf } from './zoom.ts';

/** Three million items at 300 a page: a list that goes on after that is taken for one without an end. */
const MOST_PAGES = 10_000;

type Listing<Filter, Item> = ListShape<Item> & {
  endpoint: Endpoint;
  /** The filter in the API's words, checked. */
  query(filter: Filter | undefined): Record<string, unknown>;
};

/**
 * One list, page by page and item by item.
 *
 * Walking it holds one page and asks for the next when that is used up. A page token that expired meanwhile ends the
 * walk with Zoom's refusal (`isPageTokenExpired`) rather than starting anew: the list has changed since, and to leave
 * out what was already given would mean remembering all of it.
 */
export function createListing<Filter, Item>(call: Call, listing: Listing<Filter, Item>) {
  const { endpoint } = listing;
  const whole = pageOf(listing, false);
  const readable = pageOf(listing, true);

  const page: PageOf<Filter, Item> = async (filter, options = {}) => {
    const { pageSize, pageToken, signal, onUnreadable } = options;
    const paging = { page_size: pageSize, next_page_token: pageToken };
    const query = { ...listing.query(filter), ...checked(endpoint, pageQuery, paging) };
    const answer = onUnreadable ? readable : whole;
    const { page, unreadable } = await call({
      endpoint,
      query,
      answer,
      leftOut: (read) => read.unreadable,
      signal,
    });
    for (const entry of unreadable) onUnreadable?.(entry);
    return page;
  };

  const list: List<Filter, Item> = async function* (filter, options) {
    const seen = new Set<string>();
    let pageToken: string | undefined;
    while (true) {
      const { items, nextPageToken }: Page<Item> = await page(filter, { ...options, pageToken });
      yield* items;
      if (nextPageToken === undefined) return;
      if (seen.has(nextPageToken)) throw endless('its next page has been read already');
      if (seen.size === MOST_PAGES) throw endless(`it has more than ${MOST_PAGES} pages`);
      seen.add(nextPageToken);
      pageToken = nextPageToken;
    }
  };

  function endless(why: string) {
    const detail = `the list cannot be read to its end: ${why}`;
    return new ZoomUnavailable({ endpoint: nameOf(endpoint), reason: 'unreadable', detail });
  }

  return { page, list };
}
