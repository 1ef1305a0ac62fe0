import { BOT_USER_ID, TEAM } from '../seed.ts';
import type { Channel } from '../workspace/model.ts';

/** A conversation as `conversations.info` and `conversations.list` answer. */
export function channelObject(channel: Channel) {
  const isMember = channel.members.includes(BOT_USER_ID);
  const base = {
    id: channel.id,
    created: channel.created,
    updated: channel.created * 1000,
    is_archived: channel.isArchived,
    is_org_shared: false,
    context_team_id: TEAM.id,
  };
  if (channel.kind === 'im') {
    return {
      ...base,
      is_im: true,
      user: channel.members.find((member) => member !== BOT_USER_ID) ?? '',
      is_user_deleted: false,
      priority: 0,
    };
  }
  const text = (value: string) => ({
    value,
    creator: value === '' ? '' : channel.creator,
    last_set: value === '' ? 0 : channel.created,
  });
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind !== 'public',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_general: channel.isGeneral,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_pending_ext_shared: false,
    is_member: isMember,
    creator: channel.creator,
    unlinked: 0,
    topic: text(channel.topic),
    purpose: text(channel.purpose),
    previous_names: [],
    num_members: channel.members.length,
  };
}

/** What interaction payloads call a conversation: direct messages and private channels have no name there. */
export const payloadChannel = (channel: Channel) => ({
  id: channel.id,
  name: channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name,
});
