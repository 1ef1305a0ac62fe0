import type { PagePerson } from '../../slack/page-protocol.ts';

/**
 * What was typed, with `@Zoom Phone` as the handle that the local Slack knows: a name may have spaces, a handle never.
 * A longer name goes before a shorter one that it begins with, and a name inside a word is left alone.
 */
export function withHandles(text: string, people: readonly PagePerson[]): string {
  const byName = new Map(
    people
      .filter((person) => person.realName !== '' && !person.isDeactivated)
      .map((person) => [person.realName.toLowerCase(), person.name]),
  );
  if (byName.size === 0) return text;
  const names = [...byName.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const written = new RegExp(String.raw`(?<![\w&])@(${names.join('|')})(?![\p{L}\p{N}_])`, 'giu');
  return text.replace(written, (all, name: string) => {
    const handle = byName.get(name.toLowerCase());
    return handle === undefined ? all : `@${handle}`;
  });
}
