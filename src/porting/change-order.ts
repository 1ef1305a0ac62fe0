import { isDeepStrictEqual } from 'node:util';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { addOrderDetails, readPortOrder } from '../store/port-orders.ts';
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
import { fromOrderRow, type OrderDetails } from './stored-order.ts';
import { wakeTellers } from './wake-tellers.ts';

/** What somebody wants to be different. Account number and PIN are sent and kept nowhere. */
export type OrderChanges = PortingChanges;
/** What Zoom does not take: it is kept with the order. */
export type KeptChanges = Pick<OrderDetails, 'billingNumber' | 'remaining'>;

export type Changed =
  /** @property resubmitted it was rejected, and goes to the carrier again */
  | { kind: 'changed'; order: PortingOrder; resubmitted: boolean }
  /** Nothing of it is Zoom's. */
  | { kind: 'kept' }
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
  {
    userId,
    orderId,
    changes,
    kept = {},
  }: { userId: string; orderId: string; changes: OrderChanges; kept?: KeptChanges },
): Promise<Changed> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const isForZoom = namesOf(changes).length > 0;
  if (!isForZoom && namesOf(kept).length === 0) return { kind: 'nothing' };
  const { zoom } = context;
  const before = await orderNow(context, orderId);
  const date = other(changes.requestedPortDate, before?.requestedPortDate);
  const names = namesOf({ ...changes, requestedPortDate: date, ...kept });
  const correction: Correction = { userId, orderId, names, date };
  await noteAsked(context, correction, kept);
  if (!isForZoom) {
    await noteChanged(context, correction, context.clock.now().toISOString());
    return { kind: 'kept' };
  }
  try {
    const order = await zoom.porting.update(orderId, changes);
    return await arrived(context, correction, { before, order });
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
    if (order && isVisible(changes, before, order)) return arrived(context, correction, { before, order });
    if (order) await noteFresh(context, order, userId);
    return { kind: 'unknown', order };
  }
}

/** @property names of the fields that are to be different @property date the day that is asked for now, if it is another */
type Correction = { userId: string; orderId: string; names: string[]; date: string | undefined };

/**
 * Before it is sent: whatever becomes of the answer, it is known who asked for what. The audit says which fields, and
 * nothing of what is in them. What Zoom does not take is kept at once.
 */
async function noteAsked(
  { store, outbox, clock }: Context,
  { userId, orderId, names }: Correction,
  kept: KeptChanges,
): Promise<void> {
  await store.db.transaction(async (tx) => {
    if (namesOf(kept).length > 0) await addOrderDetails(tx, orderId, kept);
    await record(tx, outbox, clock, {
      actor: userId,
      what: 'port.change_asked',
      subject: orderId,
      phoneNumbers: (await readPortOrder(tx, orderId))?.phoneNumbers ?? [],
      details: { fields: names },
    });
  });
}

/** Keeps the order as it is now, and has whom it concerns told. */
async function arrived(
  context: Context,
  correction: Correction,
  { before, order }: { before: PortingOrder | undefined; order: PortingOrder },
): Promise<Changed> {
  const resubmitted = before?.status === 'rejected';
  await noteFresh(context, order, correction.userId);
  // That it was resubmitted has been told already.
  if (!resubmitted) await noteChanged(context, correction, order.updatedAt);
  return { kind: 'changed', order, resubmitted };
}

/** @param at ISO 8601, when it was changed */
async function noteChanged(
  context: Context,
  { userId, orderId, names: fields, date }: Correction,
  at: string | undefined,
): Promise<void> {
  const { store, clock, firstSettings } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  const routing = await readRouting(store.db, settings.portingChannel);
  const row = await readPortOrder(store.db, orderId);
  if (!row) return;
  const key = `changed@${at ?? clock.now().toISOString()}`;
  const change = { kind: 'changed', key, at, by: userId, fields, date } as const;
  await store.db.transaction(async (tx) => {
    const stored = fromOrderRow(row);
    await noteChange(context, tx, { stored, change, routing, actor: userId, details: { fields } });
  });
  await wakeTellers(context);
}

/** Whether an order shows that a change arrived whose answer was lost: account number and PIN cannot be read back. */
function isVisible(changes: OrderChanges, before: PortingOrder | undefined, order: PortingOrder): boolean {
  if (!before || before.updatedAt === order.updatedAt) return false;
  if (before.status === 'rejected') return order.status !== 'rejected';
  const { accountNumber: _account, accountPin: _pin, ...visible } = changes;
  const asked = Object.entries(visible).filter(([, value]) => value !== undefined);
  const now: Readonly<Record<string, unknown>> = order;
  return asked.length > 0 && asked.every(([name, value]) => isDeepStrictEqual(now[name], value));
}

function namesOf(changes: OrderChanges | KeptChanges): string[] {
  return Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** What is asked for, where it is not so already. */
function other(asked: string | undefined, before: string | undefined): string | undefined {
  return asked === before ? undefined : asked;
}
