import { APP_ID, BOT_ID, BOT_USER_ID, TEAM } from '../seed.ts';
import type { Message } from '../workspace/model.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fileObject } from './file.ts';

/**
 * A message as the Web API and the interaction payloads show it.
 * @param withMetadata `include_all_metadata`
 */
export function messageObject(workspace: Workspace, message: Message, withMetadata = false) {
  const replies = workspace.messages.replies(message.channel, message.ts);
  const isRoot = message.threadTs === undefined || message.threadTs === message.ts;
  const isBots = message.user === BOT_USER_ID;
  return {
    ...(message.isTombstone ? { subtype: 'tombstone', hidden: true } : {}),
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    type: 'message',
    user: message.isTombstone ? 'USLACKBOT' : message.user,
    ts: message.ts,
    ...(isBots && !message.isTombstone ? botFields(workspace) : { client_msg_id: `local-${message.ts}` }),
    text: message.text,
    team: TEAM.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files.length > 0 ? { files: filesOf(workspace, message), upload: false } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(isRoot && replies.length > 0 ? threadFields(message, replies) : {}),
    ...(!isRoot
      ? { parent_user_id: workspace.messages.find(message.channel, message.threadTs ?? '')?.user }
      : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

export const filesOf = (workspace: Workspace, message: Message) =>
  message.files.flatMap((id) => {
    const file = workspace.files.get(id);
    return file ? [fileObject(file, workspace.publicUrl())] : [];
  });

const botFields = ({ app }: Workspace) => ({
  bot_id: BOT_ID,
  app_id: APP_ID,
  bot_profile: { id: BOT_ID, app_id: APP_ID, name: app.botName, deleted: false, team_id: TEAM.id },
});

function threadFields(root: Message, replies: readonly Message[]) {
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: root.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users,
    is_locked: false,
    subscribed: true,
  };
}
