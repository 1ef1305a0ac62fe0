import { ImpossibleError } from '../errors.ts';
import type { ElementValue } from '../page-protocol.ts';
import type { InteractiveElement } from '../validation/index.ts';
import { words } from './visible-text.ts';

/** What a person gives: typed words, an option by its text or value, an id, a date; several of them where many may be chosen. */
export type Given = string | number | readonly string[] | GivenFile | null;
/** A file from the person's own disk. */
export type GivenFile = { name: string; content: string | Uint8Array };

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every option that an element (or a `block_suggestion` answer) lists, those in groups included. */
export function optionsIn(holder: unknown): Json[] {
  if (!isRecord(holder)) return [];
  const own = Array.isArray(holder['options']) ? holder['options'].filter(isRecord) : [];
  const groups = Array.isArray(holder['option_groups']) ? holder['option_groups'] : [];
  return [...own, ...groups.flatMap(optionsIn)];
}

function pick(options: readonly Json[], wanted: string): Json {
  const found = options.find((option) => option['value'] === wanted || words(option['text']) === wanted);
  if (found) return found;
  const there = options.map((option) => words(option['text'])).join(', ');
  throw new ImpossibleError(`There is no option "${wanted}" among: ${there}`);
}

const one = (given: Given): string | null => {
  if (given === null || typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  throw new ImpossibleError('Only one can be chosen here');
};
const isMany = (given: Given): given is readonly string[] => Array.isArray(given);
const many = (given: Given): readonly string[] => {
  if (given === null) return [];
  return isMany(given) ? given : [one(given) ?? ''];
};
const filesOf = (given: Given) => {
  if (given === null) return [];
  if (typeof given !== 'object' || isMany(given)) throw new ImpossibleError('Only a file can be chosen here');
  return [{ name: given.name, content: Buffer.from(given.content).toString('base64') }];
};

/**
 * The value that an element has after a person gave it this.
 * @param offered the options of an external select, as the app has just offered them
 */
export function valueFor(element: InteractiveElement, given: Given, offered?: unknown): ElementValue {
  const { type } = element;
  const options = optionsIn(offered ?? element);
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow': {
      const wanted = one(given);
      return { type, selected_option: wanted === null ? null : pick(options, wanted) };
    }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: many(given).map((wanted) => pick(options, wanted)) };
    case 'users_select':
      return { type, selected_user: one(given) };
    case 'multi_users_select':
      return { type, selected_users: [...many(given)] };
    case 'channels_select':
      return { type, selected_channel: one(given) };
    case 'multi_channels_select':
      return { type, selected_channels: [...many(given)] };
    case 'conversations_select':
      return { type, selected_conversation: one(given) };
    case 'multi_conversations_select':
      return { type, selected_conversations: [...many(given)] };
    case 'datepicker':
      return { type, selected_date: one(given) };
    case 'timepicker':
      return { type, selected_time: one(given) };
    case 'datetimepicker':
      return { type, selected_date_time: given === null ? null : Number(given) };
    case 'file_input':
      return { type, files: filesOf(given) };
    default:
      return { type, value: one(given) };
  }
}
