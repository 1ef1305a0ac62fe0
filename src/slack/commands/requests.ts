import { z } from 'zod';
import { listRequests, type RequestsView } from '../../purchases/list-requests.ts';
import type { StoredRequest } from '../../purchases/stored-request.ts';
import { isKnownAdmin } from '../../settings/rights.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import { readCards } from '../../store/cards.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { allIsForAdmins, requestsListScreen } from '../messages/requests-list.ts';
import { approvalSubject, requesterSubject } from '../render-request.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';

const WORDS: Readonly<Record<string, RequestsView>> = {
  mine: 'mine',
  awaiting: 'awaiting_me',
  'awaiting me': 'awaiting_me',
  open: 'awaiting_me',
  all: 'all',
};

/** `/phone requests`: what waits for this person, or else their own; and `… mine`, `… awaiting`, `… all` */
export async function requestsCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const view = WORDS[words.trim().toLowerCase()];
  await visit.answer(await requestsScreen(desk, visit.person, { view, page: 0 }));
}

const pageValue = z
  .tuple([z.enum(['mine', 'awaiting_me', 'all']), z.coerce.number().int().nonnegative()])
  .catch(['mine', 0]);

/** Another page of the list, another list, or the same one as it is now. */
export function turnRequestsPage(desk: Desk): ClickHandler {
  return async (visit) => {
    const [view, page] = pageValue.parse(visit.value.split('|'));
    await visit.redraw(await requestsScreen(desk, visit.person, { view, page }));
  };
}

async function requestsScreen(
  desk: Desk,
  { id: userId }: Person,
  wanted: { view: RequestsView | undefined; page: number },
): Promise<Screen> {
  const { context } = desk;
  const list = await listRequests(context, { ...wanted, userId });
  if (list.kind === 'not_allowed') return allIsForAdmins(list.admins);
  const stored = await readSettings(context.store.db, context.firstSettings);
  const [isAdmin, links] = await Promise.all([
    isKnownAdmin(context.people, stored, userId),
    linksToCards(desk, list.requests, userId),
  ]);
  return requestsListScreen(list, { userId, isAdmin, links });
}

/** To each request's card: the person's own in their direct message, or that of the approvers. */
async function linksToCards(
  { context, workspace }: Desk,
  requests: readonly StoredRequest[],
  userId: string,
): Promise<Map<string, string>> {
  const found = await Promise.all(
    requests.map(async ({ id, requesterId }): Promise<[string, string][]> => {
      const subject = requesterId === userId ? requesterSubject(id) : approvalSubject(id);
      const [card] = await readCards(context.store.db, subject);
      const link = card && (await workspace.linkTo(card));
      return link ? [[id, link]] : [];
    }),
  );
  return new Map(found.flat());
}
