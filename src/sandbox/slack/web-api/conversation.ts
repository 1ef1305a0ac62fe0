import { SlackRefusal } from '../errors.ts';
import { type ConversationKind, missingScope } from '../manifest/method-scopes.ts';
import { BOT_USER_ID } from '../seed.ts';
import type { Channel, Message } from '../workspace/model.ts';
import type { Call } from './method.ts';

const KINDS: Record<Channel['kind'], ConversationKind> = {
  public: 'channel',
  private: 'group',
  im: 'im',
  mpim: 'mpim',
};

export const conversationKind = (channel: Channel) => KINDS[channel.kind];

/** @throws SlackRefusal `missing_scope` when the app may not do this with such a conversation */
export function requireScope({ core, method }: Call, kind: ConversationKind): void {
  const missing = missingScope(method, core.workspace.app.botScopes, [kind]);
  if (missing) throw new SlackRefusal('missing_scope', { extra: missing });
}

/** The conversation as the bot knows it: one that is private and without the bot does not exist for it. */
export function known({ core }: Call, id: string): Channel {
  const channel = core.workspace.channels.get(id);
  const isVisible = channel?.kind === 'public' || channel?.members.includes(BOT_USER_ID);
  if (!channel || !isVisible) throw new SlackRefusal('channel_not_found');
  return channel;
}

/** A conversation that the bot is in. */
export function joined(call: Call, id: string): Channel {
  const channel = known(call, id);
  if (!channel.members.includes(BOT_USER_ID)) throw new SlackRefusal('not_in_channel');
  return channel;
}

/** Where the bot may write. A person's id stands for the direct message with that person. */
export function writable(call: Call, id: string): Channel {
  const { people, channels, clock, app } = call.core.workspace;
  const person = people.get(id);
  if (person && (person.isBot || person.isDeactivated)) throw new SlackRefusal('channel_not_found');
  const channel = person ? channels.imWith(person.id, clock.now()) : known(call, id);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const mayWriteAnywhere = channel.kind === 'public' && app.botScopes.includes('chat:write.public');
  if (!channel.members.includes(BOT_USER_ID) && !mayWriteAnywhere) throw new SlackRefusal('not_in_channel');
  if (channel.kind === 'im' && !app.messagesTab) throw new SlackRefusal('messages_tab_disabled');
  return channel;
}

/** The root of the thread that a reply goes to. @throws SlackRefusal */
export function threadRoot({ core }: Call, channel: Channel, threadTs: string): Message {
  const { messages } = core.workspace;
  const root = messages.find(channel.id, threadTs);
  if (!root || root.onlyFor !== undefined) throw new SlackRefusal('thread_not_found');
  if (messages.isReply(root)) throw new SlackRefusal('cannot_reply_to_message');
  return root;
}
