import { z } from 'zod';
import type { NewPortOrder, PortOrderRow } from '../store/port-orders.ts';
import type { PortingOrder } from '../zoom/types.ts';

/** An order as it was last read, and what is known of it here. */
export type StoredOrder = {
  order: PortingOrder;
  /** Slack user id; undefined for one that was made elsewhere. */
  requesterId: string | undefined;
  details: OrderDetails;
  /** By Zoom's clock, or by ours: see `toOrderRow`. */
  changedAt: Date;
  version: number;
};

/** What was said when an order was filed here and Zoom does not keep. No secret is in it. */
export type OrderDetails = {
  /** BTN, E.164. */
  billingNumber?: string | undefined;
  scope?: 'full' | 'partial' | undefined;
  remaining?: string | undefined;
  lineType?: string | undefined;
  siteId?: string | undefined;
  /** Who withdrew it, by Slack user id, and why. */
  cancelled?: { by: string; why: string } | undefined;
};

const text = z.string().optional();
const orderSchema: z.ZodType<PortingOrder> = z.object({
  orderId: z.string(),
  status: z.string(),
  phoneNumbers: z.array(z.string()),
  carrierName: text,
  authorizedPerson: text,
  billingAddress: z.object({ address: text, city: text, state: text, zip: text }).optional(),
  requestedPortDate: text,
  scheduledPortDate: text,
  estimatedCompletion: text,
  submittedAt: text,
  updatedAt: text,
  completedAt: text,
  rejectionReason: text,
  rejectionCode: text,
});
const detailsSchema: z.ZodType<OrderDetails> = z.object({
  billingNumber: text,
  scope: z.enum(['full', 'partial']).optional(),
  remaining: text,
  lineType: text,
  siteId: text,
  cancelled: z.object({ by: z.string(), why: z.string() }).optional(),
});

/** @throws when the row is not one that this code has written */
export function fromOrderRow(row: PortOrderRow): StoredOrder {
  return {
    order: orderSchema.parse(row.order),
    requesterId: row.requesterId ?? undefined,
    details: detailsSchema.parse(row.details ?? {}),
    changedAt: row.changedAt,
    version: row.version,
  };
}

const DAY = /^\d{4}-\d\d-\d\d/;

/** Milliseconds by which a clock that is set may differ from ours. */
const SKEW = 10 * 60_000;

/** Whether a time was yet to come when it was read: a local time without its zone, say. */
export function isAhead(time: Date, readAt: Date): boolean {
  return time.getTime() > readAt.getTime() + SKEW;
}

/** @param readAt when it last changed, for where Zoom does not say, or names a time that is yet to come */
export function toOrderRow(order: PortingOrder, readAt: Date): NewPortOrder {
  const changed = momentOf(order.updatedAt);
  return {
    id: order.orderId,
    status: order.status,
    phoneNumbers: order.phoneNumbers,
    carrierName: order.carrierName ?? null,
    scheduledDate: DAY.exec(order.scheduledPortDate ?? '')?.[0] ?? null,
    order,
    changedAt: changed && !isAhead(changed, readAt) ? changed : readAt,
  };
}

/** A time as Zoom writes it; undefined for one that cannot be read. */
export function momentOf(iso: string | undefined): Date | undefined {
  const time = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : new Date(time);
}
