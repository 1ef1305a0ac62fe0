import { searchLike } from '../../numbers/look-up-numbers.ts';
import { parseSearch } from '../../numbers/parse-search.ts';
import { fromRow, numbersOf } from '../../purchases/stored-request.ts';
import { readRequestRow } from '../../store/requests.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { searchWithNotice } from '../search.ts';
import type { Services } from '../services.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

/** "Search for similar": the search that a request came from, or one like its numbers. Only who pressed sees the answer. */
export function searchLikeClick(services: Services): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    const row = key && (await readRequestRow(services.store.db, key.id));
    if (!row) return visit.answer(requestUnknown());
    const request = fromRow(row);
    const reading = parseSearch(request.wanted.searchWords ?? '');
    const like = reading.kind === 'search' ? reading.search : searchLike(numbersOf(request));
    await visit.answer(await searchWithNotice(services, visit, like));
  };
}
