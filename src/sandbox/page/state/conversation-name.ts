import type { PersonScreen } from '../../slack/page-protocol.ts';

/** `#general`, or the name of the person on the other side. */
export function nameOf(screen: PersonScreen, conversationId: string): string {
  const conversation = screen.conversations.find((one) => one.id === conversationId);
  if (!conversation) return 'this conversation';
  return conversation.kind === 'channel' ? `#${conversation.name}` : conversation.name;
}
