import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { addOrderDetails, readPortOrder } from '../store/port-orders.ts';
import { ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable, zoomCode } from '../zoom/errors.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { noteFresh } from './look-at-order.ts';
import { orderNow } from './order-now.ts';

export type Cancelled =
  | { kind: 'cancelled'; orderId: string }
  /** Zoom does not allow it (any more). @property order as it is now */
  | { kind: 'refused'; reason: string; order: PortingOrder | undefined }
  | { kind: 'not_found' }
  /** Nothing was sent. */
  | { kind: 'unavailable' }
  /** It may have happened, and the order could not be read afterwards. */
  | { kind: 'unknown' }
  | NotAllowed;

/** Withdraws a porting order. Only Zoom knows whether it still can be: not within 48 hours of its date. */
export async function cancelOrder(
  context: Context,
  { userId, orderId, why }: { userId: string; orderId: string; why: string },
): Promise<Cancelled> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { zoom, store, outbox, clock } = context;
  // Before it is sent: whatever becomes of the answer, it is known who asked for it.
  await store.db.transaction(async (tx) => {
    const phoneNumbers = (await readPortOrder(tx, orderId))?.phoneNumbers ?? [];
    const what = 'port.cancel_asked';
    await record(tx, outbox, clock, { actor: userId, what, subject: orderId, phoneNumbers, why });
  });
  let isSure = true;
  try {
    await zoom.porting.cancel(orderId);
  } catch (error) {
    if (error instanceof ZoomUnavailable) return { kind: 'unavailable' };
    if (error instanceof ZoomRefused) {
      if (error.code === zoomCode.orderNotFound) return { kind: 'not_found' };
      return { kind: 'refused', reason: error.reason, order: await orderNow(context, orderId) };
    }
    if (!(error instanceof ZoomOutcomeUnknown)) throw error;
    isSure = false;
  }
  const order = await orderNow(context, orderId);
  if (!isSure && order && order.status !== 'cancelled') {
    return { kind: 'refused', reason: 'Zoom’s answer was lost, and the order is not cancelled.', order };
  }
  // Before the change is noted, now or with the next look: whoever is told of it is told why.
  await store.db.transaction((tx) => addOrderDetails(tx, orderId, { cancelled: { by: userId, why } }));
  if (order) await noteFresh(context, order);
  return isSure || order ? { kind: 'cancelled', orderId } : { kind: 'unknown' };
}
