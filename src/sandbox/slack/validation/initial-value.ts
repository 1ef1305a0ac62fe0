import type { ElementValue } from '../page-protocol.ts';
import type { InteractiveElement } from './interactive.ts';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => array(value).filter((one) => typeof one === 'string');

/**
 * Slack's `state.values` entry for an element that nobody touched, e.g.
 * `{ type: 'static_select', selected_option: null }`; `null` for what has no state (buttons, overflow menus).
 * `default_to_current_conversation` is for the caller, who knows where the person is.
 */
export function initialValue(element: InteractiveElement): ElementValue | null {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: text(element['initial_value']) };
    case 'rich_text_input':
      return { type, rich_text_value: element['initial_value'] ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element['initial_option'] ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: array(element['initial_options']) };
    case 'users_select':
      return { type, selected_user: text(element['initial_user']) };
    case 'multi_users_select':
      return { type, selected_users: texts(element['initial_users']) };
    case 'conversations_select':
      return { type, selected_conversation: text(element['initial_conversation']) };
    case 'multi_conversations_select':
      return { type, selected_conversations: texts(element['initial_conversations']) };
    case 'channels_select':
      return { type, selected_channel: text(element['initial_channel']) };
    case 'multi_channels_select':
      return { type, selected_channels: texts(element['initial_channels']) };
    case 'datepicker':
      return { type, selected_date: text(element['initial_date']) };
    case 'timepicker':
      return { type, selected_time: text(element['initial_time']) };
    case 'datetimepicker': {
      const at = element['initial_date_time'];
      return { type, selected_date_time: typeof at === 'number' ? at : null };
    }
    case 'file_input':
      return { type, files: [] };
    default:
      return null;
  }
}
