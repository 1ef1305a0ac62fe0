import { requestExport } from '../../inventory/export-inventory.ts';
import type { Desk } from '../desk.ts';
import { exportBegun, exportNotUnderstood } from '../messages/export-card.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';

/** `/phone export`, and behind it which numbers */
export async function exportCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  await visit.answer(await exportScreen(desk, visit.person.id, words));
}

/** "Export as CSV" below a list; its value says which numbers. */
export function exportClicked(desk: Desk): ClickHandler {
  return async (visit) => visit.answer(await exportScreen(desk, visit.person.id, visit.value));
}

async function exportScreen({ context }: Desk, by: string, words: string): Promise<Screen> {
  const requested = await requestExport(context, { by, words });
  switch (requested.kind) {
    case 'requested':
      return exportBegun();
    case 'not_allowed':
      return notAllowedScreen(requested);
    case 'unclear':
      return exportNotUnderstood(requested.problems);
  }
}
