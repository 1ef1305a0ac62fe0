import { z } from 'zod';

const assignee = z.object({ type: z.string(), id: z.string(), name: z.string().optional() });

/** What a run is to change of one number, and how it was when that was planned. */
export const importChange = z.object({
  /** `null` is nobody. */
  assignee: z
    .object({
      from: assignee.nullable(),
      to: assignee.nullable(),
      /** Nobody with this id has had a number yet, as far as is known here: only Zoom can say whether it exists. */
      isNews: z.literal(true).optional(),
    })
    .optional(),
  displayName: z.object({ from: z.string(), to: z.string() }).optional(),
});
export type ImportChange = z.infer<typeof importChange>;

/** As it is kept with an item of a run (`run_items.wanted`). */
export const changeItem = z.object({ change: importChange.optional() });
/** The same of an import. */
export const importItem = changeItem.extend({
  /** Of the file. */
  row: z.number(),
});
