import { z } from 'zod';
import { withIds } from '../validation/index.ts';
import { storedViewSchema } from '../workspace/model.ts';
import type { ViewContent } from '../workspace/views.ts';

const shape = storedViewSchema.shape;

const viewSchema = z.looseObject({
  type: shape.type,
  blocks: shape.blocks,
  title: shape.title.exactOptional(),
  submit: shape.submit.exactOptional(),
  close: shape.close.exactOptional(),
  callback_id: z.string().exactOptional(),
  private_metadata: z.string().exactOptional(),
  external_id: z.string().exactOptional(),
  clear_on_close: z.boolean().exactOptional(),
  notify_on_close: z.boolean().exactOptional(),
});

/** Reads a view that `checkView` has passed. @param nextId for blocks and elements that name none themselves */
export function readView(view: unknown, nextId: () => string): ViewContent {
  const read = viewSchema.parse(view);
  return {
    type: read.type,
    blocks: withIds(read.blocks, nextId),
    title: read.title ?? null,
    submit: read.submit ?? null,
    close: read.close ?? null,
    callbackId: read.callback_id ?? '',
    privateMetadata: read.private_metadata ?? '',
    externalId: read.external_id ?? '',
    clearOnClose: read.clear_on_close ?? false,
    notifyOnClose: read.notify_on_close ?? false,
  };
}
