/** Dates of porting, as `YYYY-MM-DD` in UTC: carriers name days, not moments. */
const DAY = 86_400_000;

export const addDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The same day, or the Monday after when it falls on a weekend: carriers do not port on weekends. */
export function toWeekday(date: string): string {
  const weekday = new Date(date).getUTCDay();
  if (weekday === 6) return addDays(date, 2);
  return weekday === 0 ? addDays(date, 1) : date;
}

/** The day a carrier agrees to: the requested one if it still lies ahead, else the next weekday. */
export function firmOrderDate(requested: string, today: string): string {
  const tomorrow = addDays(today, 1);
  return toWeekday(requested > tomorrow ? requested : tomorrow);
}
