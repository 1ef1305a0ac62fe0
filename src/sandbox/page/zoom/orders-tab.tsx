import { useState } from 'react';
import type { PanelOrder } from '../../zoom/control-protocol.ts';
import { OrderCard } from './order-card.tsx';

const ended = ['completed', 'cancelled'];

export function OrdersTab({ orders, now }: { orders: readonly PanelOrder[]; now: string }) {
  const [all, setAll] = useState(false);
  const open = orders.filter((order) => !ended.includes(order.status));
  const shown = all ? orders : open;
  return (
    <>
      {orders.length > open.length && (
        <label className="zoom-filter">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          Show {orders.length - open.length} completed and cancelled
        </label>
      )}
      {shown.length === 0 && <p className="zoom-quiet">No porting order is open.</p>}
      <ul className="order-list">
        {shown.map((order) => (
          <li key={order.order_id}>
            <OrderCard order={order} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}
