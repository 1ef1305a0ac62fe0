import type { NumberSearch } from '../../numbers/number-search.ts';
import { parseSearch } from '../../numbers/parse-search.ts';
import { startSearch } from '../../numbers/search-session.ts';
import type { Person } from '../directory.ts';
import { searchAnswer } from '../messages/search-answer.ts';
import { searchInvitation, stillSearching } from '../messages/search-notices.ts';
import { unclearSearchScreen } from '../messages/search-unclear.ts';
import { searchFormModal } from '../modals/search-form.ts';
import type { Screen } from '../screen.ts';
import type { Services } from '../services.ts';
import type { CommandVisit } from '../visits.ts';

/** Milliseconds after which a person wonders whether anything is happening. */
const PATIENCE = 3_000;

/** `/phone search …` */
export async function searchCommand(services: Services, visit: CommandVisit, words: string): Promise<void> {
  const reading = parseSearch(words);
  if (reading.kind === 'empty') {
    return visit.openModal
      ? visit.openModal('Search for numbers', async () => searchFormModal())
      : visit.answer(searchInvitation());
  }
  if (reading.kind === 'unclear') return visit.answer(unclearSearchScreen(reading));

  const cancelNotice = services.clock.schedule(PATIENCE, () => {
    // Only a courtesy: when it cannot be said, the answer still comes.
    visit.answer(stillSearching(reading.search)).catch(() => {});
  });
  // Before the answer is sent, lest the notice comes after it.
  await visit.answer(await search(services, visit.person, reading.search).finally(cancelNotice));
}

/** Searches, and says what came of it. */
export async function search(services: Services, person: Person, wanted: NumberSearch): Promise<Screen> {
  return searchAnswer(await startSearch(services, person, wanted));
}
