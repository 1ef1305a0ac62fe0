import { useState } from 'react';
import type { PanelOrder, PortingStatus } from '../../zoom/control-protocol.ts';
import { control, type Move } from './control.ts';
import { OrderMoveForm } from './order-move-form.tsx';
import { dayText, phoneText } from './order-text.ts';
import { useControl } from './use-control.ts';

const verbs: Record<PortingStatus, string> = {
  submitted: 'Resubmit',
  pending: 'Start review',
  scheduled: 'Schedule…',
  completed: 'Complete',
  rejected: 'Reject…',
  cancelled: 'Cancel',
};

export function OrderCard({ order, now }: { order: PanelOrder; now: string }) {
  const [asking, setAsking] = useState<PortingStatus | null>(null);
  const { busy, problem, run } = useControl();
  const move = async (change: Move) => {
    if (await run(() => control.move(order.order_id, change))) setAsking(null);
  };
  const [first = '', ...others] = order.phone_numbers;
  const date = order.scheduled_port_date ?? order.requested_port_date;
  return (
    <article className="order" aria-label={`Order ${order.order_id}`}>
      <div className="order-head">
        <span className="order-numbers">
          {phoneText(first)}
          {others.length > 0 && <span title={others.map(phoneText).join('\n')}> +{others.length} more</span>}
        </span>
        <span className={`status status-${order.status}`}>{order.status}</span>
      </div>
      <p className="order-detail">
        {order.carrier_name} · {order.scheduled_port_date ? 'scheduled for' : 'requested for'} {dayText(date)}
      </p>
      <p className="order-id">{order.order_id}</p>
      {order.rejection_reason && <p className="order-reason">{order.rejection_reason}</p>}
      {asking === null ? (
        <div className="order-moves">
          {order.moves.map((to) => (
            <button
              key={to}
              type="button"
              className="button small"
              disabled={busy}
              aria-label={`${labelOf(order, to)} order ${order.order_id}`}
              onClick={() => (to === 'scheduled' || to === 'rejected' ? setAsking(to) : void move({ to }))}
            >
              {labelOf(order, to)}
            </button>
          ))}
        </div>
      ) : (
        <OrderMoveForm
          to={asking}
          earliest={now.slice(0, 10)}
          date={date}
          busy={busy}
          onMove={(change) => void move(change)}
          onCancel={() => setAsking(null)}
        />
      )}
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </article>
  );
}

/** A scheduled order can be scheduled again: its date moves. */
function labelOf(order: PanelOrder, to: PortingStatus): string {
  return to === 'scheduled' && order.status === 'scheduled' ? 'Move date…' : verbs[to];
}
