import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
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
import { orderNow } from './order-now.ts';

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
    await note(context, { userId, order, names });
    return { kind: 'changed', order, resubmitted: before?.status === 'rejected' };
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

/** The audit says which fields were changed, and nothing of what is in them. */
async function note(
  context: Context,
  { userId, order, names }: { userId: string; order: PortingOrder; names: string[] },
): Promise<void> {
  const { store, outbox, clock } = context;
  await store.db.transaction((tx) =>
    record(tx, outbox, clock, {
      actor: userId,
      what: 'port.changed',
      subject: order.orderId,
      phoneNumbers: order.phoneNumbers,
      details: { fields: names },
    }),
  );
  await noteFresh(context, order);
}
