import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type Looked, lookAtNumbers, whatItWas } from './releasable.ts';
import { startRun } from './start-run.ts';

/** So many numbers are released at once. */
export const MOST_RELEASED = 100;

export type ReleasePlan =
  | NotAllowed
  | { kind: 'too_many'; asked: number }
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
  if (asked.length > MOST_RELEASED) return { kind: 'too_many', asked: asked.length };
  const looked = await lookAtNumbers(context.zoom, asked);
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  return {
    kind: 'plan',
    ...looked,
    needsApproval: settings.releaseNeedsApproval,
    runId: looked.releasable.length > 0 ? await keep(context, userId, looked) : undefined,
  };
}

async function keep(context: Context, userId: string, { releasable }: Looked): Promise<string> {
  const { id } = await startRun(context, {
    kind: 'release',
    userId,
    origin: `plan:${context.ids.newId()}`,
    isPlan: true,
    items: releasable.map((number) => ({
      phoneNumber: number.phoneNumber,
      numberId: number.id,
      wanted: whatItWas(number),
    })),
  });
  return id;
}
