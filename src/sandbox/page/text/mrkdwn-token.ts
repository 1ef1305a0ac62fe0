import { unescapeText } from './entities.ts';
import type { Inline } from './text-tree.ts';

const linkSchemes = /^(https?:|mailto:|tel:|slack:)/i;

/** Reads what stands between `<` and `>` in Slack's text: links, mentions, dates. */
export function readToken(token: string): Inline | undefined {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeText(token.slice(bar + 1));
  const labelled = label === undefined ? {} : { label };
  if (/^@[UWB]\w+$/.test(target)) return { kind: 'user', id: target.slice(1), ...labelled };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), ...labelled };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), ...labelled };
  if (target.startsWith('!date^')) return readDate(target, label ?? '');
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  if (target.startsWith('!')) return { kind: 'text', text: label ?? target };
  if (!linkSchemes.test(target)) return undefined;
  const url = unescapeText(target);
  const shown = label || url.replace(/^(mailto:|tel:)/i, '');
  return { kind: 'link', url, children: [{ kind: 'text', text: shown }] };
}

/** `!date^timestamp^format^link`, the link optional. */
function readDate(target: string, fallback: string): Inline {
  const [, timestamp = '', format = '', url] = target.split('^');
  return {
    kind: 'date',
    timestamp: timestamp === '' ? Number.NaN : Number(timestamp),
    format: unescapeText(format),
    fallback,
    ...(url ? { url: unescapeText(url) } : {}),
  };
}

/**
 * Where Slack's own address of a message leads on this page, for the same person.
 * @param search of the page's address as it is
 */
export function addressHere(url: string, search: string): string | undefined {
  const [, channel, seconds, rest] =
    /^https:\/\/[\w-]+\.slack\.com\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})(?:\?.*)?$/.exec(url) ?? [];
  if (channel === undefined) return undefined;
  const query = new URLSearchParams(search);
  query.set('channel', channel);
  query.set('message', `${seconds}.${rest}`);
  return `?${query.toString()}`;
}

export function isSafeLink(url: string): boolean {
  return linkSchemes.test(url);
}
