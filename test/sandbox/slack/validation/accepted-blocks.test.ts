import { expect, it } from 'vitest';
import {
  actions,
  button,
  confirm,
  image,
  input,
  type Json,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
  select,
  table,
  textInput,
  video,
} from './blocks.ts';
import { inHome, inMessage, inModal, type Judge } from './judges.ts';

const everySelect: Json[] = [
  select({ initial_option: option('option 1') }),
  { type: 'external_select', min_query_length: 0, initial_option: option() },
  { type: 'users_select', initial_user: 'U01ABC' },
  { type: 'conversations_select', default_to_current_conversation: true, filter: { include: ['public'] } },
  { type: 'channels_select', initial_channel: 'C01ABC' },
  {
    type: 'multi_static_select',
    options: options(3),
    initial_options: [option('option 2')],
    max_selected_items: 2,
  },
  { type: 'multi_external_select', initial_options: [option()] },
  { type: 'multi_users_select', initial_users: ['U01ABC', 'W01ABC'] },
  { type: 'multi_conversations_select', initial_conversations: ['C01ABC', 'D01ABC'] },
  { type: 'multi_channels_select', initial_channels: ['C01ABC'], placeholder: plain('Channels') },
];
const choices: Json[] = [
  ...everySelect,
  { type: 'checkboxes', options: [option('a', { text: mrkdwn('*A*') })] },
  { type: 'radio_buttons', options: options(2), initial_option: option('option 0') },
  { type: 'datepicker', initial_date: '2028-02-29', placeholder: plain('A day') },
  { type: 'timepicker', initial_time: '23:59', timezone: 'America/Chicago' },
];
const overflow = { type: 'overflow', options: [option('a', { url: 'https://example.com' })] };
const dateTime = { type: 'datetimepicker', initial_date_time: 1_628_633_820 };
const workflow = {
  type: 'workflow_button',
  text: plain('Run'),
  workflow: { trigger: { url: 'https://slack.com/t' } },
};

const taken: [string, Judge, Json][] = [
  ...[...choices, overflow, button(), image()].map((element): [string, Judge, Json] => [
    `a section beside ${element['type']}`,
    inHome,
    section({ accessory: element }),
  ]),
  ...[
    ...choices,
    overflow,
    dateTime,
    button({ style: 'danger', confirm: confirm({ style: 'danger' }) }),
    workflow,
  ].map((element): [string, Judge, Json] => [
    `an actions block of ${element['type']}`,
    inMessage,
    actions(element),
  ]),
  ...[
    ...choices,
    dateTime,
    textInput({ multiline: true, min_length: 2, max_length: 5, initial_value: 'abc', focus_on_load: true }),
    { type: 'email_text_input', initial_value: 'dana@example.com' },
    { type: 'url_text_input', initial_value: 'https://example.com' },
    {
      type: 'number_input',
      is_decimal_allowed: true,
      min_value: '-1.5',
      max_value: '5',
      initial_value: '0.25',
    },
    { type: 'rich_text_input', initial_value: richText() },
    { type: 'file_input', filetypes: ['pdf'] },
    textInput({ dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }),
  ].map((element): [string, Judge, Json] => [`an input of ${element['type']}`, inModal, input(element)]),
  ['a divider', inHome, { type: 'divider' }],
  ['a context of text and image', inMessage, { type: 'context', elements: [mrkdwn(), plain(), image()] }],
  ['an image of a Slack file', inHome, { type: 'image', alt_text: 'A map', slack_file: { id: 'F01ABCDEF' } }],
  ['a file', inMessage, { type: 'file', source: 'remote', external_id: 'order-form' }],
  ['a video', inHome, video()],
  [
    'a table of every kind of cell',
    inMessage,
    table([[{ type: 'raw_number', value: 2, text: '2' }, richText()]]),
  ],
  ['an alert', inModal, { type: 'alert', text: mrkdwn(), level: 'warning' }],
  [
    'feedback buttons',
    inMessage,
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { text: plain('Good'), value: 'good' },
          negative_button: { text: plain('Bad'), value: 'bad' },
        },
      ],
    },
  ],
  [
    'a plan of tasks',
    inMessage,
    {
      type: 'plan',
      title: 'Port two numbers',
      tasks: [
        { type: 'task_card', task_id: 't1', title: 'Validate', status: 'complete', output: richText() },
      ],
    },
  ],
];

it.each(taken)('%s is taken', (_, judge, block) => {
  expect(judge(block)).toEqual([]);
});
