import { isGroup } from '../../settings/user-groups.ts';
import { listed } from './text.ts';

/** A person or user group as a mention: it names them by what they are called now. */
export function mention(id: string): string {
  return isGroup(id) ? `<!subteam^${id}>` : `<@${id}>`;
}

export function mentions(ids: readonly string[], last: 'and' | 'or' = 'and'): string {
  return listed(ids.map(mention), last);
}

/** Who did something: a person, or whatever acts by itself. */
export function actorName(actor: string, name: (userId: string) => string = mention): string {
  if (actor === 'policy') return 'The policy';
  return actor === 'system' ? 'The bot' : name(actor);
}
