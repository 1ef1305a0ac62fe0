import { z } from 'zod';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type NewRunItem, readRun, readRunItems } from '../store/runs.ts';
import type { NumberBlock, PhoneNumber } from '../zoom/types.ts';
import { beginningOf, isWithin, readBlocks } from './known-blocks.ts';
import { blockItWas, type Looked, lookAtNumbers, readWhatItWas, whatItWas } from './releasable.ts';
import { startRun } from './start-run.ts';

/** So many numbers are released at once. */
export const MOST_RELEASED = 100;
/** Assigned numbers that are named, of a block that cannot be released for them. */
const NAMED_OF_BLOCK = 10;

/** Of a run that releases, as JSON. Older versions kept nothing. */
export const releaseDetails = z.object({ refused: z.array(z.string()).readonly().default([]) });
type ReleaseDetails = z.infer<typeof releaseDetails>;

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
  const looked = await lookAtNumbers(context, asked);
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  return {
    kind: 'plan',
    ...looked,
    needsApproval: settings.releaseNeedsApproval,
    runId:
      looked.releasable.length > 0
        ? await keep(context, userId, looked.releasable.map(numberItem), looked.others.map(nameOf))
        : undefined,
  };
}

/** E.164, or whatever else was asked for. */
function nameOf(other: Looked['others'][number]): string {
  return other.why === 'not_ours' ? other.asked : other.number.phoneNumber;
}

function numberItem(number: PhoneNumber): NewRunItem {
  return { phoneNumber: number.phoneNumber, numberId: number.id, wanted: whatItWas(number) };
}

export type BlockPlan =
  | NotAllowed
  | { kind: 'not_offered' }
  /** The account has no such block (any more). */
  | { kind: 'unknown_block' }
  | {
      kind: 'in_use';
      block: NumberBlock;
      assigned: number;
      /** The first of those that are assigned, ten at most. */
      first: PhoneNumber[];
    }
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
  const block = (await readBlocks(context)).find((each) => each.id === asked || isWithin(asked, each));
  if (!block) return { kind: 'unknown_block' };
  const { assignedCount = 0 } = block;
  if (assignedCount > 0) {
    return { kind: 'in_use', block, assigned: assignedCount, first: await firstAssigned(context, block) };
  }
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

/** In one light call. */
async function firstAssigned({ zoom }: Context, block: NumberBlock): Promise<PhoneNumber[]> {
  const like = { keyword: beginningOf(block), assigned: true };
  const { items } = await zoom.numbers.page(like, { pageSize: 300 });
  return items
    .filter(({ phoneNumber, assignee }) => assignee && isWithin(phoneNumber, block))
    .toSorted((a, b) => a.phoneNumber.localeCompare(b.phoneNumber))
    .slice(0, NAMED_OF_BLOCK);
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

/** @param refused what was asked for besides, and cannot be released */
async function keep(
  context: Context,
  userId: string,
  items: NewRunItem[],
  refused: readonly string[] = [],
): Promise<string> {
  const { id } = await startRun(context, {
    kind: 'release',
    userId,
    origin: `plan:${context.ids.newId()}`,
    isPlan: true,
    items,
    details: { refused } satisfies ReleaseDetails,
  });
  return id;
}
