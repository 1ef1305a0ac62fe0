const UTC_TIME = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** A moment in mrkdwn: everybody reads it in their own time zone, and in UTC where Slack cannot do that. */
export function localTime(moment: Date): string {
  const seconds = Math.floor(moment.getTime() / 1_000);
  return `<!date^${seconds}^{date_short_pretty} at {time}|${UTC_TIME.format(moment)} UTC>`;
}

/** The same where nothing is formatted, such as the text of a notification. */
export function utcTime(moment: Date): string {
  return `${UTC_TIME.format(moment)} UTC`;
}

/** `YYYY-MM-DD`, a day everywhere: `March 5, 2026`. Anything else stays as it is. */
export function longDay(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : DAY.format(moment);
}
