import { PORTING_STATUSES } from './port-statuses.ts';
import type { PortRoute } from './routes.ts';

export type RouteReading =
  | { kind: 'route'; route: PortRoute }
  /** @property problem what was not understood, in a sentence. @property typed the word that it begins with */
  | { kind: 'unclear'; problem: string; typed?: string };

const TIME = /^([01]?\d|2[0-3])(?::?([0-5]\d))?\s*(am|pm)?$/i;
const SPAN = /^(.+?)\s*(?:-|–|to)\s*(.+)$/i;

/**
 * Reads which channel hears of which ports, and when: `#ports rejected scheduled carrier:AT&T digest 9:00 quiet 22-7 in
 * America/Chicago`. The channel arrives as Slack's mention.
 * @param timeZone IANA: of whoever asks, where the words name none
 */
export function parseRoute(words: string, timeZone: string): RouteReading {
  const [, channel, rest = ''] = /^\s*<#([CG][A-Z0-9]+)(?:\|[^>]*)?>\s*(.*)$/s.exec(words) ?? [];
  if (!channel) {
    return { kind: 'unclear', problem: 'Name the channel first, with a # in front, such as `#porting`.' };
  }
  const route: PortRoute = {
    channel,
    statuses: [],
    sites: [],
    carriers: [],
    times: { timeZone, quiet: null, digestAt: null },
  };
  // Phones write quotes of their own.
  const tokens = rest.replaceAll(/[“”„]/g, '"').match(/(?:carrier|site):"[^"]+"|\S+/g) ?? [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1] ?? '';
    const problem = readToken(route, token, next);
    if (problem === 'took two') at += 1;
    else if (problem === 'unknown') {
      const statuses = PORTING_STATUSES.join(', ');
      return {
        kind: 'unclear',
        typed: token,
        problem: `is nothing that I know here. Statuses are ${statuses}.`,
      };
    } else if (problem !== undefined) return { kind: 'unclear', problem };
  }
  return { kind: 'route', route };
}

/**
 * @returns a sentence where it is not understood; `unknown` where it is no word of this; `took two` when the word after
 *   it belongs to it
 */
function readToken(route: PortRoute, token: string, next: string): string | undefined {
  const word = token.toLowerCase();
  const status = PORTING_STATUSES.find((each) => each === word);
  if (status) return route.statuses.includes(status) ? undefined : void route.statuses.push(status);
  const [, key = '', quoted, plain] = /^(carrier|site):(?:"([^"]+)"|(\S+))$/i.exec(token) ?? [];
  const value = quoted ?? plain;
  if (value) return void (key.toLowerCase() === 'site' ? route.sites : route.carriers).push(value);
  switch (word) {
    case 'digest': {
      const time = readTime(next);
      if (!time) return '`digest` is followed by a time, such as `digest 9:00`.';
      route.times.digestAt = time;
      return 'took two';
    }
    case 'quiet': {
      const [, from = '', to = ''] = SPAN.exec(next) ?? [];
      const span = { from: readTime(from), to: readTime(to) };
      if (!span.from || !span.to) return '`quiet` is followed by two times, such as `quiet 22:00-7:00`.';
      if (span.from === span.to) {
        return '`quiet` begins and ends at the same time, which is never. Write two times, such as `quiet 22:00-7:00`.';
      }
      route.times.quiet = { from: span.from, to: span.to };
      return 'took two';
    }
    case 'in': {
      if (!isTimeZone(next)) return '`in` is followed by a time zone, such as `in America/Chicago`.';
      route.times.timeZone = next;
      return 'took two';
    }
    default:
      return 'unknown';
  }
}

/** `9`, `9:30`, `9:30pm`, `21:30` as `HH:MM`. */
function readTime(text: string): string | undefined {
  const [, hours, minutes = '00', half] = TIME.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const shift = half?.toLowerCase() === 'pm' ? 12 : 0;
  const real = half ? (hour % 12) + shift : hour;
  return `${String(real).padStart(2, '0')}:${minutes}`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}
