/** Which scopes Slack asks for: the facts of each method's page at docs.slack.dev. */

/** `group` is a private channel, `mpim` a direct message of several people. */
export type ConversationKind = 'channel' | 'group' | 'im' | 'mpim';

/** One scope whatever the call is about, or one by the kind of conversation that it touches. */
type Need = string | Partial<Record<ConversationKind, string>> | null;

const read = { channel: 'channels:read', group: 'groups:read', im: 'im:read', mpim: 'mpim:read' };
const history = {
  channel: 'channels:history',
  group: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
};

/** `null`: any valid token will do. */
const needs = new Map<string, Need>([
  ['auth.test', null],
  ['apps.connections.open', 'connections:write'],
  ['chat.postMessage', 'chat:write'],
  ['chat.update', 'chat:write'],
  ['chat.delete', 'chat:write'],
  ['chat.postEphemeral', 'chat:write'],
  ['chat.getPermalink', null],
  ['conversations.open', { im: 'im:write', mpim: 'mpim:write' }],
  ['conversations.info', read],
  ['conversations.list', read],
  ['conversations.members', read],
  ['conversations.join', { channel: 'channels:join' }],
  ['conversations.history', history],
  ['conversations.replies', history],
  ['users.info', 'users:read'],
  ['users.list', 'users:read'],
  ['users.lookupByEmail', 'users:read.email'],
  ['usergroups.list', 'usergroups:read'],
  ['usergroups.users.list', 'usergroups:read'],
  ['views.open', null],
  ['views.push', null],
  ['views.update', null],
  ['views.publish', null],
  ['files.info', 'files:read'],
  ['files.getUploadURLExternal', 'files:write'],
  ['files.completeUploadExternal', 'files:write'],
  ['files.info', 'files:read'],
  ['team.info', 'team:read'],
  ['bots.info', 'users:read'],
]);

/** The scope without which an event cannot be subscribed to. */
export const eventScopes = new Map([
  ['app_mention', 'app_mentions:read'],
  ['message.im', 'im:history'],
  ['message.channels', 'channels:history'],
  ['message.groups', 'groups:history'],
  ['message.mpim', 'mpim:history'],
]);

/** The methods whose token is the app's (`xapp-…`) and not the bot's. */
export const appTokenMethods: ReadonlySet<string> = new Set(['apps.connections.open']);

export const knownMethods: readonly string[] = [...needs.keys()];

/**
 * Every scope that a call may need: one for most methods, one a kind for conversation methods, none for some.
 * `kinds` narrows it to the conversations in question. Throws a RangeError for a method that is not known here.
 */
export function scopesFor(method: string, kinds?: readonly ConversationKind[]): string[] {
  const need = needs.get(method);
  if (need === undefined) throw new RangeError(`No scopes are known for ${method}`);
  if (need === null) return [];
  if (typeof need === 'string') return [need];
  if (!kinds) return Object.values(need);
  return kinds.flatMap((kind) => need[kind] ?? []);
}

/**
 * What Slack adds to `missing_scope`, or nothing when the call is covered. With `kinds` each of them must be covered;
 * without, one of the method's scopes is enough to call it.
 */
export function missingScope(
  method: string,
  granted: readonly string[],
  kinds?: readonly ConversationKind[],
): { needed: string; provided: string } | undefined {
  const scopes = scopesFor(method, kinds);
  const isCovered = kinds
    ? scopes.every((scope) => granted.includes(scope))
    : scopes.length === 0 || scopes.some((scope) => granted.includes(scope));
  if (isCovered) return undefined;
  const needed = kinds ? scopes.filter((scope) => !granted.includes(scope)) : scopes;
  return { needed: needed.join(','), provided: granted.join(',') };
}
