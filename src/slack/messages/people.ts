import { isGroup } from '../../settings/user-groups.ts';
import { listed } from './text.ts';

/** A person or user group as a mention: it names them by what they are called now. */
export function mention(id: string): string {
  return isGroup(id) ? `<!subteam^${id}>` : `<@${id}>`;
}

export function mentions(ids: readonly string[], last: 'and' | 'or' = 'and'): string {
  return listed(ids.map(mention), last);
}

/** People and groups that are named at once: more than that nobody reads, and Slack takes 3,000 characters. */
const NAMED = 10;

/** Whom to ask who can do something: `<@U012> or <@U034>`. Nobody in particular: an admin. */
export function whomToAsk(ids: readonly string[]): string {
  if (ids.length === 0) return 'an admin of this workspace';
  const others = ids.length > NAMED ? ['somebody else who may'] : [];
  return listed([...ids.slice(0, NAMED).map(mention), ...others], 'or');
}

/** Who did something: a person, or whatever acts by itself. */
export function actorName(actor: string, name: (userId: string) => string = mention): string {
  if (actor === 'policy') return 'The policy';
  return actor === 'system' ? 'The bot' : name(actor);
}
