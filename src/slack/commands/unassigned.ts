import { listIdle } from '../../inventory/list-idle.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { idleListScreen } from '../messages/idle-list.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';
import { numbersCommand } from './numbers.ts';

/** `/phone unassigned`; with words behind it, the list of numbers has them */
export async function unassignedCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  if (words.trim()) return numbersCommand(desk, visit, `${words} unassigned`);
  await visit.answer(await idleScreen(desk, visit.person, 0));
}

export function turnUnassignedPage(desk: Desk): ClickHandler {
  return async (visit) => {
    const page = Number(visit.value);
    const to = Number.isSafeInteger(page) && page > 0 ? page : 0;
    await visit.redraw(await idleScreen(desk, visit.person, to));
  };
}

async function idleScreen({ context }: Desk, { id: userId }: Person, page: number): Promise<Screen> {
  const idle = await listIdle(context, { userId, page });
  return idle.kind === 'not_allowed' ? notAllowedScreen(idle) : idleListScreen(idle);
}
