import { checkPortability } from '../../porting/check-portability.ts';
import { forbids } from '../../settings/roles.ts';
import { openPortForm } from '../actions/port.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { portCheckProblem, portCheckScreen, portInvitation } from '../messages/port-check.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone port` opens the form, `/phone port check +1…` answers at once. */
export async function portCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { context } = desk;
  const { person, openModal } = visit;
  const numbers = words.replace(/^(check|in)\b/i, '').trim();
  if (!numbers) {
    if (openModal) return openModal('Port a number in', () => openPortForm(desk, person));
    const forbidden = await forbids(context, 'port', person.id);
    return visit.answer(forbidden ? notAllowedScreen(forbidden) : portInvitation());
  }
  const checked = await checkPortability(context, { userId: person.id, text: numbers });
  switch (checked.kind) {
    case 'not_allowed':
      return visit.answer(notAllowedScreen(checked));
    case 'checked':
      return visit.answer(portCheckScreen(checked));
    default:
      return visit.answer(portCheckProblem(checked));
  }
}
