import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readPortOrder } from '../store/port-orders.ts';
import {
  type FieldError,
  ZoomOutcomeUnknown,
  ZoomRefused,
  ZoomUnavailable,
  zoomCode,
} from '../zoom/errors.ts';
import type { PortingOrder } from '../zoom/types.ts';
import type { PortingChanges } from '../zoom/zoom.ts';
import { noteFresh } from './look-at-order.ts';
import { noteChange } from './note-change.ts';
import { orderNow } from './order-now.ts';
import { readRouting } from './routes.ts';
import { fromOrderRow } from './stored-order.ts';
import { wakeTellers } from './wake-tellers.ts';

/** What somebody wants to be different. Account number and PIN are sent and kept nowhere. */
export type OrderChanges = PortingChanges;

export type Changed =
  /** @property resubmitted it was rejected, and goes to the carrier again */
  | { kind: 'changed'; order: PortingOrder; resubmitted: boolean }
  | { kind: 'nothing' }
  /** @property fields what is wrong with which field, as the API names it */
  | { kind: 'refused'; reason: string; fields: FieldError[]; order: PortingOrder | undefined }
  | { kind: 'not_found' }
  /** Nothing was sent. */
  | { kind: 'unavailable' }
  /** Zoom's answer was lost. @property order as it is now, where it could be read */
  | { kind: 'unknown'; order: PortingOrder | undefined }
  | NotAllowed;

/** Corrects an order: while it is submitted or pending, or rejected, from where it is resubmitted by that. */
export async function changeOrder(
  context: Context,
  { userId, orderId, changes }: { userId: string; orderId: string; changes: OrderChanges },
): Promise<Changed> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const names = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (names.length === 0) return { kind: 'nothing' };
  const { zoom } = context;
  const before = await orderNow(context, orderId);
  try {
    const order = await zoom.porting.update(orderId, changes);
    const resubmitted = before?.status === 'rejected';
    await note(context, { userId, order, names, date: changes.requestedPortDate, resubmitted });
    return { kind: 'changed', order, resubmitted };
  } catch (error) {
    if (error instanceof ZoomUnavailable) return { kind: 'unavailable' };
    if (error instanceof ZoomRefused) {
      if (error.code === zoomCode.orderNotFound) return { kind: 'not_found' };
      return {
        kind: 'refused',
        reason: error.reason,
        fields: error.fields,
        order: await orderNow(context, orderId),
      };
    }
    if (!(error instanceof ZoomOutcomeUnknown)) throw error;
    const order = await orderNow(context, orderId);
    if (order) await noteFresh(context, order);
    return { kind: 'unknown', order };
  }
}

/**
 * Keeps the order as it is now, and has whom it concerns told. The audit says which fields were changed, and nothing of
 * what is in them.
 */
async function note(
  context: Context,
  {
    userId,
    order,
    names,
    date,
    resubmitted,
  }: { userId: string; order: PortingOrder; names: string[]; date: string | undefined; resubmitted: boolean },
): Promise<void> {
  const { store, outbox, clock, firstSettings } = context;
  await noteFresh(context, order, userId);
  const { settings } = await readSettings(store.db, firstSettings);
  const routing = await readRouting(store.db, settings.portingChannel);
  const row = await readPortOrder(store.db, order.orderId);
  const key = `changed@${order.updatedAt ?? clock.now().toISOString()}`;
  const change = { kind: 'changed', key, at: order.updatedAt, by: userId, fields: names, date } as const;
  await store.db.transaction(async (tx) => {
    // That it was resubmitted has been told already.
    if (row && !resubmitted) {
      const stored = fromOrderRow(row);
      const details = { fields: names };
      await noteChange(context, tx, { stored, change, routing, actor: userId, details });
      return;
    }
    await record(tx, outbox, clock, {
      actor: userId,
      what: 'port.changed',
      subject: order.orderId,
      phoneNumbers: order.phoneNumbers,
      details: { fields: names },
    });
  });
  await wakeTellers(context);
}
