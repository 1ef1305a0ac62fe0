import { and, arrayContains, arrayOverlaps, desc, eq, gt, inArray, notInArray, sql } from 'drizzle-orm';
import { portChanges, portOrders } from './porting-schema.ts';
import type { Database, Transaction } from './store.ts';

export type PortOrderRow = typeof portOrders.$inferSelect;
export type PortChangeRow = typeof portChanges.$inferSelect;
export type NewPortOrder = Omit<PortOrderRow, 'version' | 'requesterId' | 'details'> &
  Partial<Pick<PortOrderRow, 'requesterId' | 'details'>>;

export async function readPortOrder(db: Database, id: string): Promise<PortOrderRow | undefined> {
  const [row] = await db.select().from(portOrders).where(eq(portOrders.id, id));
  return row;
}

export function readPortOrders(
  db: Database,
  {
    statuses,
    notIn,
    ids,
    requesterId,
  }: {
    statuses?: readonly string[];
    notIn?: readonly string[];
    ids?: readonly string[];
    requesterId?: string;
  },
): Promise<PortOrderRow[]> {
  return db
    .select()
    .from(portOrders)
    .where(
      and(
        ...(statuses ? [inArray(portOrders.status, [...statuses])] : []),
        ...(notIn ? [notInArray(portOrders.status, [...notIn])] : []),
        ...(ids ? [inArray(portOrders.id, [...ids])] : []),
        ...(requesterId === undefined ? [] : [eq(portOrders.requesterId, requesterId)]),
      ),
    );
}

/** Orders that any of the numbers is in, apart from those in one of these statuses. */
export async function readPortOrdersOfNumbers(
  db: Database,
  phoneNumbers: readonly string[],
  { notIn }: { notIn: readonly string[] },
): Promise<PortOrderRow[]> {
  if (phoneNumbers.length === 0) return [];
  return db
    .select()
    .from(portOrders)
    .where(
      and(
        arrayOverlaps(portOrders.phoneNumbers, [...phoneNumbers]),
        notInArray(portOrders.status, [...notIn]),
      ),
    );
}

/** Nobody else changes the order until the transaction ends. */
export async function lockPortOrder(tx: Transaction, id: string): Promise<PortOrderRow | undefined> {
  const [row] = await tx.select().from(portOrders).where(eq(portOrders.id, id)).for('update');
  return row;
}

/** Writes an order as it was just read, with a version of its own. Who filed it, and what with, stays what it is. */
export async function savePortOrder(tx: Transaction, row: NewPortOrder): Promise<PortOrderRow> {
  const { id: _key, requesterId, details, ...read } = row;
  const [saved] = await tx
    .insert(portOrders)
    .values({ ...row, version: 1 })
    .onConflictDoUpdate({
      target: portOrders.id,
      set: {
        ...read,
        ...(requesterId === undefined ? {} : { requesterId }),
        ...(details === undefined ? {} : { details }),
        version: sql`${portOrders.version} + 1`,
      },
    })
    .returning();
  if (!saved) throw new Error('The porting order was written and is not there');
  return saved;
}

/** Keeps more of what is known here about an order that was read before; another is nothing to it. */
export async function addOrderDetails(
  tx: Transaction,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .update(portOrders)
    .set({ details: sql`coalesce(${portOrders.details}, '{}') || ${JSON.stringify(details)}::jsonb` })
    .where(eq(portOrders.id, id));
}

/** @returns undefined when the order has a change with this key already */
export async function insertPortChange(
  tx: Transaction,
  row: typeof portChanges.$inferInsert,
): Promise<PortChangeRow | undefined> {
  const [inserted] = await tx.insert(portChanges).values(row).onConflictDoNothing().returning();
  return inserted;
}

/** Every change of an order, the oldest first. */
export function readPortChanges(db: Database, orderId: string): Promise<PortChangeRow[]> {
  return db.select().from(portChanges).where(eq(portChanges.orderId, orderId)).orderBy(portChanges.id);
}

/** Which changes these orders have: `{order id} {key}`. */
export async function readNotedKeys(db: Database, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const rows = await db
    .select({ orderId: portChanges.orderId, key: portChanges.key })
    .from(portChanges)
    .where(inArray(portChanges.orderId, [...new Set(orderIds)]));
  return new Set(rows.map(({ orderId, key }) => `${orderId} ${key}`));
}

/** Changes of some kinds that were found after a moment, the oldest first. */
export function readPortChangesSince(
  db: Database,
  kinds: readonly string[],
  since: Date,
): Promise<PortChangeRow[]> {
  return db
    .select()
    .from(portChanges)
    .where(and(inArray(portChanges.kind, [...kinds]), gt(portChanges.foundAt, since)))
    .orderBy(portChanges.id);
}

/** Orders that a number is in, the newest change first. */
export function readPortOrdersOfNumber(db: Database, phoneNumber: string): Promise<PortOrderRow[]> {
  return db
    .select()
    .from(portOrders)
    .where(arrayContains(portOrders.phoneNumbers, [phoneNumber]))
    .orderBy(desc(portOrders.changedAt));
}
