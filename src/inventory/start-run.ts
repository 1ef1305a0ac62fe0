import type { Context } from '../context.ts';
import { insertRun, moveRun, type NewRunItem, type RunRow, readRunOfOrigin } from '../store/runs.ts';
import type { Transaction } from '../store/store.ts';
import type { RunKind } from './run.ts';

export type NewRun = {
  kind: RunKind;
  /** Slack user id. */
  userId: string;
  /** The modal or file it comes from: whatever is delivered twice makes one run. */
  origin: string;
  items: NewRunItem[];
  /** What is the run's and no item's, as JSON. */
  details?: unknown;
  /** Kept, and begun by `beginRun`, as when somebody looks at a plan first. */
  isPlan?: boolean;
};

/** Keeps a run and begins it. The same origin gives the same run. */
export function startRun(
  { store, ids, clock, outbox }: Context,
  { kind, userId, origin, items, details = null, isPlan = false }: NewRun,
): Promise<RunRow> {
  return store.db.transaction(async (tx) => {
    const row = await insertRun(
      tx,
      {
        id: ids.newId(),
        kind,
        userId,
        origin,
        details,
        status: isPlan ? 'planned' : 'running',
        version: 1,
        createdAt: clock.now(),
        endedAt: null,
      },
      items,
    );
    if (row && !isPlan) await outbox.send(tx, { name: 'work-on-run', runId: row.id });
    const kept = row ?? (await readRunOfOrigin(tx, origin));
    if (!kept) throw new Error('A run was kept and is not there');
    return kept;
  });
}

/**
 * Begins a run that was planned.
 * @param alongside writes what goes with it, its audit entry for one: in the same transaction
 * @returns undefined when it is not to be begun (any more)
 */
export function beginRun(
  { store, outbox, clock }: Context,
  runId: string,
  alongside?: (tx: Transaction, run: RunRow) => Promise<unknown>,
): Promise<RunRow | undefined> {
  return store.db.transaction(async (tx) => {
    // Its time counts from here on.
    const begun = await moveRun(tx, runId, 'planned', { status: 'running', createdAt: clock.now() });
    if (!begun) return undefined;
    await alongside?.(tx, begun);
    await outbox.send(tx, { name: 'work-on-run', runId });
    return begun;
  });
}
