import { checkBlocks } from './check-blocks.ts';
import type { Placed } from './placed-blocks.ts';
import type { Problem } from './problem.ts';
import { among, flag, inside, isRecord, list, type Place, type Rule, shape, text, url } from './rules.ts';

const words = text({ max: 8000 });
const field = shape({ required: { title: words, value: words }, optional: { short: flag } });
/** Blocks of an attachment are judged with the message's own. */
const later: Rule = () => [];

/** Legacy buttons and menus (`actions`, `callback_id`) are refused: they are not Block Kit and nothing here answers them. */
const attachment = shape({
  optional: {
    blocks: later,
    fallback: words,
    color: text({
      max: 7,
      matching: /^(good|warning|danger|#[0-9a-f]{6})$/i,
      like: 'good, warning, danger or #RRGGBB',
    }),
    pretext: words,
    author_name: words,
    author_link: url(),
    author_icon: url(),
    author_subname: words,
    title: words,
    title_link: url(),
    text: words,
    fields: list(field, { max: 100, item: 'field' }),
    image_url: url(),
    thumb_url: url(),
    footer: text({ max: 300 }),
    footer_icon: url(),
    ts: text({ max: 20, matching: /^\d+(\.\d+)?$/, like: 'a Unix timestamp' }),
    mrkdwn_in: list(among('pretext', 'text', 'fields'), { max: 3, item: 'field name' }),
  },
});

const all = list(attachment, { max: 100, item: 'attachment' });

export function checkAttachments(
  attachments: unknown,
  place: Place,
): { problems: Problem[]; placed: Placed[] } {
  const problems = all(attachments, place);
  const placed: Placed[] = [];
  if (!Array.isArray(attachments)) return { problems, placed };
  attachments.forEach((one: unknown, index) => {
    if (!isRecord(one) || one['blocks'] === undefined) return;
    const at = { ...inside(place, index), where: `attachment ${index + 1}, `, code: 'invalid_blocks' };
    const found = checkBlocks(one['blocks'], inside(at, 'blocks', 'blocks'), 50);
    problems.push(...found.problems);
    placed.push(...found.placed);
  });
  return { problems, placed };
}
