import { z } from 'zod';
import { listRequests, type RequestsView } from '../../purchases/list-requests.ts';
import { isKnownAdmin } from '../../settings/rights.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { allIsForAdmins, requestsListScreen } from '../messages/requests-list.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';

const WORDS: Readonly<Record<string, RequestsView>> = {
  '': 'mine',
  mine: 'mine',
  awaiting: 'awaiting_me',
  'awaiting me': 'awaiting_me',
  open: 'awaiting_me',
  all: 'all',
};

/** `/phone requests`, and `… awaiting`, `… all` */
export async function requestsCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const view = WORDS[words.trim().toLowerCase()] ?? 'mine';
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
  { context }: Desk,
  { id: userId }: Person,
  wanted: { view: RequestsView; page: number },
): Promise<Screen> {
  const list = await listRequests(context, { ...wanted, userId });
  if (list.kind === 'not_allowed') return allIsForAdmins(list.admins);
  const stored = await readSettings(context.store.db, context.firstSettings);
  return requestsListScreen(list, { userId, isAdmin: await isKnownAdmin(context.people, stored, userId) });
}
