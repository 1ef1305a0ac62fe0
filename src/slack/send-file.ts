import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { withTemporaryFile } from './temporary-file.ts';

/** A file of text that may be larger than memory. */
export type OutgoingFile = {
  name: string;
  title: string;
  /** What stands above it in the conversation, in mrkdwn. */
  comment: string;
  /** Taken as there is room for it. */
  text: AsyncIterable<string>;
};

const uploadSchema = z.object({ upload_url: z.url(), file_id: z.string() });

/** Milliseconds for a file on its way: tens of megabytes over a slow line. */
const UPLOAD_TIMEOUT = 2 * 60_000;

/**
 * Puts a file into a conversation. Slack wants its length first, so it is written to a temporary file, from which it
 * is sent; no more of it than a buffer's worth is in memory.
 * @throws the SDK's errors, and an Error when the upload is not taken; what `text` throws
 */
export function sendFile(
  client: WebClient,
  channel: string,
  { name, title, comment, text }: OutgoingFile,
): Promise<void> {
  return withTemporaryFile(text, async ({ bytes, read }) => {
    const { upload_url, file_id } = uploadSchema.parse(
      await client.files.getUploadURLExternal({ filename: name, length: bytes }),
    );
    const sent = await fetch(upload_url, {
      method: 'POST',
      body: read(),
      duplex: 'half',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT),
    });
    if (!sent.ok) throw new Error(`Slack did not take the file: HTTP ${sent.status}`);
    await client.files.completeUploadExternal({
      files: [{ id: file_id, title }],
      channel_id: channel,
      initial_comment: comment,
    });
  });
}
