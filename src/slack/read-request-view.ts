import type { Context, People } from '../context.ts';
import { countAutoApprovedToday, readBudget } from '../purchases/budget.ts';
import { judge } from '../purchases/policy.ts';
import { findSpareNumbers } from '../purchases/spare-numbers.ts';
import { fromRow, type StoredRequest } from '../purchases/stored-request.ts';
import { resolveApprovers } from '../settings/rights.ts';
import type { Settings } from '../settings/settings.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readRequestRow } from '../store/requests.ts';
import { readVotes } from '../store/votes.ts';
import type { RequestView } from './messages/request-view.ts';

export type ReadView = { view: RequestView; request: StoredRequest; settings: Settings };

/** What the cards of a request show now; undefined when there is none. Its version is read before everything else. */
export async function readRequestView(
  context: Context,
  people: People,
  requestId: string,
): Promise<ReadView | undefined> {
  const { db } = context.store;
  const row = await readRequestRow(db, requestId);
  if (!row) return undefined;
  const request = fromRow(row);
  const { settings } = await readSettings(db, context.firstSettings);
  const votes = await readVotes(db, request.id, request.revision);
  const front = request.behind === undefined ? undefined : await readRequestRow(db, request.behind);
  const view: RequestView = { request, votes, frontNumber: front?.number };
  if (request.status !== 'awaiting_approval') return { view, request, settings };
  const voters = votes.map(({ userId }) => userId);
  return {
    view: { ...view, ...(await whatMatters(context, people, { request, settings, voters })) },
    request,
    settings,
  };
}

/** What approvers decide by, while they can. */
async function whatMatters(
  context: Context,
  people: People,
  { request, settings, voters }: { request: StoredRequest; settings: Settings; voters: string[] },
): Promise<Pick<RequestView, 'judgement' | 'budget' | 'spare'>> {
  const { store, clock } = context;
  const { wanted, requesterId } = request;
  const now = clock.now();
  const [approvers, spare] = await Promise.all([
    resolveApprovers(people, settings),
    findSpareNumbers(context, wanted),
  ]);
  const budget = await readBudget(store.db, now);
  const question = {
    settings,
    request: { kind: wanted.kind, monthlyCost: wanted.monthlyCost, requesterId },
    voters,
    // Whoever voted was asked after then. A group that cannot be read just now takes no vote away.
    eligibleApprovers: new Set([...approvers.ids, ...(approvers.unreadable.length > 0 ? voters : [])]),
    budget,
    autoApprovedToday: await countAutoApprovedToday(store.db, requesterId, now),
    now,
  };
  const judged = judge(question);
  // People have it in their hands, whatever the policy would do with a new one like it.
  const judgement =
    judged.by === 'policy' && judged.decision === 'approve'
      ? judge({ ...question, settings: { ...settings, autoApproveUpTo: null } })
      : judged;
  return {
    judgement,
    spare,
    ...(settings.monthlyBudget === null ? {} : { budget: { ...budget, limit: settings.monthlyBudget } }),
  };
}
