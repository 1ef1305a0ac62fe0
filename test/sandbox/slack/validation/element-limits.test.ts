import {
  actions,
  button,
  confirm,
  group,
  input,
  type Json,
  option,
  options,
  plain,
  section,
  select,
  textInput,
  times,
  words,
} from './blocks.ts';
import { describeLimits, type Limit } from './limits.ts';

const accessory = (element: Json) => section({ accessory: element });

const limits: Limit[] = [
  {
    what: 'an action_id',
    most: 255,
    block: (n) => actions(button({ action_id: words(n) })),
    pointer: '/elements/0/action_id',
  },
  {
    what: 'button text',
    most: 75,
    block: (n) => actions(button({ text: plain(words(n)) })),
    pointer: '/elements/0/text/text',
  },
  {
    what: 'a button value',
    most: 2000,
    block: (n) => actions(button({ value: words(n) })),
    pointer: '/elements/0/value',
  },
  {
    what: 'a button url',
    most: 3000,
    block: (n) => actions(button({ url: `https://${words(n - 8)}` })),
    pointer: '/elements/0/url',
  },
  {
    what: 'an accessibility label',
    most: 75,
    block: (n) => actions(button({ accessibility_label: words(n) })),
    pointer: '/elements/0/accessibility_label',
  },
  {
    what: 'option text',
    most: 75,
    block: (n) => accessory(select({ options: [option('one', { text: plain(words(n)) })] })),
    pointer: '/accessory/options/0/text/text',
  },
  {
    what: 'an option value',
    most: 75,
    block: (n) => accessory(select({ options: [option('one', { value: words(n) })] })),
    pointer: '/accessory/options/0/value',
  },
  {
    what: 'an option description',
    most: 75,
    block: (n) => accessory(select({ options: [option('one', { description: plain(words(n)) })] })),
    pointer: '/accessory/options/0/description/text',
  },
  {
    what: 'select options',
    most: 100,
    block: (n) => accessory(select({ options: options(n) })),
    pointer: '/accessory/options',
  },
  {
    what: 'option groups',
    most: 100,
    block: (n) =>
      accessory({
        type: 'static_select',
        option_groups: times(n, (i) => group(`Group ${i}`, [option(`option ${i}`)])),
      }),
    pointer: '/accessory/option_groups',
  },
  {
    what: 'options of a group',
    most: 100,
    block: (n) => accessory({ type: 'static_select', option_groups: [group('Group', options(n))] }),
    pointer: '/accessory/option_groups/0/options',
  },
  {
    what: 'a group label',
    most: 75,
    block: (n) => accessory({ type: 'static_select', option_groups: [group(words(n), options(1))] }),
    pointer: '/accessory/option_groups/0/label/text',
  },
  {
    what: 'checkboxes',
    most: 10,
    block: (n) => accessory({ type: 'checkboxes', options: options(n) }),
    pointer: '/accessory/options',
  },
  {
    what: 'radio buttons',
    most: 10,
    block: (n) => accessory({ type: 'radio_buttons', options: options(n) }),
    pointer: '/accessory/options',
  },
  {
    what: 'overflow options',
    most: 5,
    block: (n) => accessory({ type: 'overflow', options: options(n) }),
    pointer: '/accessory/options',
  },
  {
    what: 'a placeholder',
    most: 150,
    block: (n) => accessory(select({ placeholder: plain(words(n)) })),
    pointer: '/accessory/placeholder/text',
  },
  {
    what: 'a confirm title',
    most: 100,
    block: (n) => actions(button({ confirm: confirm({ title: plain(words(n)) }) })),
    pointer: '/elements/0/confirm/title/text',
  },
  {
    what: 'a confirm text',
    most: 300,
    block: (n) => actions(button({ confirm: confirm({ text: plain(words(n)) }) })),
    pointer: '/elements/0/confirm/text/text',
  },
  {
    what: 'a confirm button',
    most: 30,
    block: (n) => actions(button({ confirm: confirm({ confirm: plain(words(n)) }) })),
    pointer: '/elements/0/confirm/confirm/text',
  },
  {
    what: 'a deny button',
    most: 30,
    block: (n) => actions(button({ confirm: confirm({ deny: plain(words(n)) }) })),
    pointer: '/elements/0/confirm/deny/text',
  },
  {
    what: 'an input label',
    most: 2000,
    block: (n) => input(textInput(), { label: plain(words(n)) }),
    pointer: '/label/text',
    surface: 'modal',
  },
  {
    what: 'an input hint',
    most: 2000,
    block: (n) => input(textInput(), { hint: plain(words(n)) }),
    pointer: '/hint/text',
    surface: 'modal',
  },
  {
    what: 'min_length',
    most: 3000,
    block: (n) => input(textInput({ min_length: n })),
    pointer: '/element/min_length',
    surface: 'modal',
  },
  {
    what: 'max_length',
    most: 3000,
    block: (n) => input(textInput({ max_length: n })),
    pointer: '/element/max_length',
    surface: 'modal',
  },
  {
    what: 'files of an input',
    most: 10,
    block: (n) => input({ type: 'file_input', max_files: n }),
    pointer: '/element/max_files',
    surface: 'modal',
  },
  {
    what: 'lines of rich text',
    most: 100,
    block: (n) => input({ type: 'rich_text_input', max_lines: n }),
    pointer: '/element/max_lines',
    surface: 'modal',
  },
];

describeLimits(limits);
