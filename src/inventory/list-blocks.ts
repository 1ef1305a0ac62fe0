import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { isPageTokenExpired, ZoomRefused, zoomCode } from '../zoom/errors.ts';
import type { NumberBlock } from '../zoom/types.ts';

export const BLOCKS_ON_A_PAGE = 10;

export type BlocksPage =
  | NotAllowed
  /** The Zoom API that this account has does not tell. */
  | { kind: 'not_offered' }
  | {
      kind: 'page';
      blocks: NumberBlock[];
      /** What to ask for as `pageToken` to get the page after this one. */
      next?: string | undefined;
      /** Of all pages, where Zoom says so. */
      total?: number | undefined;
      isFirst: boolean;
      /** The page that was asked for is no longer to be had, for Zoom keeps its place a quarter of an hour: this is the first. */
      isAnew: boolean;
    };

/**
 * One page of the number blocks that the account has.
 * @throws the errors of `zoom/errors.ts`; or when Slack cannot be asked for the person's rights
 */
export async function listBlocks(
  context: Context,
  { userId, pageToken }: { userId: string; pageToken?: string | undefined },
): Promise<BlocksPage> {
  const refusal = await forbids(context, 'look', userId);
  if (refusal) return refusal;
  if (!context.zoom.offers('blocks-read')) return { kind: 'not_offered' };
  const read = async (from: string | undefined, isAnew: boolean): Promise<BlocksPage> => {
    const { items, nextPageToken, total } = await context.zoom.blocks.page(undefined, {
      pageSize: BLOCKS_ON_A_PAGE,
      pageToken: from,
    });
    const isFirst = from === undefined;
    return { kind: 'page', blocks: items, next: nextPageToken, total, isFirst, isAnew };
  };
  try {
    return await read(pageToken, false);
  } catch (error) {
    if (pageToken === undefined || !isLost(error)) throw error;
    return read(undefined, true);
  }
}

/** The place in the list is not to be had any more, or was none: a button carries it, and may be of any age. */
function isLost(error: unknown): boolean {
  return isPageTokenExpired(error) || (error instanceof ZoomRefused && error.code === zoomCode.malformed);
}
