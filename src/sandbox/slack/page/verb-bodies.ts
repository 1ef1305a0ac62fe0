import { z } from 'zod';
import type { ElementValues } from '../page-protocol.ts';

const elementValueSchema = z.object({
  type: z.string(),
  value: z.string().nullable().exactOptional(),
  selected_option: z.unknown().optional(),
  selected_options: z.array(z.unknown()).exactOptional(),
  selected_date: z.string().nullable().exactOptional(),
  selected_time: z.string().nullable().exactOptional(),
  selected_date_time: z.number().nullable().exactOptional(),
  selected_user: z.string().nullable().exactOptional(),
  selected_users: z.array(z.string()).exactOptional(),
  selected_channel: z.string().nullable().exactOptional(),
  selected_channels: z.array(z.string()).exactOptional(),
  selected_conversation: z.string().nullable().exactOptional(),
  selected_conversations: z.array(z.string()).exactOptional(),
  rich_text_value: z.unknown().optional(),
  files: z.array(z.unknown()).exactOptional(),
});
const valuesSchema: z.ZodType<ElementValues> = z.record(z.string(), z.record(z.string(), elementValueSchema));

const surfaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.strictObject({ kind: z.literal('modal'), viewId: z.string() }),
  z.strictObject({ kind: z.literal('home'), viewId: z.string() }),
]);

const elementAddress = { surface: surfaceSchema, blockId: z.string(), actionId: z.string() };

/** The bodies of `POST /page/people/{id}/{verb}`. */
export const verbBodies = {
  say: z.strictObject({ channel: z.string(), text: z.string(), threadTs: z.string().exactOptional() }),
  command: z.strictObject({ channel: z.string(), text: z.string() }),
  press: z.strictObject({
    ...elementAddress,
    chosen: elementValueSchema.exactOptional(),
    values: valuesSchema,
  }),
  submit: z.strictObject({ viewId: z.string(), values: valuesSchema }),
  close: z.strictObject({ viewId: z.string(), all: z.boolean() }),
  suggest: z.strictObject({ ...elementAddress, query: z.string() }),
  shortcut: z.strictObject({
    callbackId: z.string(),
    message: z.strictObject({ channel: z.string(), ts: z.string() }).exactOptional(),
  }),
  look: z.strictObject({ channel: z.string() }),
  openHome: z.strictObject({ tab: z.enum(['home', 'messages']) }),
  reload: z.strictObject({}),
  dismissNotice: z.strictObject({ id: z.string() }),
};
