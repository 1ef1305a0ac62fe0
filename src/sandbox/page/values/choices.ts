import type { MultiSelect, Option, OptionGroup, Select } from '@slack/types';
import type { ElementValue, PersonScreen } from '../../slack/page-protocol.ts';

/** One line of a select, whatever it chooses from. `key` is the option's value or the id. */
export type Choice = { key: string; label: string; description?: string; group?: string; option?: Option };

export type SelectElement = Select | MultiSelect;

export function isMulti(element: SelectElement): element is MultiSelect {
  return element.type.startsWith('multi_');
}

export function choiceOf(option: Option, group?: string): Choice {
  return {
    key: option.value ?? option.text.text,
    label: option.text.text,
    option,
    ...(option.description ? { description: option.description.text } : {}),
    ...(group === undefined ? {} : { group }),
  };
}

export function choicesOf(
  options: readonly Option[] | undefined,
  groups: readonly OptionGroup[] | undefined,
): Choice[] {
  const grouped = (groups ?? []).flatMap((group) =>
    group.options.map((option) => choiceOf(option, group.label.text)),
  );
  return [...(options ?? []).map((option) => choiceOf(option)), ...grouped];
}

/** The choices that the page knows by itself; an external select asks the app instead. */
export function ownChoices(element: SelectElement, screen: PersonScreen): Choice[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return choicesOf(element.options, element.option_groups);
    case 'users_select':
    case 'multi_users_select':
      return people(screen, true);
    case 'channels_select':
    case 'multi_channels_select':
      return channels(screen);
    case 'conversations_select':
    case 'multi_conversations_select': {
      const include = element.filter?.include ?? ['public', 'im'];
      const withBots = element.filter?.exclude_bot_users !== true;
      return [
        ...(include.includes('public') || include.includes('private') ? channels(screen) : []),
        ...(include.includes('im') ? directMessages(screen, withBots) : []),
      ];
    }
    default:
      return [];
  }
}

function people(screen: PersonScreen, withBots: boolean): Choice[] {
  return screen.people
    .filter((person) => !person.isDeactivated && (withBots || !person.isBot))
    .map((person) => ({ key: person.id, label: person.realName, description: `@${person.name}` }));
}

function channels(screen: PersonScreen): Choice[] {
  return screen.conversations
    .filter((conversation) => conversation.kind === 'channel')
    .map((channel) => ({ key: channel.id, label: `#${channel.name}` }));
}

function directMessages(screen: PersonScreen, withBots: boolean): Choice[] {
  return screen.conversations
    .filter((one) => one.kind === 'im' && (withBots || one.withUserId !== screen.app.botUserId))
    .map((im) => ({ key: im.id, label: im.name }));
}

/** What is chosen now, as choices. An id or option that no longer exists in a closed list is left out. */
export function chosenIn(value: ElementValue, known: readonly Choice[]): Choice[] {
  const options = [value.selected_option, ...(value.selected_options ?? [])].filter(isOption);
  const ids = [
    value.selected_user,
    value.selected_channel,
    value.selected_conversation,
    ...(value.selected_users ?? []),
    ...(value.selected_channels ?? []),
    ...(value.selected_conversations ?? []),
  ].filter((id) => typeof id === 'string');
  const closed = value.type === 'static_select' || value.type === 'multi_static_select';
  const fromOptions = options.map((option) => choiceOf(option));
  return [
    ...(closed ? fromOptions.filter((one) => known.some((choice) => choice.key === one.key)) : fromOptions),
    ...ids.map((id) => known.find((choice) => choice.key === id) ?? { key: id, label: id }),
  ];
}

function isOption(value: unknown): value is Option {
  return typeof value === 'object' && value !== null && 'text' in value;
}

/** The value that Slack would hold with these choices. */
export function selectValue(element: SelectElement, choices: readonly Choice[]): ElementValue {
  const type = element.type;
  const [first] = choices;
  const ids = choices.map((choice) => choice.key);
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return { type, selected_option: first?.option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: choices.map((choice) => choice.option) };
    case 'users_select':
      return { type, selected_user: first?.key ?? null };
    case 'multi_users_select':
      return { type, selected_users: ids };
    case 'channels_select':
      return { type, selected_channel: first?.key ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: ids };
    case 'conversations_select':
      return { type, selected_conversation: first?.key ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: ids };
  }
}

/** Every word of the query must begin a word of the choice, as in Slack's own search. */
export function matching(choices: readonly Choice[], query: string): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...choices];
  return choices.filter((choice) => {
    const text = `${choice.label} ${choice.description ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
