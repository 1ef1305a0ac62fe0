import { nothing } from './answer.ts';
import type { Call } from './call.ts';
import { endpoints } from './endpoints.ts';
import { createListing } from './paging.ts';
import { newBlockBody, numberBlock } from './schemas/number-block.ts';
import { checked } from './send.ts';
import type { ZoomBlocks } from './zoom.ts';

export function createBlocks(call: Call): ZoomBlocks {
  const blocks = createListing(call, {
    endpoint: endpoints.listBlocks,
    key: 'number_blocks',
    item: numberBlock,
    id: 'id',
    query: (_: undefined) => ({}),
  });

  return {
    list: blocks.list,
    page: blocks.page,

    async create({ country, areaCode, size, siteId }, { signal } = {}) {
      const endpoint = endpoints.createBlock;
      const body = checked(endpoint, newBlockBody, { country, area_code: areaCode, size, site_id: siteId });
      return await call({ endpoint, body, answer: numberBlock, signal });
    },

    release: (blockId, { signal } = {}) =>
      call({ endpoint: endpoints.releaseBlock, params: { blockId }, answer: nothing, signal }),
  };
}
