import type { Account } from './account/account.ts';
import { countInventory } from './account/inventory.ts';
import { MOVES } from './account/porting-life.ts';
import type { OrderRecord } from './account/records.ts';
import type { PanelOrder, ZoomState } from './control-protocol.ts';
import type { CallLog } from './service/call-log.ts';
import type { FaultBoard } from './service/faults.ts';

const CALLS_SHOWN = 100;

export function panelState(account: Account, faults: FaultBoard, calls: CallLog): ZoomState {
  const { total, assigned, unassigned, monthly_cost } = countInventory(account);
  return {
    now: account.timestamp(),
    company: account.company,
    sites: account.sites.map(({ id, name }) => ({ id, name })),
    inventory: { total, assigned, unassigned, monthlyCost: monthly_cost, blocks: account.blocks.size },
    orders: [...account.orders.values()].sort((a, b) => b.change - a.change).map(panelOrder),
    faults: faults.list(),
    calls: calls.list().slice(0, CALLS_SHOWN),
  };
}

export function panelOrder(order: OrderRecord): PanelOrder {
  const { scheduled_port_date, rejection_reason } = order;
  return {
    order_id: order.order_id,
    status: order.status,
    phone_numbers: [...order.phone_numbers],
    carrier_name: order.carrier_name,
    requested_port_date: order.requested_port_date,
    ...(scheduled_port_date === undefined ? {} : { scheduled_port_date }),
    updated_at: order.updated_at,
    ...(rejection_reason === undefined ? {} : { rejection_reason }),
    moves: [...MOVES[order.status]],
  };
}
