import { expect, it } from 'vitest';
import {
  actions,
  button,
  group,
  image,
  input,
  type Json,
  mrkdwn,
  option,
  options,
  plain,
  section,
  select,
  textInput,
  video,
} from './blocks.ts';
import { inMessage, inModal, type Judge } from './judges.ts';

const dateTime = { type: 'datetimepicker', initial_date_time: 1_628_633_820 };

const number = (more: Json) => input({ type: 'number_input', is_decimal_allowed: false, ...more });

const refused: [string, Judge, unknown, string][] = [
  ['a block of unknown type', inMessage, { type: 'carousel' }, '/type'],
  ['a block without type', inMessage, { text: plain() }, '/type'],
  ['a block that is no object', inMessage, 'section', ''],
  ['an unknown field', inMessage, section({ colour: 'red' }), '/colour'],
  ['a section of nothing', inMessage, { type: 'section' }, ''],
  ['an empty text', inMessage, section({ text: plain('') }), '/text/text'],
  ['null for a field', inMessage, section({ accessory: null }), '/accessory'],
  ['mrkdwn in a header', inMessage, { type: 'header', text: mrkdwn() }, '/text/type'],
  ['emoji on mrkdwn', inMessage, section({ text: { ...mrkdwn(), emoji: true } }), '/text/emoji'],
  ['a text input in an actions block', inModal, actions(textInput()), '/elements/0/type'],
  ['a button in an input block', inModal, input(button()), '/element/type'],
  ['a date and time beside a section', inMessage, section({ accessory: dateTime }), '/accessory/type'],
  ['a button in a context', inMessage, { type: 'context', elements: [button()] }, '/elements/0/type'],
  ['an actions block of nothing', inMessage, actions(), '/elements'],
  ['a button of unknown style', inMessage, actions(button({ style: 'default' })), '/elements/0/style'],
  [
    'a confirm dialog without its buttons',
    inMessage,
    actions(button({ confirm: { title: plain(), text: plain(), confirm: plain() } })),
    '/elements/0/confirm/deny',
  ],
  [
    'options and groups at once',
    inMessage,
    section({ accessory: select({ option_groups: [group('A', [option('other')])] }) }),
    '/accessory',
  ],
  ['a select without options', inMessage, section({ accessory: { type: 'static_select' } }), '/accessory'],
  [
    'two options of one value',
    inMessage,
    section({ accessory: select({ options: [option('a'), option('a')] }) }),
    '/accessory/options/1/value',
  ],
  [
    'an initial option that is not among them',
    inMessage,
    section({ accessory: select({ initial_option: option('other') }) }),
    '/accessory/initial_option',
  ],
  [
    'an initial option with another text',
    inMessage,
    section({ accessory: select({ initial_option: option('option 1', { text: plain('Other') }) }) }),
    '/accessory/initial_option',
  ],
  [
    'no initial options, as a list',
    inMessage,
    section({ accessory: { type: 'checkboxes', options: options(1), initial_options: [] } }),
    '/accessory/initial_options',
  ],
  [
    'more initial options than can be chosen',
    inMessage,
    section({
      accessory: { type: 'multi_users_select', initial_users: ['U1A', 'U2A'], max_selected_items: 1 },
    }),
    '/accessory/initial_users',
  ],
  [
    'the same initial option twice',
    inMessage,
    section({ accessory: { type: 'multi_users_select', initial_users: ['U1A', 'U1A'] } }),
    '/accessory/initial_users',
  ],
  [
    'a url on a select option',
    inMessage,
    section({ accessory: select({ options: [option('a', { url: 'https://example.com' })] }) }),
    '/accessory/options/0/url',
  ],
  [
    'no choice at all',
    inMessage,
    section({ accessory: { type: 'multi_users_select', max_selected_items: 0 } }),
    '/accessory/max_selected_items',
  ],
  [
    'a channel where a person belongs',
    inMessage,
    section({ accessory: { type: 'users_select', initial_user: 'C01ABC' } }),
    '/accessory/initial_user',
  ],
  [
    'an empty filter',
    inMessage,
    section({ accessory: { type: 'conversations_select', filter: {} } }),
    '/accessory/filter',
  ],
  [
    'a filter of nothing',
    inMessage,
    section({ accessory: { type: 'conversations_select', filter: { include: [] } } }),
    '/accessory/filter/include',
  ],
  [
    '30 February',
    inMessage,
    section({ accessory: { type: 'datepicker', initial_date: '2026-02-30' } }),
    '/accessory/initial_date',
  ],
  [
    '24:00',
    inMessage,
    section({ accessory: { type: 'timepicker', initial_time: '24:00' } }),
    '/accessory/initial_time',
  ],
  [
    'a time zone nobody has',
    inMessage,
    section({ accessory: { type: 'timepicker', timezone: 'Mars/Olympus' } }),
    '/accessory/timezone',
  ],
  [
    'milliseconds as date and time',
    inMessage,
    actions({ type: 'datetimepicker', initial_date_time: 1_628_633_820_000 }),
    '/elements/0/initial_date_time',
  ],
  [
    'a minimum length over the maximum',
    inModal,
    input(textInput({ min_length: 5, max_length: 4 })),
    '/element/min_length',
  ],
  [
    'a first text over the maximum',
    inModal,
    input(textInput({ max_length: 3, initial_value: 'four' })),
    '/element/initial_value',
  ],
  [
    'a number that does not say whether decimals are fine',
    inModal,
    input({ type: 'number_input' }),
    '/element/is_decimal_allowed',
  ],
  ['a number that is no string', inModal, number({ min_value: 1 }), '/element/min_value'],
  ['a decimal where none is allowed', inModal, number({ initial_value: '1.5' }), '/element/initial_value'],
  ['a minimum over the maximum', inModal, number({ min_value: '10', max_value: '9' }), '/element/min_value'],
  [
    'a first number out of bounds',
    inModal,
    number({ min_value: '2', initial_value: '1' }),
    '/element/initial_value',
  ],
  [
    'a file input that dispatches',
    inModal,
    input({ type: 'file_input' }, { dispatch_action: true }),
    '/dispatch_action',
  ],
  ['an input without label', inModal, { type: 'input', element: textInput() }, '/label'],
  [
    'two elements with the focus',
    inModal,
    actions(select({ focus_on_load: true }), { type: 'datepicker', focus_on_load: true }),
    '/elements/1/focus_on_load',
  ],
  [
    'an image without description',
    inMessage,
    { type: 'image', image_url: 'https://example.com/a.png' },
    '/alt_text',
  ],
  ['an image from nowhere', inMessage, { type: 'image', alt_text: 'A map' }, ''],
  ['an image from two places', inMessage, image({ slack_file: { id: 'F01ABCDEF' } }), ''],
  ['an address that is none', inMessage, image({ image_url: 'map.png' }), '/image_url'],
  ['a video over plain http', inMessage, video({ video_url: 'http://example.com/tour' }), '/video_url'],
  [
    'rich text of an unknown kind',
    inMessage,
    { type: 'rich_text', elements: [{ type: 'rich_text_table', elements: [] }] },
    '/elements/0/type',
  ],
  [
    'a plan task of unknown status',
    inMessage,
    { type: 'plan', title: 'Plan', tasks: [{ type: 'task_card', task_id: 't', title: 'T', status: 'done' }] },
    '/tasks/0/status',
  ],
];

it.each(refused)('%s is refused, where it stands', (_, judge, block, pointer) => {
  expect(judge(block)).toMatchObject([{ code: 'invalid_blocks', pointer: `/blocks/0${pointer}` }]);
});
