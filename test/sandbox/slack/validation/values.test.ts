import { describe, expect, it } from 'vitest';
import type { ElementValue } from '../../../../src/sandbox/slack/page-protocol.ts';
import {
  checkValue,
  type InteractiveElement,
  initialValue,
} from '../../../../src/sandbox/slack/validation/index.ts';
import { option, options, richText, times, words } from './blocks.ts';

const untouched: [InteractiveElement, ElementValue | null][] = [
  [{ type: 'plain_text_input' }, { type: 'plain_text_input', value: null }],
  [
    { type: 'plain_text_input', initial_value: 'a' },
    { type: 'plain_text_input', value: 'a' },
  ],
  [
    { type: 'number_input', initial_value: '3' },
    { type: 'number_input', value: '3' },
  ],
  [{ type: 'email_text_input' }, { type: 'email_text_input', value: null }],
  [{ type: 'url_text_input' }, { type: 'url_text_input', value: null }],
  [{ type: 'rich_text_input' }, { type: 'rich_text_input', rich_text_value: null }],
  [{ type: 'static_select' }, { type: 'static_select', selected_option: null }],
  [
    { type: 'static_select', initial_option: option() },
    { type: 'static_select', selected_option: option() },
  ],
  [{ type: 'external_select' }, { type: 'external_select', selected_option: null }],
  [{ type: 'radio_buttons' }, { type: 'radio_buttons', selected_option: null }],
  [{ type: 'checkboxes' }, { type: 'checkboxes', selected_options: [] }],
  [
    { type: 'checkboxes', initial_options: [option()] },
    { type: 'checkboxes', selected_options: [option()] },
  ],
  [{ type: 'multi_static_select' }, { type: 'multi_static_select', selected_options: [] }],
  [{ type: 'multi_external_select' }, { type: 'multi_external_select', selected_options: [] }],
  [
    { type: 'users_select', initial_user: 'U1A' },
    { type: 'users_select', selected_user: 'U1A' },
  ],
  [{ type: 'multi_users_select' }, { type: 'multi_users_select', selected_users: [] }],
  [{ type: 'conversations_select' }, { type: 'conversations_select', selected_conversation: null }],
  [
    { type: 'multi_conversations_select' },
    { type: 'multi_conversations_select', selected_conversations: [] },
  ],
  [{ type: 'channels_select' }, { type: 'channels_select', selected_channel: null }],
  [{ type: 'multi_channels_select' }, { type: 'multi_channels_select', selected_channels: [] }],
  [
    { type: 'datepicker', initial_date: '2026-01-31' },
    { type: 'datepicker', selected_date: '2026-01-31' },
  ],
  [{ type: 'timepicker' }, { type: 'timepicker', selected_time: null }],
  [{ type: 'datetimepicker' }, { type: 'datetimepicker', selected_date_time: null }],
  [{ type: 'file_input' }, { type: 'file_input', files: [] }],
  [{ type: 'button' }, null],
  [{ type: 'overflow', options: options(1) }, null],
];

it.each(untouched)('the state of an untouched %j is %j', (element, state) => {
  expect(initialValue(element)).toEqual(state);
});

const optional = { required: false };
const required = { required: true };

describe('a required field', () => {
  const empty = untouched.filter(
    ([element]) => Object.keys(element).length === 1 && element.type !== 'button',
  );

  it.each(empty)('%j left empty asks to be completed', (element) => {
    expect(checkValue(element, undefined, required)).toEqual([
      { code: 'incomplete_field', message: 'Please complete this required field.', pointer: '' },
    ]);
    expect(checkValue(element, undefined, optional)).toEqual([]);
  });

  it('is content with its initial value', () => {
    expect(checkValue({ type: 'plain_text_input', initial_value: 'a' }, undefined, required)).toEqual([]);
  });

  it('is not content with an emptied one', () => {
    const emptied = { type: 'plain_text_input', value: '' };
    expect(checkValue({ type: 'plain_text_input', initial_value: 'a' }, emptied, required)).toHaveLength(1);
    expect(
      checkValue(
        { type: 'rich_text_input' },
        { type: 'rich_text_input', rich_text_value: { type: 'rich_text', elements: [] } },
        required,
      ),
    ).toHaveLength(1);
  });
});

type Case = [InteractiveElement, Omit<ElementValue, 'type'>];
const two = options(2);
const [first, second] = two;

const fine: Case[] = [
  [{ type: 'plain_text_input', min_length: 2, max_length: 3 }, { value: 'ab' }],
  [{ type: 'plain_text_input', min_length: 2, max_length: 3 }, { value: 'abc' }],
  [{ type: 'plain_text_input' }, { value: words(3000) }],
  [{ type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '5' }, { value: '1' }],
  [{ type: 'number_input', is_decimal_allowed: true, max_value: '5' }, { value: '4.99' }],
  [{ type: 'email_text_input' }, { value: 'dana@example.com' }],
  [{ type: 'url_text_input' }, { value: 'https://example.com/a' }],
  [{ type: 'rich_text_input' }, { rich_text_value: richText() }],
  [{ type: 'static_select', options: two }, { selected_option: second }],
  [{ type: 'static_select', option_groups: [{ label: {}, options: two }] }, { selected_option: first }],
  [{ type: 'overflow', options: two }, { selected_option: first }],
  [{ type: 'checkboxes', options: two }, { selected_options: two }],
  [{ type: 'multi_static_select', options: two, max_selected_items: 2 }, { selected_options: two }],
  [{ type: 'users_select' }, { selected_user: 'U01ABC' }],
  [{ type: 'multi_channels_select' }, { selected_channels: ['C01ABC', 'C02ABC'] }],
  [{ type: 'datepicker' }, { selected_date: '2028-02-29' }],
  [{ type: 'timepicker' }, { selected_time: '00:00' }],
  [{ type: 'datetimepicker' }, { selected_date_time: 1_628_633_820 }],
  [
    { type: 'file_input', max_files: 2 },
    {
      files: [
        { name: 'a.csv', content: '' },
        { name: 'b.csv', content: '' },
      ],
    },
  ],
];

it.each(fine)('in a %j a person can give %j', (element, value) => {
  expect(checkValue(element, { type: element.type, ...value }, required)).toEqual([]);
});

const incomplete: [...Case, string][] = [
  [{ type: 'plain_text_input', min_length: 3 }, { value: 'ab' }, 'Please enter at least 3 characters.'],
  [{ type: 'plain_text_input', max_length: 3 }, { value: 'abcd' }, 'Please enter at most 3 characters.'],
  [{ type: 'plain_text_input' }, { value: words(3001) }, 'Please enter at most 3000 characters.'],
  [{ type: 'number_input' }, { value: 'five' }, 'Please enter a number.'],
  [{ type: 'number_input', is_decimal_allowed: false }, { value: '1.5' }, 'Please enter a whole number.'],
  [{ type: 'number_input', min_value: '2' }, { value: '1' }, 'Please enter a number of 2 or more.'],
  [{ type: 'number_input', max_value: '2' }, { value: '3' }, 'Please enter a number of 2 or less.'],
  [{ type: 'email_text_input' }, { value: 'dana' }, 'Please enter a valid email address.'],
  [{ type: 'url_text_input' }, { value: 'example' }, 'Please enter a valid URL.'],
  [{ type: 'datepicker' }, { selected_date: '2026-02-30' }, 'Please enter a valid date.'],
  [{ type: 'timepicker' }, { selected_time: '7pm' }, 'Please enter a valid time.'],
  [{ type: 'datetimepicker' }, { selected_date_time: 5 }, 'Please enter a valid date and time.'],
  [
    { type: 'file_input', max_files: 1 },
    {
      files: [
        { name: 'a.csv', content: '' },
        { name: 'b.csv', content: '' },
      ],
    },
    'Please upload at most 1 files.',
  ],
];

it.each(incomplete)('in a %j, %j is answered with "%s"', (element, value, message) => {
  expect(checkValue(element, { type: element.type, ...value }, optional)).toEqual([
    { code: 'incomplete_field', message, pointer: '' },
  ]);
});

const impossible: Case[] = [
  [{ type: 'static_select', options: two }, { selected_option: option('other') }],
  [{ type: 'radio_buttons', options: two }, { selected_option: { value: 'option 1' } }],
  [{ type: 'checkboxes', options: two }, { selected_options: [option('other')] }],
  [{ type: 'checkboxes', options: two }, { selected_options: [first, first] }],
  [{ type: 'multi_static_select', options: two, max_selected_items: 1 }, { selected_options: two }],
  [{ type: 'multi_users_select', max_selected_items: 1 }, { selected_users: ['U1A', 'U2A'] }],
  [{ type: 'users_select' }, { selected_user: 'dana' }],
  [{ type: 'rich_text_input' }, { rich_text_value: { type: 'section', text: 'x' } }],
  [{ type: 'button' }, { value: 'x' }],
];

it.each(impossible)('no client would send for a %j: %j', (element, value) => {
  expect(checkValue(element, { type: element.type, ...value }, optional)).toMatchObject([
    { code: 'impossible_value' },
  ]);
});

it('no client would send the value of another type', () => {
  const value = { type: 'datepicker', selected_date: '2026-01-31' };
  expect(checkValue({ type: 'timepicker' }, value, optional)).toMatchObject([{ code: 'impossible_value' }]);
});

describe('an external select', () => {
  const element = { type: 'external_select', initial_option: option('first') };
  const chosen = (value: string) => ({ type: 'external_select', selected_option: option(value) });

  it('takes what was offered, and what it began with', () => {
    const rules = { required: true, offered: { options: times(3, (i) => option(`option ${i}`)) } };
    expect(checkValue(element, chosen('option 2'), rules)).toEqual([]);
    expect(checkValue(element, chosen('first'), rules)).toEqual([]);
    expect(checkValue(element, chosen('option 3'), rules)).toMatchObject([{ code: 'impossible_value' }]);
  });

  it('takes any option while nobody says what was offered', () => {
    expect(checkValue(element, chosen('anything'), required)).toEqual([]);
  });
});
