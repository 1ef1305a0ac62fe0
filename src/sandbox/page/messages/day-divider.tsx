import { formatSlackDate } from '../text/slack-date.ts';

export function DayDivider({ ts }: { ts: string }) {
  const text = formatSlackDate({
    timestamp: Number(ts),
    format: '{day_divider_pretty}',
    fallback: '',
    now: new Date(),
  });
  return (
    <div className="day-divider">
      <span>{text.charAt(0).toUpperCase() + text.slice(1)}</span>
    </div>
  );
}
