import type { Context } from '../context.ts';
import { adminsToAsk } from '../settings/admins-to-ask.ts';
import { isAdmin, isKnown, mayApprove } from '../settings/rights.ts';
import { readSettings, type StoredSettings } from '../settings/stored-settings.ts';
import { type RequestFilter, readRequestPage, readRequestRow } from '../store/requests.ts';
import type { Database } from '../store/store.ts';
import { readVotes } from '../store/votes.ts';
import { OPEN_STATUSES, type Vote } from './request.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';

/** `awaiting_me`: those this person can approve and has not. `all`: for admins. */
export type RequestsView = 'mine' | 'awaiting_me' | 'all';

export type RequestsPage =
  | {
      kind: 'page';
      view: RequestsView;
      /** Of this page: those under way first, the newest first. */
      requests: StoredRequest[];
      /** From 0; the last one when a later was asked for. */
      page: number;
      /** At least 1. */
      pages: number;
      total: number;
      /** Under way, of this person. */
      mineOpen: number;
      /** Waiting for this person's decision. */
      awaitingMe: number;
    }
  | { kind: 'not_allowed'; admins: string[] };

export const REQUESTS_A_PAGE = 5;

/**
 * @param asked `view`: absent for what matters most to this person: what awaits them, or else their own
 * @throws when Slack cannot be asked for the person's rights
 */
export async function listRequests(
  context: Context,
  asked: { view?: RequestsView | undefined; userId: string; page: number },
): Promise<RequestsPage> {
  const { userId, page } = asked;
  const { store, people, firstSettings } = context;
  const stored = await readSettings(store.db, firstSettings);
  if (asked.view === 'all' && !(await isAdmin(people, stored, userId))) {
    return { kind: 'not_allowed', admins: await adminsToAsk(people, stored.settings) };
  }
  const approves = () => mayApprove(people, stored.settings, userId);
  // Of a list that was not asked for there is only a count.
  const decides = await (asked.view === 'awaiting_me' ? approves() : isKnown(approves));
  const count = async (filter: RequestFilter) =>
    (await readRequestPage(store.db, filter, { page: 0, size: 1 })).total;
  const awaitingMe = decides ? await count(filterFor('awaiting_me', userId, stored)) : 0;
  const mineOpen = await count({ requesterId: userId, statuses: OPEN_STATUSES });
  const view = asked.view ?? (awaitingMe > 0 ? 'awaiting_me' : 'mine');
  const counts = { mineOpen, awaitingMe };
  if (view === 'awaiting_me' && !decides) {
    return { kind: 'page', view, requests: [], page: 0, pages: 1, total: 0, ...counts };
  }
  const filter = filterFor(view, userId, stored);
  const size = REQUESTS_A_PAGE;
  const first = OPEN_STATUSES;
  const read = await readRequestPage(store.db, filter, { page, size, first });
  const pages = Math.max(1, Math.ceil(read.total / size));
  const shown = Math.max(0, Math.min(page, pages - 1));
  const { rows } =
    shown === page ? read : await readRequestPage(store.db, filter, { page: shown, size, first });
  return {
    ...{ kind: 'page', view, requests: rows.map(fromRow), page: shown, pages, total: read.total },
    ...counts,
  };
}

function filterFor(view: RequestsView, userId: string, { settings }: StoredSettings): RequestFilter {
  switch (view) {
    case 'mine':
      return { requesterId: userId };
    case 'awaiting_me':
      return {
        statuses: ['awaiting_approval'],
        inFront: true,
        notVotedBy: userId,
        notRequesterId: settings.selfApproval ? undefined : userId,
      };
    case 'all':
      return {};
  }
}

/** One request as it is now, with the approvals of its revision. */
export async function findRequest(
  db: Database,
  requestId: string,
): Promise<{ request: StoredRequest; votes: Vote[] } | undefined> {
  const row = await readRequestRow(db, requestId);
  if (!row) return undefined;
  return { request: fromRow(row), votes: await readVotes(db, row.id, row.revision) };
}
