import type { PageConversation, PersonScreen } from '../../slack/page-protocol.ts';

/** The direct messages with the bot: its Messages tab. Absent until either side wrote. */
export function botConversation(screen: PersonScreen): PageConversation | undefined {
  return screen.conversations.find((one) => one.kind === 'im' && one.withUserId === screen.app.botUserId);
}
