import { useEffect, useId, useRef, useState } from 'react';
import type { PortingStatus } from '../../zoom/control-protocol.ts';
import type { Move } from './control.ts';

type Props = {
  to: PortingStatus;
  /** `YYYY-MM-DD`. */
  earliest: string;
  date: string;
  busy: boolean;
  onMove(move: Move): void;
  onCancel(): void;
};

/** The date of a schedule, or the reason of a rejection. */
export function OrderMoveForm({ to, earliest, date, busy, onMove, onCancel }: Props) {
  const scheduling = to === 'scheduled';
  const [text, setText] = useState(
    scheduling ? (date > earliest ? date : earliest) : 'Account number does not match the carrier’s records',
  );
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="order-form"
      onSubmit={(event) => {
        event.preventDefault();
        onMove(scheduling ? { to, date: text } : { to, reason: text });
      }}
    >
      <label htmlFor={id}>{scheduling ? 'Port date' : 'Reason'}</label>
      <input
        id={id}
        ref={field}
        required
        type={scheduling ? 'date' : 'text'}
        min={scheduling ? earliest : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="order-moves">
        <button type="submit" className={`button small ${scheduling ? 'primary' : 'danger'}`} disabled={busy}>
          {scheduling ? 'Schedule' : 'Reject'}
        </button>
        <button type="button" className="button small" onClick={onCancel}>
          Back
        </button>
      </div>
    </form>
  );
}
