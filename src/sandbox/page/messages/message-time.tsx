import { dateOf } from './message-order.ts';

const short = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

export function timeOf(ts: string): string {
  return short.format(dateOf(ts));
}

export function MessageTime({ ts, className = 'message-time' }: { ts: string; className?: string }) {
  return (
    <time className={className} dateTime={dateOf(ts).toISOString()} title={full.format(dateOf(ts))}>
      {timeOf(ts)}
    </time>
  );
}
