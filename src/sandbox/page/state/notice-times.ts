import type { PageNotice, PersonScreen } from '../../slack/page-protocol.ts';

/** When a notice came: after which message of the screen, by its `ts`, and at what time. */
export type Seen = { afterTs: number; at: Date };

/** For the life of the page, so that they keep their places when one is somebody else for a while. */
const firstSeen = new Map<string, Seen>();

/**
 * When this notice was first on the screen: the local Slack gives notices no time. The order is by the messages that
 * were there already, so it holds whatever the clock of this machine says.
 */
export function firstSight({ id, text }: PageNotice, { messages }: Pick<PersonScreen, 'messages'>): Seen {
  const key = `${id} ${text}`;
  const before = firstSeen.get(key);
  if (before) return before;
  const newest = Object.values(messages)
    .flat()
    .reduce((latest, { ts }) => Math.max(latest, Number(ts)), 0);
  const seen = { afterTs: newest, at: new Date() };
  firstSeen.set(key, seen);
  return seen;
}
