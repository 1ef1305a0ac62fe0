import { EVERY_NUMBER } from '../../inventory/number-filter.ts';
import type { Desk } from '../desk.ts';
import type { CommandVisit } from '../visits.ts';
import { listScreen } from './numbers.ts';
import { searchCommand } from './search.ts';

/** `/phone tollfree`: those we have; with words, or `search`, behind it: those that can be bought. */
export async function tollFreeCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const isSearch = /^(?:search|find)\b/i.test(words);
  const wanted = words.replace(/^(?:search|find)\b\s*/i, '');
  if (isSearch || wanted) return searchCommand(desk, visit, `toll-free ${wanted}`);
  await visit.answer(await listScreen(desk, visit.person, { kind: 'toll_free', filter: EVERY_NUMBER }));
}
