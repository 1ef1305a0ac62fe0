import { searchFormModal } from '../modals/search-form.ts';
import type { ShortcutHandler } from '../visits.ts';

/** The global shortcut "Search phone numbers". */
export function searchShortcut(): ShortcutHandler {
  return (visit) => visit.openModal('Search for numbers', async () => searchFormModal());
}
