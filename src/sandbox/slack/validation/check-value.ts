import { isDeepStrictEqual } from 'node:util';
import type { ElementValue } from '../page-protocol.ts';
import { optionsOf } from './composition-objects.ts';
import { isDate, isDateTime, isTime } from './formats.ts';
import { initialValue } from './initial-value.ts';
import type { InteractiveElement } from './interactive.ts';
import type { Problem } from './problem.ts';
import { richText } from './rich-text.ts';
import { isRecord } from './rules.ts';
import { textLength } from './text-length.ts';
import { typedProblem } from './typed-text.ts';

export type ValueRules = {
  /** The element stands in an input block that is not `optional`. */
  required: boolean;
  /**
   * For an external select: every option that the app has offered here, as one `block_suggestion` answer. When
   * present, what is chosen must be in it (or have been chosen at first).
   */
  offered?: unknown;
};

type Judge = (element: InteractiveElement, value: ElementValue, rules: ValueRules) => Verdict;
/** `empty`: nothing chosen. `incomplete`: what Slack says under the field. `impossible`: why no client would send it. */
type Verdict = 'fine' | 'empty' | { incomplete: string } | { impossible: string };

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function isOffered(element: InteractiveElement, option: unknown, { offered }: ValueRules): boolean {
  const isAmong = (options: unknown[]) => options.some((one) => isDeepStrictEqual(one, option));
  if (!element.type.includes('external')) return isAmong(optionsOf(element).map((one) => one.option));
  if (offered === undefined) return isRecord(option) && typeof option['value'] === 'string';
  const initial: unknown[] = [element['initial_option'], element['initial_options']].flat();
  return isAmong(initial) || (isRecord(offered) && isAmong(optionsOf(offered).map((one) => one.option)));
}

const typedText: Judge = (element, { value }) => {
  if (isEmpty(value)) return 'empty';
  if (typeof value !== 'string') return { impossible: 'the value must be a string' };
  const incomplete = typedProblem(element, value);
  return incomplete === undefined ? 'fine' : { incomplete };
};

const oneOption: Judge = (element, { selected_option: option }, rules) => {
  if (isEmpty(option)) return 'empty';
  return isOffered(element, option, rules)
    ? 'fine'
    : { impossible: 'the option chosen is not among the options' };
};

/** Several of a kind, none of them twice, at most `max_selected_items`. */
function several(
  element: InteractiveElement,
  chosen: unknown,
  isPossible: (one: unknown) => boolean,
): Verdict {
  if (isEmpty(chosen)) return 'empty';
  if (!Array.isArray(chosen)) return { impossible: 'what is chosen must be an array' };
  if (!chosen.every(isPossible)) return { impossible: 'something chosen is not among the options' };
  if (chosen.some((one, index) => chosen.findIndex((other) => isDeepStrictEqual(one, other)) !== index)) {
    return { impossible: 'the same is chosen twice' };
  }
  const max = element['max_selected_items'];
  const tooMany = typeof max === 'number' && chosen.length > max;
  return tooMany ? { impossible: `${chosen.length} are chosen, and at most ${max} can be` } : 'fine';
}

const options: Judge = (element, { selected_options: chosen }, rules) =>
  several(element, chosen, (one) => isOffered(element, one, rules));

const isId = (value: unknown): boolean => typeof value === 'string' && /^[A-Z][A-Z0-9]+$/.test(value);

const oneId =
  (key: 'selected_user' | 'selected_conversation' | 'selected_channel'): Judge =>
  (_, value) => {
    if (isEmpty(value[key])) return 'empty';
    return isId(value[key]) ? 'fine' : { impossible: `${key} must be a Slack id` };
  };

const ids =
  (key: 'selected_users' | 'selected_conversations' | 'selected_channels'): Judge =>
  (element, value) =>
    several(element, value[key], isId);

const date: Judge = (_, { selected_date: chosen }) => {
  if (isEmpty(chosen)) return 'empty';
  return typeof chosen === 'string' && isDate(chosen) ? 'fine' : { incomplete: 'Please enter a valid date.' };
};

const time: Judge = (_, { selected_time: chosen }) => {
  if (isEmpty(chosen)) return 'empty';
  return typeof chosen === 'string' && isTime(chosen) ? 'fine' : { incomplete: 'Please enter a valid time.' };
};

const dateTime: Judge = (_, { selected_date_time: chosen }) => {
  if (isEmpty(chosen)) return 'empty';
  return isDateTime(chosen) ? 'fine' : { incomplete: 'Please enter a valid date and time.' };
};

const formatted: Judge = (_, { rich_text_value: value }) => {
  if (isEmpty(value) || textLength(value) === 0) return 'empty';
  const problems = richText.rule(value, { pointer: '', name: 'rich_text', code: '', where: '' });
  return problems[0] ? { impossible: problems[0].message } : 'fine';
};

/** As the page sends it: the content is base64. */
const isFile = (file: unknown): file is { name: string; content: string } =>
  isRecord(file) && typeof file['name'] === 'string' && typeof file['content'] === 'string';

const files: Judge = (element, { files: given }) => {
  if (isEmpty(given)) return 'empty';
  if (!given?.every(isFile)) return { impossible: 'every file must have a name and a content' };
  const max = typeof element['max_files'] === 'number' ? element['max_files'] : 10;
  if (given.length > max) return { incomplete: `Please upload at most ${max} files.` };
  const types = Array.isArray(element['filetypes']) ? element['filetypes'] : [];
  const isWanted = ({ name }: { name: string }) => types.includes(name.split('.').at(-1)?.toLowerCase());
  return types.length === 0 || given.every(isWanted)
    ? 'fine'
    : { incomplete: `Please upload a file of these types: ${types.join(', ')}.` };
};

const judges = new Map<string, Judge>([
  ['plain_text_input', typedText],
  ['email_text_input', typedText],
  ['url_text_input', typedText],
  ['number_input', typedText],
  ['rich_text_input', formatted],
  ['static_select', oneOption],
  ['external_select', oneOption],
  ['radio_buttons', oneOption],
  ['overflow', oneOption],
  ['multi_static_select', options],
  ['multi_external_select', options],
  ['checkboxes', options],
  ['users_select', oneId('selected_user')],
  ['conversations_select', oneId('selected_conversation')],
  ['channels_select', oneId('selected_channel')],
  ['multi_users_select', ids('selected_users')],
  ['multi_conversations_select', ids('selected_conversations')],
  ['multi_channels_select', ids('selected_channels')],
  ['datepicker', date],
  ['timepicker', time],
  ['datetimepicker', dateTime],
  ['file_input', files],
]);

const problem = (code: string, message: string): Problem[] => [{ code, message, pointer: '' }];

/**
 * Whether a person could give this value in this element; without a value, the element as nobody touched it. A
 * problem's `code` is `incomplete_field` for what Slack's client says inline under the field (its `message` is that
 * sentence), and `impossible_value` for what no client would send.
 */
export function checkValue(
  element: InteractiveElement,
  value: ElementValue | undefined,
  rules: ValueRules,
): Problem[] {
  const judge = judges.get(element.type);
  const given = value ?? initialValue(element);
  if (!judge) return value ? problem('impossible_value', `a ${element.type} has no value`) : [];
  if (given && given.type !== element.type) {
    return problem('impossible_value', `a value of type ${given.type} does not fit a ${element.type}`);
  }
  const verdict = given ? judge(element, given, rules) : 'empty';
  if (verdict === 'fine') return [];
  if (verdict === 'empty') {
    return rules.required ? problem('incomplete_field', 'Please complete this required field.') : [];
  }
  return 'incomplete' in verdict
    ? problem('incomplete_field', verdict.incomplete)
    : problem('impossible_value', verdict.impossible);
}
