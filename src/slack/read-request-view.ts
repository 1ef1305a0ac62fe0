import type { Context, People } from '../context.ts';
import { readBudget } from '../purchases/budget.ts';
import { judgeByPeople } from '../purchases/judge-request.ts';
import { findSpareNumbers } from '../purchases/spare-numbers.ts';
import { fromRow, type StoredRequest } from '../purchases/stored-request.ts';
import { resolveApprovers, withoutLeavers } from '../settings/rights.ts';
import { isKnownToMay } from '../settings/roles.ts';
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

/** What the person sees of it who asked: the numbers that the company has are for those who may look. */
export async function asRequesterSees(
  context: Context,
  people: People,
  view: RequestView,
): Promise<RequestView> {
  if (!view.spare) return view;
  const mayLook = await isKnownToMay({ ...context, people }, 'look', view.request.requesterId);
  return mayLook ? view : { ...view, spare: undefined };
}

/** What approvers decide by, while they can. */
async function whatMatters(
  context: Context,
  people: People,
  { request, settings, voters }: { request: StoredRequest; settings: Settings; voters: string[] },
): Promise<Pick<RequestView, 'judgement' | 'budget' | 'spare'>> {
  const { store, clock } = context;
  const now = clock.now();
  const [approvers, spare] = await Promise.all([
    resolveApprovers(people, settings).then((resolved) => withoutLeavers(people, settings, resolved, voters)),
    findSpareNumbers(context, request.wanted),
  ]);
  const where = { db: store.db, settings, now };
  const judgement = await judgeByPeople(where, request, { voters, approvers: approvers.ids });
  const limit = settings.monthlyBudget;
  return {
    judgement,
    spare,
    ...(limit === null ? {} : { budget: { ...(await readBudget(store.db, now)), limit } }),
  };
}
