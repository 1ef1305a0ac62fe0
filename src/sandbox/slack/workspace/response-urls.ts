import type { Clock } from '../../../clock.ts';
import { TEAM } from '../seed.ts';
import type { Ids } from './ids.ts';

const LIFE_MILLISECONDS = 30 * 60_000;
const USES = 5;
/** Long enough that a late answer is told `expired_url`, not `invalid_url`. */
const REMEMBERED_MILLISECONDS = 24 * 3_600_000;

/** What an answer through the address belongs to. */
export type ResponseTarget = {
  userId: string;
  channel: string;
  /** The message whose element was used; absent for a command. */
  messageTs?: string;
  threadTs?: string;
};

export type ResponseUrls = ReturnType<typeof createResponseUrls>;

/** Addresses through which the app answers one interaction: 5 times within 30 minutes. */
export function createResponseUrls(clock: Clock, ids: Ids, publicUrl: () => string) {
  const known = new Map<string, { target: ResponseTarget; madeAt: number; uses: number }>();

  return {
    issue(target: ResponseTarget): string {
      const now = clock.now().getTime();
      for (const [old, { madeAt }] of known) if (now - madeAt > REMEMBERED_MILLISECONDS) known.delete(old);
      const path = `${TEAM.id}/${ids.secret(12)}/${ids.secret(24)}`;
      known.set(path, { target, madeAt: now, uses: 0 });
      return `${publicUrl()}/response/${path}`;
    },

    /** Looks at an address without using it up. */
    find(path: string): { target: ResponseTarget } | { error: 'expired_url' | 'used_url' | 'invalid_url' } {
      const found = known.get(path);
      if (!found) return { error: 'invalid_url' };
      if (clock.now().getTime() - found.madeAt >= LIFE_MILLISECONDS) return { error: 'expired_url' };
      if (found.uses >= USES) return { error: 'used_url' };
      return { target: found.target };
    },

    countUse(path: string): void {
      const found = known.get(path);
      if (found) found.uses += 1;
    },
  };
}
