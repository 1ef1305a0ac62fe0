import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { portFilings } from './porting-schema.ts';
import type { Database, Transaction } from './store.ts';

export type PortFilingRow = typeof portFilings.$inferSelect;
export type PortFilingChange = Partial<
  Omit<PortFilingRow, 'id' | 'viewId' | 'part' | 'userId' | 'createdAt'>
>;

/** Which filings: all of those that are given have to be true. */
type FilingFilter = {
  statuses?: readonly string[];
  viewId?: string;
  orderId?: string;
  /** Of the request that has to approve it. */
  requestId?: string;
  /** The call was committed to at this moment or earlier. */
  startedBy?: Date;
  /** The call was committed to. */
  isStarted?: true;
  /** Zoom's order is not known. */
  withoutOrder?: true;
};

/** @returns undefined when there is one of the same modal and part already */
export async function insertPortFiling(
  tx: Transaction,
  row: PortFilingRow,
): Promise<PortFilingRow | undefined> {
  const [inserted] = await tx.insert(portFilings).values(row).onConflictDoNothing().returning();
  return inserted;
}

export async function readPortFiling(db: Database, id: string): Promise<PortFilingRow | undefined> {
  const [row] = await db.select().from(portFilings).where(eq(portFilings.id, id));
  return row;
}

/** Nobody else changes the row until the transaction ends. */
export async function lockPortFiling(tx: Transaction, id: string): Promise<PortFilingRow | undefined> {
  const [row] = await tx.select().from(portFilings).where(eq(portFilings.id, id)).for('update');
  return row;
}

/** The oldest first, those of one modal by their parts. */
export function readPortFilings(db: Database, filter: FilingFilter): Promise<PortFilingRow[]> {
  const { statuses, viewId, orderId, requestId, startedBy, isStarted, withoutOrder } = filter;
  return db
    .select()
    .from(portFilings)
    .where(
      and(
        ...(statuses ? [inArray(portFilings.status, [...statuses])] : []),
        ...(viewId === undefined ? [] : [eq(portFilings.viewId, viewId)]),
        ...(orderId === undefined ? [] : [eq(portFilings.orderId, orderId)]),
        ...(requestId === undefined ? [] : [eq(portFilings.requestId, requestId)]),
        ...(startedBy ? [lte(portFilings.startedAt, startedBy)] : []),
        ...(isStarted ? [isNotNull(portFilings.startedAt)] : []),
        ...(withoutOrder ? [isNull(portFilings.orderId)] : []),
      ),
    )
    .orderBy(asc(portFilings.createdAt), asc(portFilings.part));
}

/** @returns the row as it is now */
export async function updatePortFiling(
  tx: Transaction,
  id: string,
  change: PortFilingChange,
): Promise<PortFilingRow> {
  const [row] = await tx.update(portFilings).set(change).where(eq(portFilings.id, id)).returning();
  if (!row) throw new Error('The filing that was to be changed is not there');
  return row;
}
