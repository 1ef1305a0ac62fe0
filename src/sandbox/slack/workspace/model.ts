import { z } from 'zod';

/** What lasts between two starts has a schema; its types are read off it. */

export const blockSchema = z.looseObject({ type: z.string(), block_id: z.string().exactOptional() });
export type StoredBlock = z.infer<typeof blockSchema>;

export const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['public', 'private', 'im', 'mpim']),
  topic: z.string(),
  purpose: z.string(),
  creator: z.string(),
  /** Unix seconds. */
  created: z.number(),
  members: z.array(z.string()),
  isArchived: z.boolean(),
  isGeneral: z.boolean(),
  /** Another company is in it too. */
  isShared: z.boolean(),
});
export type Channel = z.infer<typeof channelSchema>;

export const metadataSchema = z.object({
  event_type: z.string(),
  event_payload: z.record(z.string(), z.unknown()),
});
export type MessageMetadata = z.infer<typeof metadataSchema>;

export const messageSchema = z.object({
  channel: z.string(),
  /** Seconds, a dot, six digits; unique in the workspace. */
  ts: z.string(),
  user: z.string(),
  /** Already escaped as Slack keeps it. */
  text: z.string(),
  blocks: z.array(blockSchema),
  files: z.array(z.string()),
  threadTs: z.string().exactOptional(),
  /** A reply that also stands in the channel. */
  isBroadcast: z.boolean().exactOptional(),
  metadata: metadataSchema.exactOptional(),
  edited: z.object({ user: z.string(), ts: z.string() }).exactOptional(),
  /** The one person who sees an ephemeral message. */
  onlyFor: z.string().exactOptional(),
  /** The root of a thread was deleted; its replies remain. */
  isTombstone: z.boolean().exactOptional(),
});
export type Message = z.infer<typeof messageSchema>;

export const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Unix seconds. */
  created: z.number(),
  altText: z.string().exactOptional(),
  /** Part of the address, so that it cannot be guessed. */
  secret: z.string(),
  /** Who uploaded it; absent for the bot. */
  user: z.string().exactOptional(),
  /** Base64; absent until the upload came. */
  content: z.string().exactOptional(),
  /** When the upload was completed, in milliseconds; it is processed for a moment after that. */
  completedAt: z.number().exactOptional(),
  /** Channels it was shared to. */
  channels: z.array(z.string()),
});
export type StoredFile = z.infer<typeof fileSchema>;

const plainTextSchema = z.object({
  type: z.literal('plain_text'),
  text: z.string(),
  emoji: z.boolean().exactOptional(),
});

export const storedViewSchema = z.object({
  id: z.string(),
  hash: z.string(),
  type: z.enum(['modal', 'home']),
  /** Whose screen it is on. */
  userId: z.string(),
  callbackId: z.string(),
  privateMetadata: z.string(),
  externalId: z.string(),
  title: plainTextSchema.nullable(),
  submit: plainTextSchema.nullable(),
  close: plainTextSchema.nullable(),
  blocks: z.array(blockSchema),
  clearOnClose: z.boolean(),
  notifyOnClose: z.boolean(),
  rootId: z.string(),
  previousId: z.string().nullable(),
});
export type StoredView = z.infer<typeof storedViewSchema>;

export type Person = {
  id: string;
  teamId: string;
  /** Handle without `@`. */
  name: string;
  realName: string;
  title: string;
  /** What this person is in the story of the sandbox. */
  role: string;
  email: string;
  /** IANA name. */
  timeZone: string;
  isAdmin: boolean;
  isOwner: boolean;
  /** `is_restricted` of Slack. */
  isGuest: boolean;
  isBot: boolean;
  isDeactivated: boolean;
  /** The page offers to be this person. */
  isPlayable: boolean;
};
