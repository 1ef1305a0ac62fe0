import { payloadChannel } from '../objects/channel.ts';
import { messageObject } from '../objects/message.ts';
import type { Channel, Message, Person } from '../workspace/model.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { actionTs, interactionBase } from './common.ts';

type Facts = { person: Person; callbackId: string; triggerId: string; now: Date };

export const globalShortcutPayload = ({ person, callbackId, triggerId, now }: Facts) => ({
  type: 'shortcut',
  ...interactionBase(person),
  action_ts: actionTs(now),
  callback_id: callbackId,
  trigger_id: triggerId,
});

export const messageShortcutPayload = (
  workspace: Workspace,
  facts: Facts & { channel: Channel; message: Message; responseUrl: string },
) => ({
  type: 'message_action',
  ...interactionBase(facts.person),
  action_ts: actionTs(facts.now),
  callback_id: facts.callbackId,
  trigger_id: facts.triggerId,
  response_url: facts.responseUrl,
  message_ts: facts.message.ts,
  channel: payloadChannel(facts.channel),
  message: messageObject(workspace, facts.message),
});
