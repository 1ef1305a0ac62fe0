import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { invalidField, pageTokenExpired } from '../errors.ts';
import { text, wholeNumber } from './input.ts';

export const PAGE_TOKEN_LIFETIME = 15 * 60_000;

/** What every list takes beside its own filters. */
export const pageQuery = {
  page_size: wholeNumber(1, 300).optional(),
  next_page_token: text(500).optional(),
};

type PageRequest = { page_size?: number | undefined; next_page_token?: string | undefined };

export type Page<T> = { items: T[]; next_page_token: string; page_size: number; total_records: number };

export type Pager = {
  /**
   * The page asked for, of a list already filtered and in order.
   * @param list its name and filters: a token is good for the list it came from only
   * @param isAfter whether an item comes after the last one of the page before, whose key is `last`
   * @throws ZoomError 400/300, and 400/3001000 for a token older than 15 minutes
   */
  page<T>(
    list: unknown,
    request: PageRequest,
    items: readonly T[],
    key: (item: T) => number,
    isAfter: (key: number, last: number) => boolean,
  ): Page<T>;
};

const tokenSchema = z.object({ last: z.number(), list: z.string(), until: z.number() });

/** A token carries where the page ended, sealed so that nobody can make one up. */
export function createPager(secret: string, clock: Clock): Pager {
  const seal = (content: string) => createHmac('sha256', secret).update(content).digest('base64url');

  function read(token: string) {
    const [content = '', sealed] = token.split('.');
    if (seal(content) !== sealed) throw invalidField('next_page_token', 'Invalid next page token.');
    return tokenSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')));
  }

  return {
    page(list, request, items, key, isAfter) {
      const { page_size = 30, next_page_token } = request;
      const fingerprint = seal(JSON.stringify(list));
      const now = clock.now().getTime();

      let rest = items;
      if (next_page_token !== undefined) {
        const token = read(next_page_token);
        if (token.until <= now) throw pageTokenExpired();
        if (token.list !== fingerprint) {
          throw invalidField('next_page_token', 'The next page token belongs to a list with other filters.');
        }
        rest = items.filter((item) => isAfter(key(item), token.last));
      }

      const page = rest.slice(0, page_size);
      const last = page.at(-1);
      let next = '';
      if (last !== undefined && rest.length > page.length) {
        const token = { last: key(last), list: fingerprint, until: now + PAGE_TOKEN_LIFETIME };
        const content = Buffer.from(JSON.stringify(token)).toString('base64url');
        next = `${content}.${seal(content)}`;
      }
      return { items: page, next_page_token: next, page_size, total_records: items.length };
    },
  };
}
