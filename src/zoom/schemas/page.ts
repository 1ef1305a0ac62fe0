import { z } from 'zod';
import type { Page } from '../types.ts';
import { optionalNumber, optionalText } from './scalars.ts';

/** A list's answer: the items under `key`, with what is needed to go on. */
export function pageOf<Item>(key: string, item: z.ZodType<Item>) {
  const items = z.object({ [key]: z.array(item) });
  const rest = z.object({ next_page_token: optionalText, total_records: optionalNumber });
  return z.looseObject({}).transform((answer, context): Page<Item> => {
    const read = items.safeParse(answer);
    const paging = rest.safeParse(answer);
    for (const { error } of [read, paging]) {
      for (const issue of error?.issues ?? []) context.addIssue({ ...issue });
    }
    if (!read.success || !paging.success) return z.NEVER;
    const { next_page_token: nextPageToken, total_records: total } = paging.data;
    return { items: read.data[key] ?? [], nextPageToken, total };
  });
}

export const pageQuery = z.object({
  page_size: z.int().min(1).max(300).optional(),
  next_page_token: z.string().min(1).optional(),
});
