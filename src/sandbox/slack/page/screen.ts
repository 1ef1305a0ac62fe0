import type { Core } from '../core.ts';
import { fileAddress } from '../objects/file.ts';
import { pageView } from '../objects/view.ts';
import type { PageConversation, PageMessage, PagePerson, PersonScreen } from '../page-protocol.ts';
import { APP_ID, BOT_USER_ID, TEAM } from '../seed.ts';
import type { Channel, Message, Person } from '../workspace/model.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const pagePerson = (person: Person): PagePerson => ({
  id: person.id,
  name: person.name,
  realName: person.realName,
  title: person.title,
  role: person.role,
  isGuest: person.isGuest,
  isAdmin: person.isAdmin,
  isBot: person.isBot,
  isDeactivated: person.isDeactivated,
});

function pageMessage(workspace: Workspace, message: Message, replyCount: number): PageMessage {
  const author = workspace.people.get(message.user);
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    ...(message.isBroadcast ? { isBroadcast: true } : {}),
    replyCount,
    author: { userId: message.user, name: author?.realName ?? message.user, isBot: author?.isBot ?? false },
    text: message.text,
    blocks: message.blocks,
    files: message.files.flatMap((id) => {
      const file = workspace.files.get(id);
      if (!file) return [];
      const { name, title, mimetype, size, altText } = file;
      const url = fileAddress(file, workspace.publicUrl());
      return [{ id, name, title, mimetype, size, url, ...(altText ? { altText } : {}) }];
    }),
    ephemeral: message.onlyFor !== undefined,
    edited: message.edited !== undefined,
  };
}

function pageMessages(workspace: Workspace, me: Person, { id }: Channel): PageMessage[] {
  const counts = workspace.messages.replyCounts(id);
  return workspace.messages
    .visibleTo(me.id, id)
    .map((message) => pageMessage(workspace, message, counts.get(message.ts) ?? 0));
}

function pageConversation(workspace: Workspace, me: Person, channel: Channel): PageConversation {
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  const others = channel.members.filter((member) => member !== me.id);
  const names = others.map((id) => workspace.people.get(id)?.realName ?? id).join(', ');
  const lastRead = workspace.readMarks.of(me.id, channel.id);
  const unread = workspace.messages
    .visibleTo(me.id, channel.id)
    .filter((message) => message.ts > lastRead && message.user !== me.id);
  return {
    id: channel.id,
    kind: isDirect ? 'im' : 'channel',
    name: isDirect ? names : channel.name,
    topic: channel.topic,
    ...(channel.kind === 'im' && others[0] ? { withUserId: others[0] } : {}),
    botIsMember: channel.members.includes(BOT_USER_ID),
    unread: unread.length,
  };
}

/** Everything that one person's Slack shows. */
export function screenOf(core: Core, me: Person): PersonScreen {
  const { workspace, transport } = core;
  const { app, channels, notices, people, views } = workspace;
  const mine = channels.all().filter((channel) => channel.members.includes(me.id));
  const home = views.homeOf(me.id);
  return {
    team: TEAM,
    me: pagePerson(me),
    people: people.all().map(pagePerson),
    userGroups: people.groups().map(({ id, handle, name }) => ({ id, handle, name })),
    app: {
      id: APP_ID,
      name: app.name,
      botUserId: BOT_USER_ID,
      connected: transport.isConnected,
      delivery: transport.kind,
    },
    commands: app.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: [...app.shortcuts],
    conversations: mine.map((channel) => pageConversation(workspace, me, channel)),
    messages: Object.fromEntries(mine.map((channel) => [channel.id, pageMessages(workspace, me, channel)])),
    home: home ? pageView(home) : null,
    modals: views.stackOf(me.id).map(pageView),
    notices: [...notices.of(me.id)],
  };
}
