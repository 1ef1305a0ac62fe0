import type { SlackEvent } from '../core.ts';
import { messageObject } from '../objects/message.ts';
import { BOT_USER_ID } from '../seed.ts';
import type { Channel, Message } from '../workspace/model.ts';
import type { Workspace } from '../workspace/workspace.ts';

const KINDS: Record<Channel['kind'], { subscription: string; channelType: string }> = {
  public: { subscription: 'message.channels', channelType: 'channel' },
  private: { subscription: 'message.groups', channelType: 'group' },
  im: { subscription: 'message.im', channelType: 'im' },
  mpim: { subscription: 'message.mpim', channelType: 'mpim' },
};

/** The events that Slack makes of a new message. The app hears of its own messages too, but never of ephemeral ones. */
export function messageEvents(
  workspace: Workspace,
  message: Message,
): { subscription: string; event: SlackEvent }[] {
  const channel = workspace.channels.get(message.channel);
  if (!channel?.members.includes(BOT_USER_ID) || message.onlyFor !== undefined) return [];
  const { subscription, channelType } = KINDS[channel.kind];
  const said = {
    ...messageObject(workspace, message, true),
    channel: channel.id,
    event_ts: message.ts,
  };
  const isMention =
    channel.kind !== 'im' && message.user !== BOT_USER_ID && message.text.includes(`<@${BOT_USER_ID}`);
  return [
    { subscription, event: { ...said, channel_type: channelType } },
    ...(isMention ? [{ subscription: 'app_mention', event: { ...said, type: 'app_mention' } }] : []),
  ];
}
