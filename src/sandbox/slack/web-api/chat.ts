import { SlackRefusal } from '../errors.ts';
import { readContent, readNewContent } from '../interactions/app-message.ts';
import { messageObject } from '../objects/message.ts';
import { BOT_USER_ID, TEAM } from '../seed.ts';
import type { Message } from '../workspace/model.ts';
import { flag, structure, text, timestamp } from './arguments.ts';
import { known, threadRoot, writable } from './conversation.ts';
import { type ApiMethod, type Call, method } from './method.ts';

const content = {
  text: text.optional(),
  blocks: structure.optional(),
  metadata: structure.optional(),
};
const looks = {
  mrkdwn: flag.optional(),
  parse: text.optional(),
  link_names: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
};

function ownMessage(call: Call, channelId: string, ts: string, refusal: string): Message {
  const channel = known(call, channelId);
  const message = call.core.workspace.messages.find(channel.id, ts);
  if (!message || message.onlyFor !== undefined) throw new SlackRefusal('message_not_found');
  if (message.user !== BOT_USER_ID || message.isTombstone) throw new SlackRefusal(refusal);
  return message;
}

const postMessage = method(
  'special',
  { channel: text, ...content, ...looks, thread_ts: timestamp.optional(), reply_broadcast: flag.optional() },
  (call, args) => {
    const { core, limits } = call;
    const channel = writable(call, args.channel);
    const said = readNewContent(core.workspace, args, 'post');
    const root = args.thread_ts === undefined ? undefined : threadRoot(call, channel, args.thread_ts);
    const pause = limits.message(channel.id);
    if (pause !== null) throw new SlackRefusal('ratelimited', { extra: { retryAfter: pause } });
    if (root) root.threadTs = root.ts;
    const posted = core.post({
      ...said,
      channel: channel.id,
      user: BOT_USER_ID,
      ...(root ? { threadTs: root.ts } : {}),
      ...(root && args.reply_broadcast ? { isBroadcast: true } : {}),
    });
    return {
      channel: channel.id,
      ts: posted.ts,
      message: messageObject(core.workspace, posted, true),
    };
  },
);

const update = method(
  3,
  { channel: text, ts: timestamp, ...content, parse: text.optional(), link_names: flag.optional() },
  (call, { channel, ts, ...said }) => {
    const { workspace } = call.core;
    const message = ownMessage(call, channel, ts, 'cant_update_message');
    // Blocks and metadata that are not given stay as they are.
    const updated = workspace.messages.update(message, readContent(workspace, said, 'update'), BOT_USER_ID);
    return {
      channel: updated.channel,
      ts: updated.ts,
      text: updated.text,
      message: messageObject(workspace, updated, true),
    };
  },
);

const remove = method(3, { channel: text, ts: timestamp }, (call, args) => {
  const message = ownMessage(call, args.channel, args.ts, 'cant_delete_message');
  call.core.workspace.messages.remove(message);
  return { channel: args.channel, ts: args.ts };
});

const postEphemeral = method(
  4,
  { channel: text, user: text, ...content, ...looks, thread_ts: timestamp.optional() },
  (call, args) => {
    const { workspace } = call.core;
    const channel = writable(call, args.channel);
    const person = workspace.people.get(args.user);
    if (!person) throw new SlackRefusal('user_not_found');
    if (!channel.members.includes(person.id)) throw new SlackRefusal('user_not_in_channel');
    const root = args.thread_ts === undefined ? undefined : threadRoot(call, channel, args.thread_ts);
    const posted = call.core.post({
      ...readNewContent(workspace, args, 'ephemeral'),
      channel: channel.id,
      user: BOT_USER_ID,
      onlyFor: person.id,
      ...(root ? { threadTs: root.ts } : {}),
    });
    return { message_ts: posted.ts };
  },
);

const getPermalink = method('special', { channel: text, message_ts: timestamp }, (call, args) => {
  const { messages } = call.core.workspace;
  const channel = known(call, args.channel);
  const message = messages.find(channel.id, args.message_ts);
  if (!message || message.onlyFor !== undefined) throw new SlackRefusal('message_not_found');
  const query = messages.isReply(message) ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  const address = `https://${TEAM.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink: address + query };
});

export const chatMethods: Record<string, ApiMethod> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
