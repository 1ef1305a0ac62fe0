import type { BlockRecord, NumberRecord, OrderRecord } from './records.ts';

/** A number as the API answers it: what the account keeps for itself is left out. */
export function numberView(number: NumberRecord) {
  const { sequence: _sequence, block_id: _block, order_id: _order, ...visible } = number;
  return visible;
}

export function orderView(order: OrderRecord) {
  const { change: _change, status_since: _since, objection: _objection, ...visible } = order;
  return { ...visible, estimated_completion: estimatedCompletion(order) };
}

/** `YYYY-MM-DD`. */
export const estimatedCompletion = (order: OrderRecord) =>
  order.scheduled_port_date ?? order.requested_port_date;

export function blockView(block: BlockRecord, assignedCount: number) {
  const { sequence: _sequence, ...visible } = block;
  return { ...visible, assigned_count: assignedCount };
}
