import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { countRunItems, type RunRow, readRun } from '../store/runs.ts';
import { beginRun } from './start-run.ts';

export type ImportApplied =
  | NotAllowed
  /** There is no such plan, or it is somebody else's. */
  | { kind: 'no_plan' }
  /** It was applied before. */
  | { kind: 'already'; run: RunRow }
  | { kind: 'begun'; run: RunRow; changes: number };

/** Begins to make the changes of a plan, for whoever planned it and may (still) assign. */
export async function applyImport(
  context: Context,
  { by, runId }: { by: string; runId: string },
): Promise<ImportApplied> {
  const refusal = await forbids(context, 'assign', by);
  if (refusal) return refusal;
  const run = await readPlan(context, { by, runId });
  if (!run) return { kind: 'no_plan' };
  const {
    pending: changes = 0,
    unchanged = 0,
    failed: wrong = 0,
  } = await countRunItems(context.store.db, runId);
  const begun = await beginRun(context, runId, {
    alongside: (tx) =>
      record(tx, context.outbox, context.clock, {
        actor: by,
        what: 'inventory.imported',
        subject: runId,
        phoneNumbers: [],
        details: { changes, unchanged, wrong },
      }),
  });
  return begun ? { kind: 'begun', run: begun, changes } : { kind: 'already', run };
}

/** Somebody's own plan of an import, in whatever state. */
export async function readPlan(
  { store }: Pick<Context, 'store'>,
  { by, runId }: { by: string; runId: string },
): Promise<RunRow | undefined> {
  const run = await readRun(store.db, runId);
  return run?.kind === 'import' && run.userId === by ? run : undefined;
}
