/** The `rich_text` block, wherever it stands: as a block, a table cell, the first value of an input. */
import {
  among,
  byType,
  flag,
  integer,
  list,
  type Rule,
  shape,
  type TypedRule,
  text,
  typed,
  url,
} from './rules.ts';

const words = text({ max: 12_000 });
const id = text({ max: 255 });
const style = shape({ optional: { bold: flag, code: flag, italic: flag, strike: flag, underline: flag } });

const piece = (
  type: string,
  required: Record<string, Rule>,
  optional: Record<string, Rule> = {},
): TypedRule => typed(type, { required, optional: { ...optional, style } });

const textPiece = piece('text', { text: words });
const link = piece('link', { url: url() }, { text: words, unsafe: flag });

const pieces = byType(
  textPiece,
  link,
  piece('broadcast', { range: among('here', 'channel', 'everyone') }),
  piece('color', { value: text({ max: 7, matching: /^#[0-9a-f]{6}$/i, like: 'a colour such as #439FE0' }) }),
  piece('channel', { channel_id: id }),
  piece('date', { timestamp: integer(0), format: words }, { url: url(), fallback: words }),
  piece('emoji', { name: id }, { unicode: id, url: url() }),
  piece('team', { team_id: id }),
  piece('user', { user_id: id }),
  piece('usergroup', { usergroup_id: id }),
);

const several = (rule: Rule, item: string): Rule => list(rule, { max: 1000, item });
const border = among(0, 1);

const section = typed('rich_text_section', { required: { elements: several(pieces, 'element') } });

const parts = byType(
  section,
  typed('rich_text_list', {
    required: { elements: several(byType(section), 'item'), style: among('bullet', 'ordered') },
    optional: { indent: integer(0, 8), offset: integer(0), border },
  }),
  typed('rich_text_quote', { required: { elements: several(pieces, 'element') }, optional: { border } }),
  typed('rich_text_preformatted', {
    required: { elements: several(byType(textPiece, link), 'element') },
    optional: { border },
  }),
);

export const richText = typed('rich_text', {
  required: { elements: several(parts, 'part') },
  optional: { block_id: id },
});
