import type { Context } from '../context.ts';
import { type Resolved, resolveApprovers, withoutLeavers } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { isGroup, RightUnknown } from '../settings/user-groups.ts';
import { readVotes } from '../store/votes.ts';
import { tellOfApprovers } from './tell-of-approvers.ts';
import { type Turn, takeTurn } from './turn.ts';

/** Who may approve at the moment of a click, and whether this person may. */
export type ApproverCheck = {
  /** @throws RightUnknown when Slack cannot say whether they are in a user group that may */
  allowed(): boolean;
  /** As people: eligible now. */
  approvers: Resolved;
  /** As the settings name them: people and user groups. */
  named: string[];
};

/** Settings that change at every try are not settings but a fault. */
const TRIES = 5;

/**
 * Takes a turn with the answer to whether this person may approve *now*. Slack is asked before the turn, for nothing
 * may be waited for in it; where the approvers in the settings have changed meanwhile, it is asked again. Admins are
 * told of approvers who do not count now, whatever becomes of the click.
 * @param about `votesOf`: the revision of a request whose approvals are to be counted, and only those that are good now
 * @throws when Slack cannot be asked
 */
export async function takeApproversTurn<Result>(
  context: Context,
  { userId, votesOf }: { userId: string; votesOf?: { requestId: string; revision: number } | undefined },
  work: (turn: Turn, check: ApproverCheck) => Promise<Result>,
): Promise<Result> {
  const { store, people, firstSettings } = context;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const { settings, revision } = await readSettings(store.db, firstSettings);
    const [{ isMember }, resolved] = await Promise.all([
      people.standing(userId),
      resolveApprovers(people, settings),
    ]);
    await tellOfApprovers(context, resolved);
    // Who approves between this and the turn has been asked for a moment ago, with their own click.
    const votes = votesOf ? await readVotes(store.db, votesOf.requestId, votesOf.revision) : [];
    const others = votes.map((vote) => vote.userId).filter((id) => id !== userId);
    const approvers = await withoutLeavers(people, settings, resolved, others);
    const check: ApproverCheck = {
      allowed() {
        if (!isMember) return false;
        if (approvers.ids.has(userId)) return true;
        const unread = approvers.unreadable.filter(isGroup);
        if (unread.length > 0) throw new RightUnknown(unread);
        return false;
      },
      approvers,
      named: settings.approvers,
    };
    const answer = await takeTurn(context, async (turn) => {
      if (turn.settingsRevision !== revision) return undefined;
      return { result: await work(turn, check) };
    });
    if (answer) return answer.result;
  }
  throw new Error('The settings changed again and again while rights were looked up');
}
