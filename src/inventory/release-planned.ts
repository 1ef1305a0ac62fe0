import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import {
  countRunItems,
  putBackRunItem,
  type RunItemRow,
  type RunRow,
  readRun,
  readRunItems,
} from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { release } from './release-step.ts';
import { endInHand, takeInHand } from './run-in-hand.ts';
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
  const { db } = context.store;
  const run = await beginRun(context, planned.id, { isInHand: true });
  const inHand = run && (await takeInHand(context, run));
  if (!inHand) return { kind: 'begun_before' };
  const { item } = inHand;
  try {
    await endInHand(context, inHand, await release(context, inHand.run, item, { maybeDone: false }));
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    if (!error.maybeDone) await putBackRunItem(db, inHand.run, item);
    return { kind: 'later', item };
  }
  const [ended = item] = await readRunItems(db, inHand.run.id, { limit: 1 });
  return { kind: 'one', item: ended };
}
