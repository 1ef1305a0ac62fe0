import { BOT_USER_ID, imWithBot } from '../seed.ts';
import type { Ids } from './ids.ts';
import type { Channel } from './model.ts';

export type Channels = ReturnType<typeof createChannels>;

export function createChannels(ids: Ids, initial: readonly Channel[], changed: () => void) {
  const byId = new Map(initial.map((channel) => [channel.id, channel]));
  const add = (channel: Channel) => {
    byId.set(channel.id, channel);
    changed();
    return channel;
  };

  return {
    get: (id: string) => byId.get(id),
    all: (): Channel[] => [...byId.values()],
    isMember: (channel: Channel, userId: string) => channel.members.includes(userId),

    join(channel: Channel, userId: string): void {
      if (channel.members.includes(userId)) return;
      channel.members.push(userId);
      changed();
    },

    leave(channel: Channel, userId: string): void {
      channel.members = channel.members.filter((member) => member !== userId);
      changed();
    },

    archive(channel: Channel): void {
      channel.isArchived = true;
      changed();
    },

    /** The direct message between a person and the bot. */
    imWith(personId: string, now: Date): Channel {
      const found = [...byId.values()].find(
        (channel) => channel.kind === 'im' && channel.members.includes(personId),
      );
      return found ?? add(imWithBot(personId, Math.floor(now.getTime() / 1000)));
    },

    /** The group message between these people and the bot, made at the first time. */
    groupOf(people: readonly string[], name: string, now: Date): { channel: Channel; isNew: boolean } {
      const members = [...new Set([...people, BOT_USER_ID])].toSorted();
      const found = [...byId.values()].find(
        (channel) => channel.kind === 'mpim' && channel.members.toSorted().join() === members.join(),
      );
      if (found) return { channel: found, isNew: false };
      const channel: Channel = {
        id: ids.next('C'),
        name,
        kind: 'mpim',
        topic: '',
        purpose: 'Group messaging',
        creator: BOT_USER_ID,
        created: Math.floor(now.getTime() / 1000),
        members,
        isArchived: false,
        isGeneral: false,
        isShared: false,
      };
      return { channel: add(channel), isNew: true };
    },
  };
}
