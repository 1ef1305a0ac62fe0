import type { Context } from '../context.ts';
import { isAdmin, mayApprove } from '../settings/rights.ts';
import { readSettings, type StoredSettings } from '../settings/stored-settings.ts';
import { type RequestFilter, readRequestPage, readRequestRow } from '../store/requests.ts';
import type { Database } from '../store/store.ts';
import { readVotes } from '../store/votes.ts';
import type { Vote } from './request.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';

/** `awaiting_me`: those this person can approve and has not. `all`: for admins. */
export type RequestsView = 'mine' | 'awaiting_me' | 'all';

export type RequestsPage =
  | {
      kind: 'page';
      view: RequestsView;
      /** Of this page, the newest first. */
      requests: StoredRequest[];
      /** From 0; the last one when a later was asked for. */
      page: number;
      /** At least 1. */
      pages: number;
      total: number;
    }
  | { kind: 'not_allowed'; admins: string[] };

export const REQUESTS_A_PAGE = 5;

/** @throws when Slack cannot be asked for the person's rights */
export async function listRequests(
  context: Context,
  { view, userId, page }: { view: RequestsView; userId: string; page: number },
): Promise<RequestsPage> {
  const { store, people, firstSettings } = context;
  const stored = await readSettings(store.db, firstSettings);
  if (view === 'all' && !(await isAdmin(people, stored, userId))) {
    return { kind: 'not_allowed', admins: stored.settings.admins };
  }
  if (view === 'awaiting_me' && !(await mayApprove(people, stored.settings, userId))) {
    return { kind: 'page', view, requests: [], page: 0, pages: 1, total: 0 };
  }
  const filter = filterFor(view, userId, stored);
  const size = REQUESTS_A_PAGE;
  const asked = await readRequestPage(store.db, filter, { page, size });
  const pages = Math.max(1, Math.ceil(asked.total / size));
  const shown = Math.max(0, Math.min(page, pages - 1));
  const { rows } = shown === page ? asked : await readRequestPage(store.db, filter, { page: shown, size });
  return { kind: 'page', view, requests: rows.map(fromRow), page: shown, pages, total: asked.total };
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
