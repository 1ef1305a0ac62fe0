import type { InputBlock, PlainTextOption } from '@slack/types';
import { plain } from '../messages/text.ts';

/** What every field of a form has. Its block id is its name in `FormValues`. */
type Field = {
  label: string;
  hint?: string | undefined;
  /** May be left empty. */
  optional?: boolean | undefined;
};

/** Slack takes so many options in one list, and so many lists in groups. */
const MOST_OPTIONS = 100;

function field(
  id: string,
  { label, hint, optional = false }: Field,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional,
    label: plain(label, 200),
    ...(hint ? { hint: plain(hint, 500) } : {}),
    element,
  };
}

/**
 * The same field, and another one to Slack: what was typed into a form that is drawn anew stays where block and action
 * ids do.
 * @param mark of what the field is about
 */
export function fieldAbout(mark: string, block: InputBlock): InputBlock {
  return { ...block, element: { ...block.element, action_id: `${block.block_id}:${mark}` } };
}

export function textField(
  id: string,
  {
    value,
    longest,
    placeholder,
    isLong = false,
    ...about
  }: Field & {
    value?: string | undefined;
    longest: number;
    placeholder?: string | undefined;
    /** Several lines. */
    isLong?: boolean;
  },
): InputBlock {
  return field(id, about, {
    type: 'plain_text_input',
    action_id: id,
    multiline: isLong,
    max_length: longest,
    ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
    ...(value ? { initial_value: value.slice(0, longest) } : {}),
  });
}

export function numberField(
  id: string,
  {
    value,
    least,
    most,
    isDecimal = false,
    ...about
  }: Field & { value?: string | undefined; least: number; most: number; isDecimal?: boolean },
): InputBlock {
  return field(id, about, {
    type: 'number_input',
    action_id: id,
    is_decimal_allowed: isDecimal,
    min_value: String(least),
    max_value: String(most),
    ...(value ? { initial_value: value } : {}),
  });
}

export function option(value: string, label: string, description?: string): PlainTextOption {
  return { text: plain(label), value, ...(description ? { description: plain(description) } : {}) };
}

/** One of a list, however long it is: beyond a hundred it comes in groups. */
export function choiceField(
  id: string,
  {
    options,
    chosen,
    placeholder,
    ...about
  }: Field & { options: readonly PlainTextOption[]; chosen?: string | undefined; placeholder?: string },
): InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return field(id, about, {
    type: 'static_select',
    action_id: id,
    ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
    ...listOrGroups(options),
    ...(initial ? { initial_option: initial } : {}),
  });
}

/** Some of a list, as `choiceField`. */
export function choicesField(
  id: string,
  {
    options,
    chosen = [],
    ...about
  }: Field & { options: readonly PlainTextOption[]; chosen?: readonly string[] },
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && chosen.includes(value));
  return field(id, about, {
    type: 'multi_static_select',
    action_id: id,
    ...listOrGroups(options),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
}

/** At most ten boxes. */
export function ticksField(
  id: string,
  {
    options,
    ticked,
    tells,
    ...about
  }: Field & {
    options: PlainTextOption[];
    ticked: (value: string) => boolean;
    /** Every tick is told at once, as a click of this name. */
    tells?: string;
  },
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && ticked(value));
  const block = field(id, about, {
    type: 'checkboxes',
    action_id: tells ?? id,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
  return tells !== undefined ? { ...block, dispatch_action: true } : block;
}

export function dateField(
  id: string,
  { value, ...about }: Field & { value?: string | undefined },
): InputBlock {
  return field(id, about, {
    type: 'datepicker',
    action_id: id,
    ...(value ? { initial_date: value } : {}),
  });
}

export function personField(
  id: string,
  { value, ...about }: Field & { value?: string | undefined },
): InputBlock {
  return field(id, about, {
    type: 'users_select',
    action_id: id,
    ...(value ? { initial_user: value } : {}),
  });
}

export function peopleField(
  id: string,
  { value = [], ...about }: Field & { value?: readonly string[] | undefined },
): InputBlock {
  return field(id, about, {
    type: 'multi_users_select',
    action_id: id,
    ...(value.length > 0 ? { initial_users: [...value] } : {}),
  });
}

/** One file of these types, such as `csv`. Its id is the field's only value. */
export function fileField(id: string, { types, ...about }: Field & { types: string[] }): InputBlock {
  return field(id, about, { type: 'file_input', action_id: id, filetypes: types, max_files: 1 });
}

/** A public or private channel. */
export function channelField(
  id: string,
  { value, ...about }: Field & { value?: string | undefined },
): InputBlock {
  return field(id, about, {
    type: 'conversations_select',
    action_id: id,
    filter: { include: ['public', 'private'] },
    ...(value ? { initial_conversation: value } : {}),
  });
}

function listOrGroups(options: readonly PlainTextOption[]) {
  if (options.length <= MOST_OPTIONS) return { options: [...options] };
  const groups = Array.from({ length: Math.ceil(options.length / MOST_OPTIONS) }, (_, index) =>
    options.slice(index * MOST_OPTIONS, (index + 1) * MOST_OPTIONS),
  );
  return {
    option_groups: groups.slice(0, MOST_OPTIONS).map((group) => ({
      label: plain(`${group[0]?.text.text ?? ''} – ${group.at(-1)?.text.text ?? ''}`),
      options: group,
    })),
  };
}
