import type { ContextBlock, MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types';

/** Signs that format, and those that look the same and do not. */
const LOOKALIKES: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/**
 * Makes a text from outside safe in mrkdwn: no mention, no link, no formatting.
 *
 * Slack asks for `&`, `<` and `>` to be escaped. Its formatting characters have no escape, and a pair of backticks is
 * code whatever stands within, so they become their lookalikes; an underscore within a word means nothing and stays. A
 * zero-width space keeps a colon from opening an emoji and `>` from opening a quote.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (sign) => LOOKALIKES[sign] ?? sign)
    .replaceAll(':', ':\u200b')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '\u200b&gt;');
}

/** Cuts to a number of characters as Slack counts them, with an ellipsis where something went. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Never between the halves of a character outside the basic plane.
  const kept = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}

/** The same made safe as by `escapeText`, in no more characters than this together with what that adds. */
export function escapeCut(text: string, limit: number): string {
  let kept = limit;
  let safe = escapeText(cut(text, kept));
  while (safe.length > limit) {
    kept = Math.min(kept - 1, Math.floor((kept * limit) / safe.length));
    safe = escapeText(cut(text, kept));
  }
  return safe;
}

/** Plain text for labels, buttons and options: shown as it is, nothing in it is read as formatting or emoji. */
export function plain(text: string, limit = 75): PlainTextElement {
  return { type: 'plain_text', text: cut(text, limit), emoji: false };
}

/** Formatted text, of which Slack makes no links or mentions by itself. What comes from outside goes through `escapeText`. */
function mrkdwn(text: string, limit = 3_000): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(text, limit), verbatim: true };
}

/** A paragraph in mrkdwn. What comes from outside goes through `escapeText` first. */
export function paragraph(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** A small grey line in mrkdwn. What comes from outside goes through `escapeText` first. */
export function smallPrint(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text, 2_000)] };
}

/** With its first letter large. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** "a, b and c" */
export function listed(parts: readonly string[], last = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** "1 number", "2 numbers" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** Lines as paragraphs, as many as their length needs. */
export function paragraphs(lines: readonly string[]): SectionBlock[] {
  const grouped: string[] = [];
  for (const line of lines) {
    const last = grouped.at(-1);
    if (last !== undefined && last.length + line.length < 2_900)
      grouped[grouped.length - 1] = `${last}\n${line}`;
    else grouped.push(line);
  }
  return grouped.map(paragraph);
}

/** Short facts side by side, each under its label; those without a value are left out. Values in mrkdwn. */
export function facts(pairs: readonly (readonly [label: string, value: string | undefined])[]): SectionBlock {
  const fields = pairs.flatMap(([label, value]) => (value ? [mrkdwn(`*${label}*\n${value}`, 2_000)] : []));
  return { type: 'section', fields: fields.slice(0, 10) };
}
