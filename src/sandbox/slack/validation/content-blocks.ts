/** Blocks that show one larger thing: a table, a video, a file, Markdown, an alert, a plan of tasks. */
import { plainText, textObject } from './composition-objects.ts';
import { block, blockId } from './layout-blocks.ts';
import { richText } from './rich-text.ts';
import {
  among,
  byType,
  count,
  flag,
  httpsUrl,
  list,
  type Place,
  type Rule,
  refuse,
  shape,
  type TypedRule,
  text,
  typed,
  url,
} from './rules.ts';
import { textLength } from './text-length.ts';

const TABLE_CHARACTERS = 10_000;
const cellText = text({ max: TABLE_CHARACTERS });

const finite: Rule = (value, place) => (Number.isFinite(value) ? [] : [refuse(place, 'must be a number')]);

const cell = byType(
  typed('raw_text', { required: { text: cellText } }),
  typed('raw_number', { required: { value: finite, text: cellText } }),
  richText,
);

const columnSetting = shape({ optional: { align: among('left', 'center', 'right'), is_wrapped: flag } });

const tableText = (table: Record<string, unknown>, place: Place) => {
  const length = textLength(table['rows']);
  if (length <= TABLE_CHARACTERS) return [];
  return [refuse(place, `holds ${count(length)} characters; Slack takes at most ${count(TABLE_CHARACTERS)}`)];
};

const richTextBlock: Rule = byType(richText);

const taskFields = {
  required: {
    task_id: blockId,
    title: text({ max: 3000 }),
    status: among('pending', 'in_progress', 'complete', 'error'),
  },
  optional: {
    details: richTextBlock,
    output: richTextBlock,
    sources: list(byType(typed('url', { required: { url: url(), text: text({ max: 3000 }) } })), {
      max: 100,
      item: 'source',
    }),
  },
};
const taskCard = block('task_card', taskFields);

export const contentBlocks: TypedRule[] = [
  richText,
  block(
    'table',
    {
      required: { rows: list(list(cell, { max: 20, item: 'cell' }), { max: 100, item: 'row' }) },
      optional: { column_settings: list(columnSetting, { max: 20, item: 'column setting' }) },
    },
    tableText,
  ),
  block('markdown', { required: { text: text({ max: 12_000 }) } }),
  block('alert', {
    // Slack documents no limit for an alert's text; client libraries hold it to 200.
    required: { text: textObject(200) },
    optional: { level: among('default', 'info', 'warning', 'error', 'success') },
  }),
  block('file', { required: { source: among('remote'), external_id: text({ max: 255 }) } }),
  block('video', {
    // "Less than 200" and "less than 50" characters, says Slack.
    required: {
      video_url: httpsUrl(),
      thumbnail_url: url(),
      alt_text: text({ max: 2000 }),
      title: plainText(199),
    },
    optional: {
      title_url: httpsUrl(),
      author_name: text({ max: 49 }),
      provider_name: text({ max: 255 }),
      provider_icon_url: url(),
      description: plainText(199),
    },
  }),
  taskCard,
  block('plan', {
    required: { title: text({ max: 3000 }) },
    optional: { tasks: list(byType(taskCard), { max: 50, item: 'task' }) },
  }),
];
