import type { Context } from '../../context.ts';
import { findRequest } from '../../purchases/list-requests.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { requestNumbersScreen } from '../messages/request-numbers.ts';
import { modalOf, type Screen } from '../screen.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

/** "Show all numbers": those that the card only counts. */
export function showNumbersClick(context: Context): ClickHandler {
  return (visit) =>
    visit.openModal('All numbers', async () => modalOf(await numbersScreen(context, visit.value, 0)));
}

/** Another page of them. */
export function turnNumbersPage(context: Context): ClickHandler {
  return async (visit) => {
    const [page = '', ...key] = visit.value.split('|');
    await visit.redraw(await numbersScreen(context, key.join('|'), Number.parseInt(page, 10) || 0));
  };
}

async function numbersScreen({ store }: Context, value: string, page: number): Promise<Screen> {
  const key = readRequestKey(value);
  const found = key && (await findRequest(store.db, key.id));
  return found ? requestNumbersScreen(found.request, Math.max(0, page)) : requestUnknown();
}
