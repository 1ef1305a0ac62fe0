import { SlackRefusal } from '../errors.ts';

const encode = (offset: number) => Buffer.from(`next:${offset}`).toString('base64');

function decode(cursor: string): number {
  const [, offset] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (offset === undefined) throw new SlackRefusal('invalid_cursor');
  return Number(offset);
}

/**
 * One page of a list, with the cursor of the next (empty on the last).
 * @throws SlackRefusal `invalid_cursor`, `invalid_limit`
 */
export function pageOf<Item>(
  items: readonly Item[],
  { cursor, limit }: { cursor?: string | undefined; limit?: number | undefined },
  usual: number,
  most = 1000,
): { items: Item[]; hasMore: boolean; response_metadata: { next_cursor: string } } {
  const size = limit || usual;
  if (size > most)
    throw new SlackRefusal('invalid_limit', { messages: [`limit is ${size}; at most ${most}`] });
  const from = cursor ? decode(cursor) : 0;
  const hasMore = from + size < items.length;
  return {
    items: items.slice(from, from + size),
    hasMore,
    response_metadata: { next_cursor: hasMore ? encode(from + size) : '' },
  };
}
