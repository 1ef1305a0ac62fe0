import type { ElementValue } from '../../slack/page-protocol.ts';
import type { InputElement } from './input-element.ts';

/** What an element shows before anybody touched it. */
export function initialValue(element: InputElement): ElementValue {
  const type = element.type;
  switch (element.type) {
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { type, selected_option: element.initial_option ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'file_input':
      return { type, files: [] };
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
  }
}

export function isEmpty(value: ElementValue): boolean {
  const { type: _, ...rest } = value;
  return Object.values(rest).every(
    (one) => one === null || one === undefined || one === '' || (Array.isArray(one) && one.length === 0),
  );
}
