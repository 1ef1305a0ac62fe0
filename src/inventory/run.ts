import type { Context } from '../context.ts';
import type { RunItemRow, RunRow } from '../store/runs.ts';
import type { Transaction } from '../store/store.ts';

/** Many changes that are made one after the other, each with its own result. */
export const RUN_KINDS = ['release', 'import', 'assign'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** How one item ended. `unchanged`: it was as it should be already. */
export type ItemResult = {
  state: 'done' | 'unchanged' | 'failed';
  /** Why it failed, or what was done; for people. */
  message?: string | undefined;
  /** Writes what goes with it, its audit entry for one: in the transaction that writes the result down, and only then. */
  alongside?: ((tx: Transaction) => Promise<void>) | undefined;
};

/**
 * Makes one change of a run. What Zoom refuses is a result; everything else that goes wrong is thrown.
 * @param maybeDone somebody before may have made it, and ended before they could say so: look before repeating it
 * @throws TryLater when it could not be made yet: the run goes on with it later
 */
export type RunStep = (
  context: Context,
  run: RunRow,
  item: RunItemRow,
  options: { maybeDone: boolean },
) => Promise<ItemResult>;

export type RunSteps = Readonly<Record<RunKind, RunStep>>;

export function runKind({ kind }: Pick<RunRow, 'kind'>): RunKind | undefined {
  return RUN_KINDS.find((each) => each === kind);
}
