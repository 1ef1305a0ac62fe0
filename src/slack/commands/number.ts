import { findNumber } from '../../inventory/find-number.ts';
import { lookUpOurs } from '../../inventory/look-up-ours.ts';
import { readNumbers } from '../../numbers/read-numbers.ts';
import type { Desk } from '../desk.ts';
import { lookedUpScreen } from '../messages/looked-up.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { numberCard } from '../messages/number-card.ts';
import { noSuchNumberScreen, severalNumbersScreen, whichNumberScreen } from '../messages/number-found.ts';
import type { Screen } from '../screen.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone number +1…`, a part of a number, or a name; several whole numbers are looked up at once. */
export async function numberCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  await visit.answer(await numberScreen(desk, visit, words));
}

async function numberScreen({ context }: Desk, visit: CommandVisit, words: string): Promise<Screen> {
  const userId = visit.person.id;
  if (readNumbers(words).phoneNumbers.length > 1) {
    const lookedUp = await lookUpOurs(context, { userId, text: words });
    return lookedUp.kind === 'not_allowed' ? notAllowedScreen(lookedUp) : lookedUpScreen(lookedUp);
  }
  const found = await findNumber(context, { userId, typed: words });
  switch (found.kind) {
    case 'not_allowed':
      return notAllowedScreen(found);
    case 'number':
      return numberCard(found.view, { canShare: visit.share !== undefined });
    case 'several':
      return severalNumbersScreen(found.clue, found);
    case 'nothing':
      return noSuchNumberScreen(found.clue);
    case 'too_little':
      return whichNumberScreen(found.typed);
  }
}

/** Whether words are nothing but phone numbers: then nobody needs a verb before them. */
export function areNumbers(words: string): boolean {
  const { phoneNumbers, unreadable } = readNumbers(words);
  return phoneNumbers.length > 0 && unreadable.length === 0;
}
