import type { Ids } from './ids.ts';
import type { Message } from './model.ts';

export type NewMessage = Omit<Message, 'ts' | 'isTombstone' | 'edited'>;
export type MessageChange = Partial<Pick<Message, 'text' | 'blocks' | 'files' | 'metadata'>>;

export type Messages = ReturnType<typeof createMessages>;

/** Every message of every conversation, the ephemeral ones included, oldest first. */
export function createMessages(ids: Ids, initial: readonly Message[], changed: () => void) {
  const byChannel = new Map<string, Message[]>();
  const of = (channel: string) => {
    const known = byChannel.get(channel) ?? [];
    byChannel.set(channel, known);
    return known;
  };
  for (const message of initial) of(message.channel).push(message);

  const isReply = (message: Message) => message.threadTs !== undefined && message.threadTs !== message.ts;
  const isLasting = (message: Message) => message.onlyFor === undefined;
  const find = (channel: string, ts: string) => of(channel).find((message) => message.ts === ts);

  return {
    find,
    isReply,

    /** Keeps a message; its `ts` is the present moment. */
    post(message: NewMessage): Message {
      const posted = { ...message, ts: ids.ts() };
      of(message.channel).push(posted);
      changed();
      return posted;
    },

    /** Rewrites a message in place. `edited` is the mark that people see; a replaced ephemeral message has none. */
    update(message: Message, change: MessageChange, editedBy?: string): Message {
      Object.assign(message, change);
      if (editedBy) message.edited = { user: editedBy, ts: ids.ts() };
      changed();
      return message;
    },

    /** Takes a message away; a root that has replies leaves a tombstone. */
    remove(message: Message): void {
      const siblings = of(message.channel);
      const hasReplies = siblings.some((other) => isReply(other) && other.threadTs === message.ts);
      if (hasReplies) {
        delete message.metadata;
        Object.assign(message, {
          text: 'This message was deleted.',
          blocks: [],
          files: [],
          isTombstone: true,
        });
      } else {
        siblings.splice(siblings.indexOf(message), 1);
      }
      changed();
    },

    /** What the channel itself shows to everybody: no replies, nothing ephemeral. Oldest first. */
    history: (channel: string): Message[] =>
      of(channel).filter(
        (message) => isLasting(message) && (!isReply(message) || message.isBroadcast === true),
      ),

    /** The replies of one thread, without its root. Oldest first. */
    replies: (channel: string, rootTs: string): Message[] =>
      of(channel).filter((message) => isLasting(message) && isReply(message) && message.threadTs === rootTs),

    /** How many replies each root of a channel has, by the root's `ts`. */
    replyCounts(channel: string): Map<string, number> {
      const counts = new Map<string, number>();
      for (const message of of(channel)) {
        if (!isLasting(message) || !isReply(message) || message.threadTs === undefined) continue;
        counts.set(message.threadTs, (counts.get(message.threadTs) ?? 0) + 1);
      }
      return counts;
    },

    visibleTo: (personId: string, channel: string): Message[] =>
      of(channel).filter((message) => message.onlyFor === undefined || message.onlyFor === personId),

    /** A reload of the person's Slack: ephemeral messages are kept nowhere, so they are gone. */
    forgetEphemeral(personId: string): void {
      for (const [channel, messages] of byChannel) {
        byChannel.set(
          channel,
          messages.filter((message) => message.onlyFor !== personId),
        );
      }
      changed();
    },

    /** All lasting messages, for the snapshot. */
    lasting: (): Message[] => [...byChannel.values()].flat().filter(isLasting),
  };
}
