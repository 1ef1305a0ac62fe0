import { insertRequestRow, type NewRequestRow, type RequestRow } from '../../src/store/requests.ts';
import type { Store } from '../../src/store/store.ts';

type Told = Partial<NewRequestRow> & { id: string };

/** A row of the table, of a request for $10 a month unless told. */
export function requestRow({ id, monthlyCost = 10, ...told }: Told): NewRequestRow {
  return {
    id,
    teamId: 'T1',
    requesterId: 'U1',
    viewId: `view of ${id}`,
    status: 'awaiting_approval',
    revision: 1,
    version: 1,
    wanted: { kind: 'numbers', numbers: [], monthlyCost, purpose: 'Sales' },
    monthlyCost,
    createdAt: new Date('2026-03-01T09:00:00Z'),
    expiresAt: new Date('2026-03-04T09:00:00Z'),
    followUps: [],
    ...told,
  };
}

/** The same, put into the table. */
export async function storedRequest(store: Store, told: Told): Promise<RequestRow> {
  const row = await store.db.transaction((tx) => insertRequestRow(tx, requestRow(told)));
  if (!row) throw new Error(`There is a request of the view of ${told.id} already`);
  return row;
}
