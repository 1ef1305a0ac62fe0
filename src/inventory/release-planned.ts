import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import {
  countRunItems,
  endRun,
  finishRunItem,
  moveRun,
  type RunItemRow,
  type RunRow,
  readOpenRunItem,
  readRun,
  readRunItems,
  startRunItem,
} from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { releaseStep } from './release-step.ts';
import { beginRun } from './start-run.ts';

export type Released =
  | NotAllowed
  /** There is no such plan (any more), or it is another person's. */
  | { kind: 'unknown' }
  /** The policy was changed since: it has to be asked for. */
  | { kind: 'needs_approval' }
  /** It was begun before. */
  | { kind: 'begun_before' }
  /** One number, with what became of it. */
  | { kind: 'one'; item: RunItemRow }
  /** Zoom could not be asked just now, or did not answer: it goes on by itself. */
  | { kind: 'later'; item: RunItemRow }
  /** Several: they are released one after the other from now on. */
  | { kind: 'started'; numbers: number };

/**
 * Releases what was planned: one number at once, several as a run.
 * @throws when Slack cannot be asked for the person's rights
 */
export async function releasePlanned(
  context: Context,
  { runId, userId }: { runId: string; userId: string },
): Promise<Released> {
  const { db } = context.store;
  const refusal = await forbids(context, 'release', userId);
  if (refusal) return refusal;
  const run = await readRun(db, runId);
  if (run?.kind !== 'release' || run.userId !== userId) return { kind: 'unknown' };
  if (run.status !== 'planned') return { kind: 'begun_before' };
  const { settings } = await readSettings(db, context.firstSettings);
  if (settings.releaseNeedsApproval) return { kind: 'needs_approval' };

  const { pending = 0 } = await countRunItems(db, runId);
  if (pending === 1) return releaseOne(context, run);
  return (await beginRun(context, runId)) ? { kind: 'started', numbers: pending } : { kind: 'begun_before' };
}

/** The same as a run of one, while the person waits for it. What cannot be finished now, the run's job goes on with. */
async function releaseOne(context: Context, planned: RunRow): Promise<Released> {
  const { store, clock, outbox } = context;
  const { db } = store;
  const run = await moveRun(db, planned.id, 'planned', { status: 'running', createdAt: clock.now() });
  const open = run && (await readOpenRunItem(db, run.id));
  const item = open && (await startRunItem(db, run, open));
  if (!item) return { kind: 'begun_before' };
  try {
    const result = await releaseStep(context, run, item, { maybeDone: false });
    await db.transaction(async (tx) => {
      if (!(await finishRunItem(tx, item, result))) return;
      await result.alongside?.(tx);
      await endRun(tx, run, clock.now());
    });
  } catch (error) {
    // A job of its own goes on, and looks first: it may have happened.
    const startAfter = new Date(
      clock.now().getTime() + (error instanceof TryLater ? error.seconds : 1) * 1_000,
    );
    await db.transaction((tx) => outbox.send(tx, { name: 'work-on-run', runId: run.id }, { startAfter }));
    if (!(error instanceof TryLater)) throw error;
    return { kind: 'later', item };
  }
  const [ended = item] = await readRunItems(db, run.id, { limit: 1 });
  return { kind: 'one', item: ended };
}
