/**
 * The tokens of Slack's `<!date^…>` notation, in the reader's time zone.
 * Source: docs.slack.dev, "Formatting message text", date formatting.
 */
export type DateReading = {
  /** Seconds since 1970. */
  timestamp: number;
  format: string;
  fallback: string;
  now: Date;
  /** IANA name; the machine's own when absent. */
  timeZone?: string | undefined;
};

type Style = Intl.DateTimeFormatOptions;

const dayMs = 86_400_000;

export function formatSlackDate({ timestamp, format, fallback, now, timeZone }: DateReading): string {
  const date = new Date(timestamp * 1000);
  if (!Number.isFinite(timestamp) || Number.isNaN(date.getTime())) return fallback;
  const show = (options: Style) => new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(date);

  const part = (options: Style, type: Intl.DateTimeFormatPartTypes) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone })
      .formatToParts(date)
      .find((p) => p.type === type)?.value ?? '';
  const day = Number(part({ day: 'numeric' }, 'day'));
  const year = part({ year: 'numeric' }, 'year');
  const month = (style: 'long' | 'short') => part({ month: style, day: 'numeric' }, 'month');
  const long = `${month('long')} ${ordinal(day)}, ${year}`;
  const weekday = show({ weekday: 'long' });
  const short = `${month('short')} ${day}, ${year}`;
  const relative = relativeDay(date, now, timeZone);
  const sameYear = calendarDay(date, timeZone).slice(0, 4) === calendarDay(now, timeZone).slice(0, 4);

  const readings: Record<string, string> = {
    date_num: calendarDay(date, timeZone),
    date_slash: show({ month: '2-digit', day: '2-digit', year: 'numeric' }),
    date: sameYear ? `${month('long')} ${ordinal(day)}` : long,
    date_short: short,
    date_long: `${weekday}, ${long}`,
    date_pretty: relative ?? (sameYear ? `${month('long')} ${ordinal(day)}` : long),
    date_short_pretty: relative ?? short,
    date_long_pretty: relative ?? `${weekday}, ${long}`,
    day_divider_pretty:
      relative ?? `${weekday}, ${month('long')} ${ordinal(day)}${sameYear ? '' : `, ${year}`}`,
    time: show({ hour: 'numeric', minute: '2-digit' }),
    time_secs: show({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: ago(date, now),
  };
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) =>
    Object.hasOwn(readings, name) ? (readings[name] ?? token) : token,
  );
}

function calendarDay(date: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(date);
}

function relativeDay(date: Date, now: Date, timeZone: string | undefined): string | undefined {
  const days = (Date.parse(calendarDay(date, timeZone)) - Date.parse(calendarDay(now, timeZone))) / dayMs;
  if (days === 0) return 'today';
  if (days === -1) return 'yesterday';
  return days === 1 ? 'tomorrow' : undefined;
}

function ago(date: Date, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  const words = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  if (size < 60) return words.format(seconds, 'second');
  if (size < 3600) return words.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return words.format(Math.trunc(seconds / 3600), 'hour');
  return words.format(Math.trunc(seconds / 86_400), 'day');
}

function ordinal(day: number): string {
  const rule = new Intl.PluralRules('en-US', { type: 'ordinal' }).select(day);
  const ending: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${day}${ending[rule] ?? 'th'}`;
}
