import type { Desk } from '../desk.ts';
import { portInvitation } from '../messages/port-offer.ts';
import { openPortForm } from '../modals/open-port-form.ts';
import { PORT_TITLE } from '../modals/port-form.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone port [+1… +1…]`: the form, with these numbers in it. */
export async function portCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { person, openModal } = visit;
  if (!openModal) return visit.answer(portInvitation(words));
  await openModal(PORT_TITLE, () => openPortForm(desk, person, words));
}
