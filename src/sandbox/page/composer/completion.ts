import type { PersonScreen } from '../../slack/page-protocol.ts';

export type Suggestion = {
  key: string;
  label: string;
  detail: string;
  /** Replaces the text from `from` to the cursor. */
  insert: string;
};

export type Completion = {
  kind: 'command' | 'mention';
  /** Where the word that is completed begins. */
  from: number;
  suggestions: Suggestion[];
};

type Known = Pick<PersonScreen, 'commands' | 'people' | 'conversations' | 'userGroups'>;

const most = 8;

/** What could be meant by the word before the cursor: a slash command at the start, `@` or `#` anywhere. */
export function complete(text: string, cursor: number, known: Known): Completion | undefined {
  const before = text.slice(0, cursor);
  const command = /^\/\S*$/.exec(before);
  if (command) return found('command', 0, commandsFor(before, known));
  const word = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*(?: [\p{L}\p{N}.-]*)?)$/u.exec(before);
  if (!word) return undefined;
  const [, sign = '', query = ''] = word;
  const from = cursor - query.length - 1;
  const all = sign === '@' ? peopleFor(query, known) : channelsFor(query, known);
  // What stands there whole, with its space, is complete: Enter sends it.
  return found(
    'mention',
    from,
    all.filter(({ insert }) => insert !== sign + query),
  );
}

function found(kind: Completion['kind'], from: number, suggestions: Suggestion[]): Completion | undefined {
  return suggestions.length === 0 ? undefined : { kind, from, suggestions: suggestions.slice(0, most) };
}

function commandsFor(typed: string, { commands }: Known): Suggestion[] {
  return commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, usageHint, description }) => ({
      key: command,
      label: `${command} ${usageHint}`.trim(),
      detail: description,
      insert: `${command} `,
    }));
}

function peopleFor(query: string, { people, userGroups }: Known): Suggestion[] {
  const persons = people
    .filter((person) => !person.isDeactivated)
    .map((person) => ({
      key: person.id,
      label: person.realName,
      detail: person.isBot ? 'App' : `@${person.name} · ${person.title}`,
      // An app goes by its name, as in Slack; `withHandles` makes the handle of it.
      insert: `@${person.isBot ? person.realName : person.name} `,
      words: [person.name, person.realName],
    }));
  const groups = userGroups.map((group) => ({
    key: group.id,
    label: `@${group.handle}`,
    detail: group.name,
    insert: `@${group.handle} `,
    words: [group.handle, group.name],
  }));
  return startingWith([...persons, ...groups], query);
}

function channelsFor(query: string, { conversations }: Known): Suggestion[] {
  const channels = conversations
    .filter((conversation) => conversation.kind === 'channel')
    .map(({ id, name, topic }) => ({
      key: id,
      label: `#${name}`,
      detail: topic,
      insert: `#${name} `,
      words: [name],
    }));
  return startingWith(channels, query);
}

function startingWith(all: (Suggestion & { words: string[] })[], query: string): Suggestion[] {
  const wanted = query.toLowerCase();
  return all
    .filter(({ words }) => words.some((name) => ` ${name.toLowerCase()}`.includes(` ${wanted}`)))
    .map(({ words: _, ...suggestion }) => suggestion);
}
