import { MOST_RELEASED } from '../../inventory/plan-release.ts';
import { readNumbers } from '../../numbers/read-numbers.ts';
import type { Desk } from '../desk.ts';
import { releaseInvitation, tooManyToRelease, typedRelease } from '../messages/release-answers.ts';
import { drawReleasePlan } from '../modals/release-form.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone release +1… [+1…]` */
export async function releaseCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { person, openModal } = visit;
  const { phoneNumbers, unreadable } = readNumbers(words);
  if (phoneNumbers.length === 0) return visit.answer(releaseInvitation(unreadable));
  if (phoneNumbers.length > MOST_RELEASED) return visit.answer(tooManyToRelease(phoneNumbers.length));
  if (!openModal) return visit.answer(typedRelease(phoneNumbers, unreadable));
  await openModal('Release numbers', () =>
    drawReleasePlan(desk, person, { asked: phoneNumbers, unreadable }),
  );
}
