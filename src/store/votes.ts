import { and, asc, eq } from 'drizzle-orm';
import { votes } from './schema.ts';
import type { Database, Transaction } from './store.ts';

export type VoteRow = typeof votes.$inferSelect;

/** @returns false when this person has voted for this revision already */
export async function insertVote(tx: Transaction, vote: VoteRow): Promise<boolean> {
  const inserted = await tx
    .insert(votes)
    .values(vote)
    .onConflictDoNothing()
    .returning({ userId: votes.userId });
  return inserted.length === 1;
}

/** Of one revision, the first vote first. */
export function readVotes(db: Database, requestId: string, revision: number): Promise<VoteRow[]> {
  return db
    .select()
    .from(votes)
    .where(and(eq(votes.requestId, requestId), eq(votes.revision, revision)))
    .orderBy(asc(votes.at), asc(votes.userId));
}
