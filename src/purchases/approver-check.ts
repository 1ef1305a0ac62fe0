import type { Context } from '../context.ts';
import { mayApprove, type Resolved, resolveApprovers } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type Turn, takeTurn } from './turn.ts';

/** Who may approve at the moment of a click, and whether this person may. */
export type ApproverCheck = {
  allowed: boolean;
  /** As people: eligible now. */
  approvers: Resolved;
  /** As the settings name them: people and user groups. */
  named: string[];
};

/** Settings that change at every try are not settings but a fault. */
const TRIES = 5;

/**
 * Takes a turn with the answer to whether this person may approve *now*. Slack is asked before the turn, for nothing
 * may be waited for in it; where the approvers in the settings have changed meanwhile, it is asked again.
 * @throws when Slack cannot be asked
 */
export async function takeApproversTurn<Result>(
  context: Context,
  userId: string,
  work: (turn: Turn, check: ApproverCheck) => Promise<Result>,
): Promise<Result> {
  const { store, people, firstSettings } = context;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const { settings, revision } = await readSettings(store.db, firstSettings);
    const [allowed, approvers] = await Promise.all([
      mayApprove(people, settings, userId),
      resolveApprovers(people, settings),
    ]);
    const answer = await takeTurn(context, async (turn) => {
      if (turn.settingsRevision !== revision) return undefined;
      return { result: await work(turn, { allowed, approvers, named: settings.approvers }) };
    });
    if (answer) return answer.result;
  }
  throw new Error('The settings changed again and again while rights were looked up');
}
