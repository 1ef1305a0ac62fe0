import { SlackRefusal } from '../errors.ts';
import { channelObject } from '../objects/channel.ts';
import { BOT_USER_ID } from '../seed.ts';
import type { Channel } from '../workspace/model.ts';
import { flag, list, paging, text } from './arguments.ts';
import { conversationKind, known, requireScope } from './conversation.ts';
import { type ApiMethod, method } from './method.ts';
import { openConversation } from './open-conversation.ts';
import { pageOf } from './paging.ts';

const info = method(
  3,
  { channel: text, include_num_members: flag.optional(), include_locale: flag.optional() },
  (call, args) => {
    const channel = known(call, args.channel);
    requireScope(call, conversationKind(channel));
    const { num_members: members, ...object } = { num_members: 0, ...channelObject(channel) };
    return { channel: args.include_num_members ? { ...object, num_members: members } : object };
  },
);

const TYPES: Record<string, Channel['kind']> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const listAll = method(
  2,
  { types: list.optional(), exclude_archived: flag.optional(), ...paging },
  (call, args) => {
    const kinds = (args.types ?? ['public_channel']).map((type) => {
      const kind = TYPES[type];
      if (!kind) throw new SlackRefusal('invalid_types');
      return kind;
    });
    const visible = call.core.workspace.channels
      .all()
      .filter((channel) => kinds.includes(channel.kind))
      .filter((channel) => channel.kind === 'public' || channel.members.includes(BOT_USER_ID))
      .filter((channel) => !(args.exclude_archived && channel.isArchived));
    for (const kind of new Set(visible.map(conversationKind))) requireScope(call, kind);
    const page = pageOf(visible, args, 100);
    return { channels: page.items.map(channelObject), response_metadata: page.response_metadata };
  },
);

const members = method(4, { channel: text, ...paging }, (call, args) => {
  const channel = known(call, args.channel);
  requireScope(call, conversationKind(channel));
  const page = pageOf(channel.members, args, 100);
  return { members: page.items, response_metadata: page.response_metadata };
});

const join = method(3, { channel: text }, (call, args) => {
  const channel = known(call, args.channel);
  if (channel.kind !== 'public') throw new SlackRefusal('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const wasIn = channel.members.includes(BOT_USER_ID);
  call.core.workspace.channels.join(channel, BOT_USER_ID);
  return {
    channel: channelObject(channel),
    ...(wasIn
      ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }
      : {}),
  };
});

export const conversationMethods: Record<string, ApiMethod> = {
  'conversations.open': openConversation,
  'conversations.info': info,
  'conversations.list': listAll,
  'conversations.members': members,
  'conversations.join': join,
};
