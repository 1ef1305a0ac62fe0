import type { Clock } from '../../../clock.ts';
import type { Ids } from './ids.ts';

/** Slack's own limit. */
const LIFE_MILLISECONDS = 3_000;

/** Long enough that a late call is told `expired`, not `invalid`. */
const REMEMBERED_MILLISECONDS = 3_600_000;

type Trigger = { userId: string; madeAt: number; isUsed: boolean; viewId: string | null };

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
export type Triggers = ReturnType<typeof createTriggers>;

/** Proofs that a person just did something, which let the app open a modal: 3 seconds, once. */
export function createTriggers(clock: Clock, ids: Ids) {
  const known = new Map<string, Trigger>();

  return {
    /** @param viewId the modal in which the person did it, if any */
    issue(userId: string, viewId: string | null = null): string {
      const now = clock.now().getTime();
      for (const [old, { madeAt }] of known) if (now - madeAt > REMEMBERED_MILLISECONDS) known.delete(old);
      const id = ids.trigger();
      known.set(id, { userId, madeAt: now, isUsed: false, viewId });
      return id;
    },

    /** Uses a trigger up. */
    exchange(id: string): { userId: string; viewId: string | null } | { error: TriggerError } {
      const trigger = known.get(id);
      if (!trigger) return { error: 'invalid_trigger_id' };
      if (trigger.isUsed) return { error: 'exchanged_trigger_id' };
      if (clock.now().getTime() - trigger.madeAt >= LIFE_MILLISECONDS) return { error: 'expired_trigger_id' };
      trigger.isUsed = true;
      return { userId: trigger.userId, viewId: trigger.viewId };
    },
  };
}
