import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type NewRunItem, readRun, readRunItems } from '../store/runs.ts';
import type { NumberBlock, PhoneNumber } from '../zoom/types.ts';
import {
  blockItWas,
  isWithin,
  type Looked,
  lookAtNumbers,
  readBlocks,
  readWhatItWas,
  whatItWas,
} from './releasable.ts';
import { startRun } from './start-run.ts';

/** So many numbers are released at once. */
export const MOST_RELEASED = 100;

export type ReleasePlan =
  | NotAllowed
  | { kind: 'too_many'; asked: number }
  /** The Zoom API that this account has cannot do it. */
  | { kind: 'not_offered' }
  | ({
      kind: 'plan';
      /** To be begun with `releasePlanned`, or asked for with `requestRelease`; absent when nothing can be released. */
      runId?: string | undefined;
      /** Whether it is decided like a purchase. */
      needsApproval: boolean;
    } & Looked);

/**
 * What giving numbers up would come to. Nothing is released: the plan is kept, and begun by whoever made it.
 * @param asked E.164 numbers, or Zoom's ids; each once
 * @throws the errors of `zoom/errors.ts`; or when Slack cannot be asked for the person's rights
 */
export async function planRelease(
  context: Context,
  { userId, asked }: { userId: string; asked: readonly string[] },
): Promise<ReleasePlan> {
  const refusal = await forbids(context, 'release', userId);
  if (refusal) return refusal;
  if (!context.zoom.offers('release')) return { kind: 'not_offered' };
  if (asked.length > MOST_RELEASED) return { kind: 'too_many', asked: asked.length };
  const looked = await lookAtNumbers(context.zoom, asked);
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  return {
    kind: 'plan',
    ...looked,
    needsApproval: settings.releaseNeedsApproval,
    runId:
      looked.releasable.length > 0
        ? await keep(context, userId, looked.releasable.map(numberItem))
        : undefined,
  };
}

function numberItem(number: PhoneNumber): NewRunItem {
  return { phoneNumber: number.phoneNumber, numberId: number.id, wanted: whatItWas(number) };
}

export type BlockPlan =
  | NotAllowed
  | { kind: 'not_offered' }
  /** The account has no such block (any more). */
  | { kind: 'unknown_block' }
  | { kind: 'in_use'; block: NumberBlock; assigned: number }
  | { kind: 'releasing'; block: NumberBlock }
  | { kind: 'block_plan'; block: NumberBlock; runId: string; needsApproval: boolean };

/**
 * The same of a block, which is released as a whole.
 * @param asked Zoom's id of it, or any of its numbers
 * @throws as `planRelease`
 */
export async function planBlockRelease(
  context: Context,
  { userId, asked }: { userId: string; asked: string },
): Promise<BlockPlan> {
  const refusal = await forbids(context, 'release', userId);
  if (refusal) return refusal;
  if (!context.zoom.offers('blocks-write')) return { kind: 'not_offered' };
  const block = (await readBlocks(context.zoom)).find((each) => each.id === asked || isWithin(asked, each));
  if (!block) return { kind: 'unknown_block' };
  const { assignedCount = 0 } = block;
  if (assignedCount > 0) return { kind: 'in_use', block, assigned: assignedCount };
  if (block.status === 'releasing') return { kind: 'releasing', block };
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  const item = { phoneNumber: block.startNumber, numberId: block.id, wanted: blockItWas(block) };
  return {
    kind: 'block_plan',
    block,
    needsApproval: settings.releaseNeedsApproval,
    runId: await keep(context, userId, [item]),
  };
}

/** What was planned: numbers, or one block. */
export type Planned = { numbers: PhoneNumber[]; block?: NumberBlock | undefined };

/**
 * What was planned, as it was then.
 * @returns undefined when there is no such plan (any more), or it is another person's
 */
export async function readPlanned(
  { store }: Pick<Context, 'store'>,
  { runId, userId }: { runId: string; userId: string },
): Promise<Planned | undefined> {
  const run = await readRun(store.db, runId);
  if (run?.kind !== 'release' || run.userId !== userId || run.status !== 'planned') return undefined;
  const things = (await readRunItems(store.db, runId, { limit: MOST_RELEASED })).map(
    ({ phoneNumber, numberId, wanted }) => {
      const { block, ...was } = readWhatItWas(wanted);
      const its = { id: numberId ?? '', status: 'active' };
      return { number: { ...was, ...its, phoneNumber }, block: block && { ...block, ...its } };
    },
  );
  return { numbers: things.map(({ number }) => number), block: things[0]?.block };
}

async function keep(context: Context, userId: string, items: NewRunItem[]): Promise<string> {
  const { id } = await startRun(context, {
    kind: 'release',
    userId,
    origin: `plan:${context.ids.newId()}`,
    isPlan: true,
    items,
  });
  return id;
}
