import { z } from 'zod';
import { findAreaCode } from '../../../numbers/area-codes.ts';
import { addBlock, numbersOfBlock, removeBlock } from '../account/blocks.ts';
import { siteOrMain } from '../account/numbers.ts';
import { BLOCK_SIZES, type BlockRecord } from '../account/records.ts';
import { blockView } from '../account/views.ts';
import { invalidField } from '../errors.ts';
import { jsonAnswer, noContent } from '../service/answer.ts';
import { text } from '../service/input.ts';
import { pageQuery } from '../service/paging.ts';
import { nothing, type Service, withBody, withQuery } from './handler.ts';

const newBlock = z.strictObject({
  country: z.enum(['US', 'CA']),
  area_code: z.string().regex(/^[2-9]\d\d$/, 'Must be three digits, not 0 or 1 first.'),
  size: z.literal(BLOCK_SIZES),
  site_id: text(100).optional(),
});

export const numberBlockEndpoints = ({ account, pager }: Service) => {
  const view = (block: BlockRecord) =>
    blockView(block, numbersOfBlock(account, block.id).filter((number) => number.assignee).length);

  return {
    listBlocks: withQuery(z.strictObject(pageQuery), (request) => {
      const { items, ...paging } = pager.page(
        'blocks',
        request,
        [...account.blocks.values()],
        (block) => block.sequence,
        (sequence, last) => sequence > last,
      );
      return jsonAnswer(200, { ...paging, number_blocks: items.map(view) });
    }),

    createBlock: withBody(newBlock, ({ country, area_code, size, site_id }) => {
      const place = findAreaCode(area_code);
      if (place?.country !== country) {
        throw invalidField('area_code', `Is not an area code of ${country}.`);
      }
      const { state, city } = place;
      const site = siteOrMain(account, site_id);
      return jsonAnswer(
        201,
        view(addBlock(account, { country, area_code, state, city, size, site_id: site })),
      );
    }),

    releaseBlock: withQuery(nothing, (_query, id) => {
      removeBlock(account, id);
      return noContent();
    }),
  };
};
