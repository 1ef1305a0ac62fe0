import { parseSearch } from '../../numbers/parse-search.ts';
import { helpScreen } from '../messages/help.ts';
import { searchInvitation } from '../messages/search-notices.ts';
import { unclearSearchScreen } from '../messages/search-unclear.ts';
import { searchFormModal } from '../modals/search-form.ts';
import { searchWithNotice } from '../search.ts';
import type { Services } from '../services.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone search …` */
export async function searchCommand(services: Services, visit: CommandVisit, words: string): Promise<void> {
  if (/^help[.!?]?$/i.test(words.trim())) return visit.answer(helpScreen());
  const reading = parseSearch(words);
  if (reading.kind === 'empty') {
    return visit.openModal
      ? visit.openModal('Search for numbers', async () => searchFormModal())
      : visit.answer(searchInvitation());
  }
  await visit.answer(
    reading.kind === 'unclear'
      ? unclearSearchScreen(reading)
      : await searchWithNotice(services, visit, reading.search),
  );
}
