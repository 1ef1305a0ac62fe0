import { type ReactNode, useId, useState } from 'react';
import type { FaultKind, FaultRequest } from '../../zoom/control-protocol.ts';
import { control } from './control.ts';
import { endpoints, faultWords } from './fault-words.ts';
import { useControl } from './use-control.ts';

export function FaultForm() {
  const [kind, setKind] = useState<FaultKind>('rate_limited');
  const [endpoint, setEndpoint] = useState(0);
  const [times, setTimes] = useState('1');
  const [milliseconds, setMilliseconds] = useState('5000');
  const [retryAfter, setRetryAfter] = useState('2');
  const { busy, problem, run } = useControl();
  const { label: _, ...target } = endpoints[endpoint] ?? {};
  const fault: FaultRequest = {
    kind,
    ...target,
    ...(times === '' ? {} : { times: Number(times) }),
    ...(kind === 'latency' ? { milliseconds: Number(milliseconds) } : {}),
    ...(kind === 'rate_limited' && retryAfter !== '' ? { retryAfter } : {}),
  };
  return (
    <form
      className="fault-form"
      aria-label="Switch a fault on"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => control.addFault(fault));
      }}
    >
      <h3>Switch a fault on</h3>
      <Row label="What goes wrong">
        {(id) => (
          <select id={id} value={kind} onChange={(event) => setKind(kindOf(event.target.value))}>
            {Object.entries(faultWords).map(([key, words]) => (
              <option key={key} value={key}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Row>
      <Row label="For which calls">
        {(id) => (
          <select id={id} value={endpoint} onChange={(event) => setEndpoint(Number(event.target.value))}>
            {endpoints.map(({ label }, index) => (
              <option key={label} value={index}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Row>
      <div className="fault-row">
        <Row label="How many times" hint="Empty: until removed">
          {(id) => (
            <input
              id={id}
              type="number"
              min={1}
              value={times}
              onChange={(event) => setTimes(event.target.value)}
            />
          )}
        </Row>
        {kind === 'latency' && (
          <Row label="Milliseconds">
            {(id) => (
              <input
                id={id}
                type="number"
                min={0}
                required
                value={milliseconds}
                onChange={(event) => setMilliseconds(event.target.value)}
              />
            )}
          </Row>
        )}
        {kind === 'rate_limited' && (
          <Row label="Retry-After" hint="Seconds or a date; empty: no header">
            {(id) => (
              <input id={id} value={retryAfter} onChange={(event) => setRetryAfter(event.target.value)} />
            )}
          </Row>
        )}
      </div>
      <button type="submit" className="button primary" disabled={busy}>
        Switch on
      </button>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

function Row({ label, hint, children }: { label: string; hint?: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="fault-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <small>{hint}</small>}
    </div>
  );
}

function kindOf(text: string): FaultKind {
  const known: FaultKind[] = [
    'latency',
    'rate_limited',
    'error_before',
    'error_after',
    'cut_before',
    'cut_after',
    'gateway_down',
  ];
  return known.find((kind) => kind === text) ?? 'latency';
}
