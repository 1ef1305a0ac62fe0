import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type FileRead, readFile } from './read-file.ts';
import { type OutgoingFile, sendFile } from './send-file.ts';
import { slackCode } from './undeliverable.ts';

export type Channel = {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  isMember: boolean;
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
  /** Puts a file into the direct message between a person and the bot. */
  sendFile(userId: string, file: OutgoingFile): Promise<void>;
};

const channelSchema = z.object({
  channel: z.object({
    id: z.string(),
    name: z.string().default(''),
    is_private: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
  }),
});
const groupsSchema = z.object({ usergroups: z.array(z.object({ id: z.string(), name: z.string() })) });
const directSchema = z.object({ channel: z.object({ id: z.string() }) });

export function createWorkspace(client: WebClient): Workspace {
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

    readFile: (file) => readFile(client, file),

    async sendFile(userId, file) {
      const { channel } = directSchema.parse(await client.conversations.open({ users: userId }));
      await sendFile(client, channel.id, file);
    },
  };
}
