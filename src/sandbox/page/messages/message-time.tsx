import { dateOf } from './message-order.ts';

const short = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

export function MessageTime({ ts, className }: { ts: string; className?: string }) {
  return <Time at={dateOf(ts)} {...(className === undefined ? {} : { className })} />;
}

export function Time({ at, className = 'message-time' }: { at: Date; className?: string }) {
  return (
    <time className={className} dateTime={at.toISOString()} title={full.format(at)}>
      {short.format(at)}
    </time>
  );
}
