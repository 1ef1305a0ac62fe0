import type { RecordedCall } from '../../zoom/control-protocol.ts';
import { control } from './control.ts';
import { useControl } from './use-control.ts';

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' });

/** What the bot asked of Zoom, the newest first. */
export function CallsTab({ calls }: { calls: readonly RecordedCall[] }) {
  const { run } = useControl();
  if (calls.length === 0) return <p className="zoom-quiet">The bot has not called Zoom yet.</p>;
  return (
    <>
      <div className="calls-head">
        <span>Newest first</span>
        <button type="button" className="button small" onClick={() => void run(control.forgetCalls)}>
          Clear
        </button>
      </div>
      <ul className="call-list" aria-label="Calls to Zoom">
        {calls.map((call) => (
          <li key={call.id} className="call">
            <span className={`call-method method-${call.method.toLowerCase()}`}>{call.method}</span>
            <span className="call-path" title={call.query ? `${call.path}?${call.query}` : call.path}>
              {call.path.replace(/^\/v2/, '')}
              {call.query && (
                <span className="call-query">{call.query.replace(/^\?/, '').replaceAll('&', ' ')}</span>
              )}
            </span>
            <span className={call.status >= 400 || call.status === 0 ? 'call-status is-bad' : 'call-status'}>
              {call.status === 0 ? 'cut' : call.status}
              {call.code !== undefined && call.code !== call.status && (
                <span title="Zoom’s error code"> ({call.code})</span>
              )}
            </span>
            <span className="call-detail">
              <time dateTime={call.at}>{time.format(new Date(call.at))}</time> ·{' '}
              {Math.round(call.milliseconds)} ms
              {call.tookEffect && <strong className="took-effect"> · took effect</strong>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
