import { addMilliseconds } from 'date-fns/addMilliseconds';
import type { Context } from '../context.ts';
import { insertRun, moveRun, type NewRunItem, type RunRow, readRunOfOrigin } from '../store/runs.ts';
import type { Transaction } from '../store/store.ts';
import type { RunKind } from './run.ts';

/**
 * Milliseconds after which whoever has a run in hand is taken for ended. Should they be at it still, both come to the
 * same.
 */
const IN_HAND = 60_000;

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
  /** Worked on by whoever starts it, at once: its job comes later, and goes on with it should they have ended. */
  isInHand?: boolean;
};

/** Keeps a run and begins it. The same origin gives the same run. */
export function startRun(
  context: Context,
  { kind, userId, origin, items, details = null, isPlan = false, isInHand = false }: NewRun,
): Promise<RunRow> {
  const { store, ids, clock } = context;
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
    if (row && !isPlan) await sendJob(tx, context, row.id, isInHand);
    const kept = row ?? (await readRunOfOrigin(tx, origin));
    if (!kept) throw new Error('A run was kept and is not there');
    return kept;
  });
}

/**
 * Begins a run that was planned.
 * @param alongside writes what goes with it, its audit entry for one: in the same transaction
 * @param isInHand as of a new run
 * @returns undefined when it is not to be begun (any more)
 */
export function beginRun(
  context: Context,
  runId: string,
  {
    alongside,
    isInHand = false,
  }: { alongside?: (tx: Transaction, run: RunRow) => Promise<unknown>; isInHand?: boolean } = {},
): Promise<RunRow | undefined> {
  const { store, clock } = context;
  return store.db.transaction(async (tx) => {
    // Its time counts from here on.
    const begun = await moveRun(tx, runId, 'planned', { status: 'running', createdAt: clock.now() });
    if (!begun) return undefined;
    await alongside?.(tx, begun);
    await sendJob(tx, context, runId, isInHand);
    return begun;
  });
}

function sendJob(
  tx: Transaction,
  { outbox, clock }: Pick<Context, 'outbox' | 'clock'>,
  runId: string,
  isInHand: boolean,
): Promise<void> {
  const job = { name: 'work-on-run', runId } as const;
  return outbox.send(tx, job, isInHand ? { startAfter: addMilliseconds(clock.now(), IN_HAND) } : {});
}
