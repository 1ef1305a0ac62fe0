import { SlackRefusal } from '../errors.ts';
import { channelObject } from '../objects/channel.ts';
import type { Channel, Person } from '../workspace/model.ts';
import { flag, list, text } from './arguments.ts';
import { conversationKind, known, requireScope } from './conversation.ts';
import { type Call, method } from './method.ts';

/** Slack's own limit for a group message. */
const MOST_PEOPLE = 8;

function addressee({ core }: Call, id: string): Person {
  const person = core.workspace.people.get(id);
  if (!person) throw new SlackRefusal('user_not_found');
  if (person.isBot) throw new SlackRefusal('cannot_dm_bot');
  if (person.isDeactivated) throw new SlackRefusal('user_disabled');
  return person;
}

function open(call: Call, users: readonly string[]): { channel: Channel; isNew: boolean } {
  const { channels, clock } = call.core.workspace;
  const people = [...new Set(users)].map((id) => addressee(call, id));
  const [first] = people;
  if (!first) throw new SlackRefusal('users_list_not_supplied');
  if (people.length > MOST_PEOPLE) throw new SlackRefusal('too_many_users');
  requireScope(call, people.length === 1 ? 'im' : 'mpim');
  if (people.length === 1) return { channel: channels.imWith(first.id, clock.now()), isNew: false };
  const name = `mpdm-${people.map((person) => person.name).join('--')}-1`;
  return channels.groupOf(
    people.map((person) => person.id),
    name,
    clock.now(),
  );
}

/** Direct messages: by the people in them, or again by the conversation's id. */
export const openConversation = method(
  3,
  {
    users: list.optional(),
    channel: text.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  (call, args) => {
    if (args.channel !== undefined) {
      const channel = known(call, args.channel);
      if (channel.kind !== 'im' && channel.kind !== 'mpim') {
        throw new SlackRefusal('method_not_supported_for_channel_type');
      }
      requireScope(call, conversationKind(channel));
      return { no_op: true, already_open: true, channel: { id: channel.id } };
    }
    const { channel, isNew } = open(call, args.users ?? []);
    return {
      ...(isNew ? {} : { no_op: true, already_open: true }),
      channel: args.return_im ? channelObject(channel) : { id: channel.id },
    };
  },
);
