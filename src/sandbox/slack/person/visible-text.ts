import type { PageMessage, PageView } from '../page-protocol.ts';

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const items = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The words of a text object, or of a bare text. */
export const words = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value['text'] === 'string' ? value['text'] : '';
};

const optionWords = (option: unknown): string => (isRecord(option) ? words(option['text']) : '');

function richText(node: Json): string {
  const inner = items(node['elements'])
    .map(richText)
    .join(node['type'] === 'rich_text' ? '\n' : '');
  const own = words(node['text']) || (typeof node['url'] === 'string' ? node['url'] : '');
  if (node['type'] === 'user') return `<@${String(node['user_id'])}>`;
  if (node['type'] === 'channel') return `<#${String(node['channel_id'])}>`;
  return own + inner;
}

function elementText(element: Json): string {
  const options = [
    ...items(element['options']),
    ...items(element['option_groups']).flatMap((g) => items(g['options'])),
  ];
  switch (element['type']) {
    case 'plain_text':
    case 'mrkdwn':
      return words(element);
    case 'button':
      return `[${words(element['text'])}]`;
    case 'image':
      return `(${String(element['alt_text'])})`;
    case 'checkboxes':
    case 'radio_buttons':
      return options.map((option) => `( ) ${optionWords(option)}`).join('\n');
    default: {
      const initial = optionWords(element['initial_option']) || words(element['initial_value']);
      const shown = initial || words(element['placeholder']) || options.map(optionWords).join(' | ');
      return `{${String(element['type'])}: ${shown}}`;
    }
  }
}

function tableText(block: Json): string {
  const rows = Array.isArray(block['rows']) ? block['rows'] : [];
  return rows
    .map((row: unknown) =>
      items(row)
        .map((cell) => (cell['type'] === 'rich_text' ? richText(cell) : words(cell)))
        .join(' | '),
    )
    .join('\n');
}

function blockText(block: Json): string {
  switch (block['type']) {
    case 'divider':
      return '---';
    case 'rich_text':
      return richText(block);
    case 'table':
      return tableText(block);
    case 'image':
      return `(${String(block['alt_text'])})`;
    case 'input': {
      const element = isRecord(block['element']) ? elementText(block['element']) : '';
      return [`${words(block['label'])}: ${element}`, words(block['hint'])].filter(Boolean).join('\n');
    }
    default: {
      const accessory = isRecord(block['accessory']) ? elementText(block['accessory']) : '';
      const separator = block['type'] === 'actions' ? ' ' : '\n';
      return [
        words(block['text']),
        ...items(block['fields']).map(words),
        items(block['elements']).map(elementText).join(separator),
        accessory,
      ]
        .filter((part) => part !== '')
        .join('\n');
    }
  }
}

/** Blocks as one would read them aloud, a line for each part; buttons stand as `[Label]`. */
export const textOfBlocks = (blocks: readonly unknown[]): string => items(blocks).map(blockText).join('\n');

/** What a person reads of a message: its blocks, or its text when it has none. */
export const textOfMessage = (message: PageMessage): string =>
  [
    message.blocks.length > 0 ? textOfBlocks(message.blocks) : message.text,
    ...message.files.map((file) => `(file ${file.name})`),
  ].join('\n');

/** What a person reads of a modal or a Home tab, its title and buttons included. */
export function textOfView({ view }: PageView): string {
  if (view.type !== 'modal') return textOfBlocks(view.blocks);
  const buttons = [view.close, view.submit].flatMap((button) => (button ? [`[${button.text}]`] : []));
  return [`# ${view.title.text}`, textOfBlocks(view.blocks), buttons.join(' ')].join('\n');
}
