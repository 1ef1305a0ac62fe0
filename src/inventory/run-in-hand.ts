import type { Context } from '../context.ts';
import {
  endRun,
  finishRunItem,
  type RunItemRow,
  type RunRow,
  readOpenRunItem,
  startRunItem,
} from '../store/runs.ts';
import type { ItemResult } from './run.ts';

/** A run of one whose change is made by whoever heard the click, while the person waits for it. */
export type RunInHand = { run: RunRow; item: RunItemRow };

/** @returns undefined when somebody else has it */
export async function takeInHand(
  { store }: Pick<Context, 'store'>,
  run: RunRow,
): Promise<RunInHand | undefined> {
  const open = await readOpenRunItem(store.db, run.id);
  const item = open && (await startRunItem(store.db, run, open));
  return item && { run, item };
}

/** Writes down how it ended. Nothing is said of it twice: its job may have been at it meanwhile, and was first. */
export function endInHand(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { run, item }: RunInHand,
  result: ItemResult,
): Promise<void> {
  return store.db.transaction(async (tx) => {
    if (!(await finishRunItem(tx, item, result))) return;
    await result.alongside?.(tx);
    await endRun(tx, run, clock.now());
  });
}
