/**
 * A person's words without what Slack, a phone's keyboard or a web page has put around them: links and mentions in
 * angle brackets, HTML entities, curly quotes, long dashes, full-width forms, non-breaking and invisible characters.
 */
export function plainText(text: string): string {
  return text
    .replace(/<([^<>|]*)\|?([^<>]*)>/g, linkText)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .normalize('NFKC')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('×', 'x')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** `<tel:+14155551001|415 555 1001>` is its label, a mention is nothing: nobody is searched for here. */
function linkText(_: string, target: string, label: string): string {
  if (/^[@#!]/.test(target)) return ' ';
  return label || target.replace(/^(?:tel|mailto):/, '');
}
