/** Elements in which a person picks from something: options, people, conversations. */
import { isDeepStrictEqual } from 'node:util';
import { actionId } from './button-elements.ts';
import {
  confirm,
  conversationFilter,
  distinctValues,
  exactlyOne,
  formattedOption,
  optionGroup,
  optionsOf,
  overflowOption,
  plainOption,
  plainText,
} from './composition-objects.ts';
import type { Problem } from './problem.ts';
import { flag, inside, integer, list, type Place, type Rule, refuse, text, typed } from './rules.ts';

const common = { action_id: actionId, confirm, focus_on_load: flag };
const menu = { ...common, placeholder: plainText(150) };
const multi = { ...menu, max_selected_items: integer(1) };

const id = (letters: string, like: string): Rule =>
  text({ max: 255, matching: new RegExp(`^[${letters}][A-Z0-9]+$`), like });
const userId = id('UW', 'the id of a person (U… or W…)');
const channelId = id('C', 'the id of a public channel (C…)');
const conversationId = id('CDG', 'the id of a conversation (C…, D… or G…)');
const several = (rule: Rule, item: string): Rule => list(rule, { max: 100, item });

/** What is chosen at first must be an option exactly as it stands in the list. */
function initialAmongOptions(element: Record<string, unknown>, place: Place): Problem[] {
  const options = optionsOf(element).map(({ option }) => option);
  const isOffered = (one: unknown) => options.some((option) => isDeepStrictEqual(option, one));
  const initial = element['initial_option'];
  const problems: Problem[] = [];
  if (initial !== undefined && !isOffered(initial)) {
    problems.push(refuse(inside(place, 'initial_option'), 'is not exactly one of the options'));
  }
  if (Array.isArray(element['initial_options'])) {
    element['initial_options'].forEach((one: unknown, index) => {
      const at = inside(inside(place, 'initial_options'), index, `initial option ${index + 1}`);
      if (!isOffered(one)) problems.push(refuse(at, 'is not exactly one of the options'));
    });
  }
  return problems;
}

/** At most `max_selected_items` chosen at first, and nothing twice. */
const initialWithinMaximum =
  (key: string) =>
  (element: Record<string, unknown>, place: Place): Problem[] => {
    const initial = element[key];
    const max = element['max_selected_items'];
    if (!Array.isArray(initial)) return [];
    const at = inside(place, key);
    if (initial.some((one, index) => initial.findIndex((other) => isDeepStrictEqual(one, other)) !== index)) {
      return [refuse(at, 'names the same one twice')];
    }
    return typeof max === 'number' && initial.length > max
      ? [refuse(at, `are ${initial.length}, and max_selected_items is ${max}`)]
      : [];
  };

const optionsOrGroups = (element: Record<string, unknown>, place: Place): Problem[] =>
  exactlyOne(element, place, 'options', 'option_groups');

const staticOptions = {
  options: list(plainOption, { max: 100, item: 'option' }),
  option_groups: list(optionGroup, { max: 100, item: 'option group' }),
};
const staticRules = [optionsOrGroups, distinctValues, initialAmongOptions];
const minQueryLength = integer(0, 3000);

export const selects = [
  typed(
    'static_select',
    { optional: { ...menu, ...staticOptions, initial_option: plainOption } },
    ...staticRules,
  ),
  typed('external_select', {
    optional: { ...menu, initial_option: plainOption, min_query_length: minQueryLength },
  }),
  typed('users_select', { optional: { ...menu, initial_user: userId } }),
  typed('conversations_select', {
    optional: {
      ...menu,
      initial_conversation: conversationId,
      default_to_current_conversation: flag,
      filter: conversationFilter,
      response_url_enabled: flag,
    },
  }),
  typed('channels_select', { optional: { ...menu, initial_channel: channelId, response_url_enabled: flag } }),
];

export const multiSelects = [
  typed(
    'multi_static_select',
    { optional: { ...multi, ...staticOptions, initial_options: several(plainOption, 'initial option') } },
    ...staticRules,
    initialWithinMaximum('initial_options'),
  ),
  typed(
    'multi_external_select',
    {
      optional: {
        ...multi,
        initial_options: several(plainOption, 'initial option'),
        min_query_length: minQueryLength,
      },
    },
    initialWithinMaximum('initial_options'),
  ),
  typed(
    'multi_users_select',
    { optional: { ...multi, initial_users: several(userId, 'initial user') } },
    initialWithinMaximum('initial_users'),
  ),
  typed(
    'multi_conversations_select',
    {
      optional: {
        ...multi,
        initial_conversations: several(conversationId, 'initial conversation'),
        default_to_current_conversation: flag,
        filter: conversationFilter,
      },
    },
    initialWithinMaximum('initial_conversations'),
  ),
  typed(
    'multi_channels_select',
    { optional: { ...multi, initial_channels: several(channelId, 'initial channel') } },
    initialWithinMaximum('initial_channels'),
  ),
];

const tenOptions = list(formattedOption, { max: 10, item: 'option' });

export const checkboxes = typed(
  'checkboxes',
  {
    required: { options: tenOptions },
    optional: { ...common, initial_options: list(formattedOption, { max: 10, item: 'initial option' }) },
  },
  distinctValues,
  initialAmongOptions,
  initialWithinMaximum('initial_options'),
);

export const radioButtons = typed(
  'radio_buttons',
  { required: { options: tenOptions }, optional: { ...common, initial_option: formattedOption } },
  distinctValues,
  initialAmongOptions,
);

export const overflow = typed(
  'overflow',
  {
    required: { options: list(overflowOption, { max: 5, item: 'option' }) },
    optional: { action_id: actionId, confirm },
  },
  distinctValues,
);
