import { changeSearch, type ShownSearch } from '../../numbers/search-session.ts';
import { searchForgotten } from '../messages/search-notices.ts';
import { searchResultsScreen } from '../messages/search-results.ts';
import type { Services } from '../services.ts';
import type { ClickHandler } from '../visits.ts';
import { readPointer } from './search-key.ts';

/** A tick is kept and nothing is drawn: the tick itself is what the person sees. */
export function chooseNumbers({ store }: Services): ClickHandler {
  return async (visit) => {
    const pointer = readPointer(visit.blockId);
    const shown = pointer && (await changeSearch(store, visit.person, pointer.key, { ticked: visit.ticked }));
    if (!shown) await visit.answer(searchForgotten());
    else if (shown.revision !== pointer.key.revision) await visit.redraw(searchResultsScreen(shown));
  };
}

export function turnPage({ store }: Services): ClickHandler {
  return changing(store, (page) => ({ page: Math.trunc(Number(page)) || 0 }));
}

export function sortResults({ store }: Services): ClickHandler {
  return changing(store, (order) => ({ sort: order === 'price' ? 'price' : 'memorable' }));
}

/** Keeps what is ticked, changes what is shown as the click's argument says, and draws it. */
function changing(
  store: Services['store'],
  change: (argument: string) => { page?: number; sort?: ShownSearch['sort'] },
): ClickHandler {
  return async (visit) => {
    const pointer = readPointer(visit.value);
    const shown =
      pointer &&
      (await changeSearch(store, visit.person, pointer.key, {
        ticked: visit.ticked,
        ...change(pointer.argument),
      }));
    await visit.redraw(shown ? searchResultsScreen(shown) : searchForgotten());
  };
}
