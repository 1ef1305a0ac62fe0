import { changeSearch, type ShownSearch } from '../../numbers/search-session.ts';
import { searchForgotten } from '../messages/search-notices.ts';
import { searchResultsScreen } from '../messages/search-results.ts';
import type { Services } from '../services.ts';
import type { ClickHandler, ClickVisit } from '../visits.ts';
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
  return async (visit) => {
    const pointer = readPointer(visit.value);
    await redraw(
      visit,
      pointer &&
        (await changeSearch(store, visit.person, pointer.key, {
          ticked: visit.ticked,
          page: Math.trunc(Number(pointer.argument)) || 0,
        })),
    );
  };
}

export function sortResults({ store }: Services): ClickHandler {
  return async (visit) => {
    const pointer = readPointer(visit.value);
    await redraw(
      visit,
      pointer &&
        (await changeSearch(store, visit.person, pointer.key, {
          ticked: visit.ticked,
          sort: pointer.argument === 'price' ? 'price' : 'memorable',
        })),
    );
  };
}

async function redraw(visit: ClickVisit, shown: ShownSearch | undefined): Promise<void> {
  await visit.redraw(shown ? searchResultsScreen(shown) : searchForgotten());
}
