import type { NumberSearch } from '../numbers/number-search.ts';
import { startSearch } from '../numbers/search-session.ts';
import type { Person } from './directory.ts';
import { searchAnswer } from './messages/search-answer.ts';
import { stillSearching } from './messages/search-notices.ts';
import type { Screen } from './screen.ts';
import { SearchFailed } from './search-failed.ts';
import type { Services } from './services.ts';
import type { Visit } from './visits.ts';

/** Milliseconds after which a person wonders whether anything is happening. */
const PATIENCE = 3_000;

/** Searches, and says what came of it. @throws SearchFailed */
export async function search(services: Services, person: Person, wanted: NumberSearch): Promise<Screen> {
  const outcome = await startSearch(services, person, wanted).catch((error: unknown) => {
    throw new SearchFailed(wanted, error);
  });
  if (outcome.kind !== 'not_offered' && (outcome.wrong > 0 || outcome.failure)) {
    const { wrong, unanswered, failure: err } = outcome;
    services.log.warn(
      { wrong, unanswered, err },
      'Zoom offered what was not asked for, or gave half an answer',
    );
  }
  return searchAnswer(outcome);
}

/** The same where nothing shows that it is under way: a search that takes long is said to be. */
export async function searchWithNotice(
  services: Services,
  visit: Pick<Visit, 'person' | 'answer'>,
  wanted: NumberSearch,
): Promise<Screen> {
  let notice: Promise<void> | undefined;
  const cancel = services.clock.schedule(PATIENCE, () => {
    // Only a courtesy: when it cannot be said, the answer still comes.
    notice = visit.answer(stillSearching(wanted)).catch(() => {});
  });
  try {
    return await search(services, visit.person, wanted);
  } finally {
    cancel();
    // Lest it comes after the answer.
    await notice;
  }
}
