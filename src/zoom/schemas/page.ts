import { z } from 'zod';
import { explainIssue } from '../explain-issue.ts';
import type { Page, UnreadableEntry } from '../types.ts';
import { optionalNumber, optionalText } from './scalars.ts';

/** A list as an answer has it. */
export type ListShape<Item> = {
  /** The name of the list in the answer. */
  key: string;
  item: z.ZodType<Item>;
  /** The field of an item that says which one it is. */
  id: string;
};

/**
 * A list's answer: its items, with what is needed to go on.
 * @param leavesOut whether an item that cannot be read is left out, or makes all of the answer one that cannot be read
 */
export function pageOf<Item>({ key, item, id }: ListShape<Item>, leavesOut: boolean) {
  const list = z.object({ [key]: z.array(z.unknown()) });
  const rest = z.object({ next_page_token: optionalText, total_records: optionalNumber });
  const named = z.object({ [id]: z.string() });
  return z
    .looseObject({})
    .transform((answer, context): { page: Page<Item>; unreadable: UnreadableEntry[] } => {
      const read = list.safeParse(answer);
      const paging = rest.safeParse(answer);
      for (const { error } of [read, paging]) {
        for (const issue of error?.issues ?? []) context.addIssue({ ...issue });
      }
      if (!read.success || !paging.success) return z.NEVER;
      const items: Item[] = [];
      const unreadable: UnreadableEntry[] = [];
      for (const [index, entry] of (read.data[key] ?? []).entries()) {
        const one = item.safeParse(entry);
        if (one.success) items.push(one.data);
        else if (leavesOut) {
          const why = one.error.issues.map(explainIssue).join('; ');
          unreadable.push({ id: named.safeParse(entry).data?.[id], why });
        } else {
          for (const issue of one.error.issues) {
            context.addIssue({ ...issue, path: [key, index, ...issue.path] });
          }
        }
      }
      const { next_page_token: nextPageToken, total_records: total } = paging.data;
      return { page: { items, nextPageToken, total }, unreadable };
    });
}

export const pageQuery = z.object({
  page_size: z.int().min(1).max(300).optional(),
  next_page_token: z.string().min(1).optional(),
});
