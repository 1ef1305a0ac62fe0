import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Clock, wait } from '../clock.ts';
import { type FileRead, readFile } from './read-file.ts';
import { type OutgoingFile, sendFile } from './send-file.ts';
import { slackCode } from './undeliverable.ts';

export type Channel = {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  isMember: boolean;
  /** With another company (Slack Connect). */
  isShared: boolean;
};
export type UserGroup = { id: string; name: string };

/** The workspace, as far as the settings and exports need it. Everything rejects with the SDK's errors. */
export type Workspace = {
  /** @returns undefined for one that does not exist, or that is private without the bot in it */
  channel(id: string): Promise<Channel | undefined>;
  /** Goes into a public channel. @returns why not, when Slack does not let the bot, as Slack says it */
  join(id: string): Promise<{ ok: true } | { ok: false; code: string }>;
  /** @returns undefined when Slack does not tell */
  userGroups(): Promise<UserGroup[] | undefined>;
  /** Reads a file that a person has chosen in a form. */
  readFile(file: { id: string; userId: string; mostBytes: number }): Promise<FileRead>;
  /** The address of a message. @returns undefined when Slack does not tell, as of one that was deleted */
  linkTo(message: { channel: string; ts: string }): Promise<string | undefined>;
  /** Puts a file into the direct message between a person and the bot. */
  sendFile(userId: string, file: OutgoingFile): Promise<void>;
  /** Puts an image into that direct message. */
  sendImage(
    userId: string,
    image: { name: string; title: string; content: Uint8Array; altText: string; comment: string },
  ): Promise<void>;
  /**
   * Puts an image where blocks can show it (`slack_file`), and nowhere else.
   * @returns its id, once Slack is done with it
   */
  keepImage(image: { name: string; title: string; content: Uint8Array; altText: string }): Promise<string>;
};

const channelSchema = z.object({
  channel: z.object({
    id: z.string(),
    name: z.string().default(''),
    is_private: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
  }),
});
const linkSchema = z.object({ permalink: z.url() });
const groupsSchema = z.object({ usergroups: z.array(z.object({ id: z.string(), name: z.string() })) });
const uploadSchema = z.object({ upload_url: z.url(), file_id: z.string() });
const infoSchema = z.object({ file: z.object({ mimetype: z.string().default('') }) });
const directSchema = z.object({ channel: z.object({ id: z.string() }) });

/** Milliseconds for a file on its way. */
const UPLOAD_TIMEOUT = 30_000;
/** Milliseconds between looks whether Slack is done with an image, and how many there are at the most. */
const LOOK = 300;
const LOOKS = 40;
/** Characters that Slack takes to describe an uploaded image. */
const LONGEST_ALT = 1_000;

type ImageContent = { name: string; content: Uint8Array; altText: string };

export function createWorkspace(client: WebClient, clock: Clock): Workspace {
  /** @returns the file's id; nobody sees it before the upload is completed */
  async function uploadImage({ name, content, altText }: ImageContent): Promise<string> {
    // The SDK's types know it by another name than Slack.
    const description = { alt_txt: altText.slice(0, LONGEST_ALT) };
    const { upload_url, file_id } = uploadSchema.parse(
      await client.files.getUploadURLExternal({ filename: name, length: content.length, ...description }),
    );
    const sent = await fetch(upload_url, {
      method: 'POST',
      // A copy whose memory is certainly its own, as `fetch` asks for.
      body: new Uint8Array(content),
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT),
    });
    if (!sent.ok) throw new Error(`Slack did not take the file: HTTP ${sent.status}`);
    return file_id;
  }

  return {
    async channel(id) {
      try {
        const { channel } = channelSchema.parse(await client.conversations.info({ channel: id }));
        return {
          id: channel.id,
          name: channel.name,
          isPrivate: channel.is_private,
          isArchived: channel.is_archived,
          isMember: channel.is_member,
          isShared: channel.is_ext_shared,
        };
      } catch (error) {
        if (slackCode(error) === 'channel_not_found') return undefined;
        throw error;
      }
    },

    async join(id) {
      try {
        await client.conversations.join({ channel: id });
        return { ok: true };
      } catch (error) {
        const code = slackCode(error);
        if (code === undefined) throw error;
        return { ok: false, code };
      }
    },

    async userGroups() {
      try {
        return groupsSchema
          .parse(await client.usergroups.list({}))
          .usergroups.map(({ id, name }) => ({ id, name }));
      } catch {
        return undefined;
      }
    },

    async linkTo({ channel, ts }) {
      try {
        return linkSchema.parse(await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
      } catch {
        return undefined;
      }
    },

    readFile: (file) => readFile(client, file),

    async sendFile(userId, file) {
      const { channel } = directSchema.parse(await client.conversations.open({ users: userId }));
      await sendFile(client, channel.id, file);
    },

    async sendImage(userId, { comment, ...image }) {
      const { channel } = directSchema.parse(await client.conversations.open({ users: userId }));
      const id = await uploadImage(image);
      await client.files.completeUploadExternal({
        files: [{ id, title: image.title }],
        channel_id: channel.id,
        initial_comment: comment,
      });
    },

    async keepImage({ title, ...image }) {
      const id = await uploadImage(image);
      await client.files.completeUploadExternal({ files: [{ id, title }] });
      // Slack works on it after that, and refuses blocks that show it before it is done: then its type is known.
      for (let looks = 0; looks < LOOKS; looks += 1) {
        const { file } = infoSchema.parse(await client.files.info({ file: id }));
        if (file.mimetype !== '') return id;
        await wait(clock, LOOK);
      }
      throw new Error('Slack is not done with the image');
    },
  };
}
