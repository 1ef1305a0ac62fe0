const DAY = 24 * 3_600_000;

/** The day of a moment in UTC, `YYYY-MM-DD`. @param back days before it */
export function dayOf(moment: Date, back = 0): string {
  return new Date(moment.getTime() - back * DAY).toISOString().slice(0, 10);
}
