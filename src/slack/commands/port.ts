import { plainText } from '../../numbers/plain-text.ts';
import { checkPortability } from '../../porting/check-portability.ts';
import { forbids } from '../../settings/roles.ts';
import { openPortCheck } from '../actions/port.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { checkInvitation, portCheckProblem, portCheckScreen } from '../messages/port-check.ts';
import { portInvitation } from '../messages/port-offer.ts';
import { openPortForm } from '../modals/open-port-form.ts';
import { PORT_TITLE } from '../modals/port-form.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone port [+1…]` opens the form, with these numbers in it; `/phone port check +1…` only answers. */
export async function portCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const [, isCheck, rest = ''] = /^(check\b)?\s*(?:in\b)?\s*(.*)$/is.exec(words) ?? [];
  if (isCheck) return checkCommand(desk, visit, rest);
  const { person, openModal } = visit;
  // A field of a form shows what Slack has put around the words, too. Lines part numbers.
  const typed = rest.split('\n').map(plainText).join('\n');
  if (openModal) return openModal(PORT_TITLE, () => openPortForm(desk, person, typed));
  const forbidden = await forbids(desk.context, 'port', person.id);
  await visit.answer(forbidden ? notAllowedScreen(forbidden) : portInvitation(typed));
}

async function checkCommand(desk: Desk, visit: CommandVisit, numbers: string): Promise<void> {
  const { context } = desk;
  const { person, openModal } = visit;
  if (!numbers) {
    if (openModal) return openModal('Check portability', () => openPortCheck(desk, person));
    const forbidden = await forbids(context, 'port', person.id);
    return visit.answer(forbidden ? notAllowedScreen(forbidden) : checkInvitation());
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
