import { parseSearch } from '../../numbers/parse-search.ts';
import { unclearSearchScreen } from '../messages/search-unclear.ts';
import { searchFormModal } from '../modals/search-form.ts';
import { searchWithNotice } from '../search.ts';
import type { Services } from '../services.ts';
import type { ClickHandler } from '../visits.ts';

/** "Search again", "Open the search form": the form, filled with the search it was pressed on. */
export function openSearchForm(): ClickHandler {
  return (visit) =>
    visit.openModal('Search for numbers', async () => {
      const reading = parseSearch(visit.value);
      return searchFormModal(reading.kind === 'empty' ? {} : reading.search);
    });
}

/** A button that stands for a search: its words are read as if they had been typed. */
export function searchTheseWords(services: Services): ClickHandler {
  return async (visit) => {
    const reading = parseSearch(visit.value);
    if (reading.kind === 'empty') return visit.openModal('Search for numbers', async () => searchFormModal());
    await visit.redraw(
      reading.kind === 'unclear'
        ? unclearSearchScreen(reading)
        : await searchWithNotice(services, visit, reading.search),
    );
  };
}
