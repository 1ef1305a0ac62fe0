import { and, count, eq, gte, inArray, type SQL, sql, sum } from 'drizzle-orm';
import { requests } from './schema.ts';
import type { Database } from './store.ts';

export type SpendingFilter = {
  statuses: string[];
  /** Only requests whose purchase was sent at this moment or later. */
  startedFrom?: Date | undefined;
};

/** What these requests cost together, in US dollars a month. */
export async function sumMonthlyCost(db: Database, filter: SpendingFilter): Promise<number> {
  const [row] = await db
    .select({ total: sum(requests.monthlyCost).mapWith(Number) })
    .from(requests)
    .where(conditions(filter));
  return row?.total ?? 0;
}

/** What was wanted and what came of it, for costs that have to be looked at one by one. */
export function readOutcomes(
  db: Database,
  filter: SpendingFilter,
): Promise<{ wanted: unknown; outcome: unknown }[]> {
  return db
    .select({ wanted: requests.wanted, outcome: requests.outcome })
    .from(requests)
    .where(conditions(filter));
}

/** How many requests of a person this decider approved at `from` or later, whatever became of them. */
export async function countApprovedRequests(
  db: Database,
  { requesterId, decidedBy, from }: { requesterId: string; decidedBy: string; from: Date },
): Promise<number> {
  const [row] = await db
    .select({ approvals: count() })
    .from(requests)
    .where(
      and(
        eq(requests.requesterId, requesterId),
        gte(requests.approvedAt, from),
        sql`${requests.decision} ->> 'by' = ${decidedBy}`,
      ),
    );
  return row?.approvals ?? 0;
}

function conditions({ statuses, startedFrom }: SpendingFilter): SQL | undefined {
  return and(
    inArray(requests.status, statuses),
    startedFrom ? gte(requests.purchaseStartedAt, startedFrom) : undefined,
  );
}
