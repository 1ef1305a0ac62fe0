import { addHours } from 'date-fns/addHours';
import { addMilliseconds } from 'date-fns/addMilliseconds';
import type { Context } from '../context.ts';
import {
  endRun,
  finishRunItem,
  putBackRunItem,
  type RunItemRow,
  type RunRow,
  readOpenRunItem,
  readRunsOfStatus,
  startRunItem,
  takeRun,
  touchRun,
} from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { type ItemResult, type RunStep, type RunSteps, runKind } from './run.ts';

/**
 * Milliseconds until a job hands the rest over to the next: short enough for a process that stops to wait for it, and
 * the pace at which the card is drawn, for Slack takes fifty changes of messages a minute.
 */
const STRETCH = 4_000;

/** Hours after which what could not be done until then is given up. */
const PATIENCE = 24;

/**
 * The job `work-on-run`: makes the changes of a run, one after the other. Each is marked before it is made and written
 * down after it, so whoever goes on after a crash knows which one may have been made already. Whoever takes the run up
 * last has it: another who is still at it, or comes back to life, makes no change after the one in hand.
 * @throws whatever a step throws: the job is tried again, and goes on where it stopped
 */
export async function workOnRun(context: Context, steps: RunSteps, runId: string): Promise<void> {
  const { store, clock } = context;
  const run = await take(context, runId);
  const kind = run && runKind(run);
  if (!run || !kind) return;

  const until = addMilliseconds(clock.now(), STRETCH);
  for (;;) {
    const next = await readOpenRunItem(store.db, run.id);
    if (!next) return finish(context, run);
    if (clock.now() >= until) return handOver(context, run);
    if (!(await workOnItem(context, steps[kind], run, next))) return;
  }
}

/** @returns false when somebody else has the run now */
async function workOnItem(context: Context, step: RunStep, run: RunRow, item: RunItemRow): Promise<boolean> {
  const { db } = context.store;
  const started = await startRunItem(db, run, item);
  if (!started) return false;
  const maybeDone = item.state === 'started';
  const result = await attempt(context, step, run, started, maybeDone).catch(async (error: unknown) => {
    // What nobody has touched yet is not looked for afterwards: somebody else may do the same meanwhile.
    if (!maybeDone && error instanceof TryLater && !error.maybeDone) await putBackRunItem(db, run, started);
    throw error;
  });
  await db.transaction(async (tx) => {
    // Nothing is said of it twice: somebody else may have been at the same one, and was first.
    if (await finishRunItem(tx, started, result)) await result.alongside?.(tx);
  });
  return true;
}

async function attempt(
  context: Context,
  step: RunStep,
  run: RunRow,
  item: RunItemRow,
  maybeDone: boolean,
): Promise<ItemResult> {
  try {
    return await step(context, run, item, { maybeDone });
  } catch (error) {
    if (context.clock.now() >= addHours(run.createdAt, PATIENCE)) {
      return { state: 'failed', message: `It could not be done in ${PATIENCE} hours, and was given up.` };
    }
    if (!(error instanceof TryLater)) throw error;
    const { seconds, maybeDone } = error;
    throw new TryLater(Math.max(seconds, STRETCH / 1_000), { cause: error, maybeDone });
  }
}

/** Takes the run up, and draws the card with how far it has come. */
function take({ store, outbox }: Context, runId: string): Promise<RunRow | undefined> {
  return store.db.transaction(async (tx) => {
    const run = await takeRun(tx, runId);
    if (run) await outbox.send(tx, { name: 'show-run', runId });
    return run;
  });
}

function handOver({ store, outbox }: Context, run: RunRow): Promise<void> {
  return store.db.transaction(async (tx) => {
    if (await touchRun(tx, run)) await outbox.send(tx, { name: 'work-on-run', runId: run.id });
  });
}

function finish({ store, outbox, clock }: Context, run: RunRow): Promise<void> {
  return store.db.transaction(async (tx) => {
    if (await endRun(tx, run, clock.now())) await outbox.send(tx, { name: 'show-run', runId: run.id });
  });
}

/** At the start of a worker: what a process before this one left in the middle. @returns how many runs */
export async function resumeRuns({ store, outbox }: Context): Promise<number> {
  const open = await readRunsOfStatus(store.db, 'running');
  for (const { id } of open) {
    await store.db.transaction((tx) => outbox.send(tx, { name: 'work-on-run', runId: id }));
  }
  return open.length;
}
