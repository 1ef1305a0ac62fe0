import type { PageMessage } from '../../slack/page-protocol.ts';

/** What stands in the conversation itself: everything but replies that were sent to their thread alone. */
export function topLevel(messages: readonly PageMessage[]): PageMessage[] {
  return messages.filter((message) => !isReply(message) || message.isBroadcast === true);
}

export function isReply({ threadTs, ts }: PageMessage): boolean {
  return threadTs !== undefined && threadTs !== ts;
}

/** A thread's root, if it is still there, and its replies. */
export function threadOf(messages: readonly PageMessage[], rootTs: string) {
  return {
    root: messages.find((message) => message.ts === rootTs),
    replies: messages.filter((message) => message.threadTs === rootTs && message.ts !== rootTs),
  };
}

export function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

export function isSameDay(a: string, b: string): boolean {
  return dateOf(a).toDateString() === dateOf(b).toDateString();
}

const togetherSeconds = 5 * 60;

/** Several messages in a row from one author share one head, as long as little time lies between them. */
export function continues(message: PageMessage, before: PageMessage | undefined): boolean {
  return (
    before !== undefined &&
    !message.ephemeral &&
    !before.ephemeral &&
    before.author.userId === message.author.userId &&
    before.replyCount === 0 &&
    isSameDay(before.ts, message.ts) &&
    Number(message.ts) - Number(before.ts) < togetherSeconds
  );
}

type Placed = { seen: { afterTs: number } };

/** Messages and Slack's notices as they came: a notice stands after the messages that were there before it. */
export function inOrder<Notice extends Placed>(
  messages: readonly PageMessage[],
  notices: readonly Notice[],
): ({ message: PageMessage } | { notice: Notice })[] {
  const placed = [
    ...messages.map((message) => ({ at: Number(message.ts), line: { message } })),
    ...notices.map((notice) => ({ at: notice.seen.afterTs, line: { notice } })),
  ];
  // Stable: where the times are the same, the message stays before the notice.
  return placed.sort((a, b) => a.at - b.at).map(({ line }) => line);
}
