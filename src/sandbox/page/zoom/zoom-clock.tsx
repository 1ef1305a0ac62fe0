import type { ZoomState } from '../../zoom/control-protocol.ts';
import { Icon } from '../ui/icon.tsx';
import { control } from './control.ts';
import { useControl } from './use-control.ts';

const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
});

/** The account in numbers, and the service's own day. */
export function ZoomClock({ state }: { state: ZoomState }) {
  const { busy, problem, run } = useControl();
  const { total, assigned, monthlyCost } = state.inventory;
  return (
    <div className="zoom-clock">
      <dl className="zoom-figures">
        <div>
          <dt>Numbers</dt>
          <dd>{total.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Assigned</dt>
          <dd>{assigned.toLocaleString()}</dd>
        </div>
        <div>
          <dt>A month</dt>
          <dd>{monthlyCost.toLocaleString('en-US', { style: 'currency', currency: 'USD' })}</dd>
        </div>
      </dl>
      <div className="zoom-day">
        <span>
          <Icon name="clock" size={15} /> <time dateTime={state.now}>{day.format(new Date(state.now))}</time>
        </span>
        <button
          type="button"
          className="button small"
          disabled={busy}
          onClick={() => void run(() => control.passDays(1))}
        >
          Let a day pass
        </button>
      </div>
      <p className="zoom-note">
        The days are Zoom’s alone: the bot’s own time stays, and with it expiries and reminders.
      </p>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
