import type { Settings } from '../settings/settings.ts';
import type { Database } from '../store/store.ts';
import { countAutoApprovedToday, readBudget } from './budget.ts';
import { type Judgement, judge, type PolicyQuestion } from './policy.ts';
import type { StoredRequest } from './stored-request.ts';

/** The database, or the turn's transaction where something hangs on the answer; the settings and the time then. */
export type JudgedIn = { db: Database; settings: Settings; now: Date };

/**
 * What the policy says of a request that people have in their hands, with the approvals of its revision: the one
 * answer that decides, and that cards show. Approved automatically it can be no more: that is asked when a request
 * comes to its approvers (`judgeAlone`), and what a person then clicks is a vote like any other.
 * @param approvers who may approve now. An approval of somebody who is not among them does not count now, whether they
 *   have left or their group cannot be read; when that passes it counts again (`reconsider-requests.ts`)
 */
export async function judgeByPeople(
  where: JudgedIn,
  request: StoredRequest,
  { voters, approvers }: { voters: readonly string[]; approvers: Iterable<string> },
): Promise<Judgement> {
  const question = await questionOf(where, request, voters, new Set(approvers));
  const judged = judge(question);
  if (judged.by !== 'policy' || judged.decision !== 'approve') return judged;
  return judge({ ...question, settings: { ...question.settings, autoApproveUpTo: null } });
}

/** Whether the policy approves a request by itself. */
export async function judgeAlone(where: JudgedIn, request: StoredRequest): Promise<Judgement> {
  return judge(await questionOf(where, request, [], []));
}

async function questionOf(
  { db, settings, now }: JudgedIn,
  { wanted, requesterId }: StoredRequest,
  voters: readonly string[],
  eligibleApprovers: Iterable<string>,
): Promise<PolicyQuestion> {
  return {
    settings,
    request: { kind: wanted.kind, monthlyCost: wanted.monthlyCost, requesterId },
    voters,
    eligibleApprovers,
    budget: await readBudget(db, now),
    autoApprovedToday: await countAutoApprovedToday(db, requesterId, now),
    now,
  };
}
