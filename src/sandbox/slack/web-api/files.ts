import { z } from 'zod';
import { SlackRefusal } from '../errors.ts';
import { readNewContent } from '../interactions/app-message.ts';
import { fileObject } from '../objects/file.ts';
import { BOT_USER_ID } from '../seed.ts';
import { count, list, paging, structure, text, timestamp } from './arguments.ts';
import { threadRoot, writable } from './conversation.ts';
import { type ApiMethod, type Call, method } from './method.ts';

const getUploadUrl = method(
  4,
  {
    filename: text.min(1),
    length: count,
    /** Slack's own name for it; the SDK sends `alt_text`. */
    alt_txt: text.max(1000).optional(),
    alt_text: text.max(1000).optional(),
    snippet_type: text.optional(),
  },
  ({ core }, args) => {
    const { files, clock, publicUrl } = core.workspace;
    if (args.length === 0) throw new SlackRefusal('invalid_arguments', { messages: ['[ERROR] length is 0'] });
    const created = Math.floor(clock.now().getTime() / 1000);
    const file = files.announce(args.filename, args.length, created, args.alt_txt ?? args.alt_text);
    return { upload_url: `${publicUrl()}/files/upload/${file.id}/${file.secret}`, file_id: file.id };
  },
);

const filesSchema = z
  .array(
    z.strictObject({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }),
  )
  .min(1);

function channelsOf(call: Call, ids: readonly string[]) {
  return [...new Set(ids)].map((id) => writable(call, id));
}

const complete = method(
  4,
  {
    files: structure,
    channel_id: text.optional(),
    channels: list.optional(),
    thread_ts: timestamp.optional(),
    initial_comment: text.optional(),
    blocks: structure.optional(),
  },
  (call, args) => {
    const { workspace } = call.core;
    const named = filesSchema.safeParse(args.files);
    if (!named.success) {
      throw new SlackRefusal('invalid_arguments', {
        messages: [`[ERROR] files: ${z.prettifyError(named.error)}`],
      });
    }
    if (args.initial_comment !== undefined && args.blocks !== undefined) {
      throw new SlackRefusal('invalid_arguments', {
        messages: ['[ERROR] initial_comment and blocks exclude each other'],
      });
    }
    const files = named.data.map(({ id, title }) => {
      const file = workspace.files.get(id);
      if (file?.content === undefined) throw new SlackRefusal('file_not_found');
      return { file, title };
    });
    const channels = channelsOf(call, [
      ...(args.channels ?? []),
      ...(args.channel_id ? [args.channel_id] : []),
    ]);
    const comment = args.initial_comment ?? '';
    const isBare = comment === '' && args.blocks === undefined;
    const content = isBare
      ? { text: '', blocks: [] }
      : readNewContent(workspace, { text: comment, blocks: args.blocks }, 'post');
    const roots = channels.map((channel) =>
      args.thread_ts === undefined ? undefined : threadRoot(call, channel, args.thread_ts),
    );
    for (const [index, channel] of channels.entries()) {
      const root = roots[index];
      if (root) root.threadTs = root.ts;
      for (const { file, title } of files) workspace.files.share(file, title, channel.id);
      call.core.post({
        ...content,
        channel: channel.id,
        user: BOT_USER_ID,
        files: files.map(({ file }) => file.id),
        ...(root ? { threadTs: root.ts } : {}),
      });
    }
    if (channels.length === 0)
      for (const { file, title } of files) workspace.files.share(file, title, undefined);
    const url = workspace.publicUrl();
    return { files: files.map(({ file }) => fileObject(file, url, workspace.files.isProcessed(file))) };
  },
);

/** A file of the bot's own, one in a conversation that it is in, or one that was chosen in a form of its. */
const info = method(4, { file: text, ...paging }, ({ core }, args) => {
  const { files, publicUrl } = core.workspace;
  const file = files.get(args.file);
  if (file?.content === undefined) throw new SlackRefusal('file_not_found');
  return {
    file: fileObject(file, publicUrl(), files.isProcessed(file)),
    comments: [],
    response_metadata: { next_cursor: '' },
  };
});

export const fileMethods: Record<string, ApiMethod> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.info': info,
  'files.completeUploadExternal': complete,
};
