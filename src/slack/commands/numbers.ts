import { EVERY_NUMBER, type NumberFilter } from '../../inventory/number-filter.ts';
import { startList, turnList } from '../../inventory/number-list.ts';
import { parseFilter } from '../../inventory/parse-filter.ts';
import type { ListKind } from '../../inventory/read-list-page.ts';
import { nearest } from '../../numbers/spelling.ts';
import { readPointer } from '../actions/search-key.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import {
  listForgotten,
  numberListScreen,
  unclearFilterScreen,
  unknownSiteScreen,
} from '../messages/number-list.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';
import { areNumbers, numberCommand } from './number.ts';

/** `/phone numbers`, and behind it which */
export async function numbersCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  if (areNumbers(words)) return numberCommand(desk, visit, words);
  await visit.answer(await wordsScreen(desk, visit.person, words));
}

/** What answers the buttons of a list. */
export function numberListClicks(desk: Desk): Record<string, ClickHandler> {
  return {
    numbers_page: turnNumbersPage(desk),
    numbers_words: async (visit) => visit.redraw(await wordsScreen(desk, visit.person, visit.value)),
  };
}

function turnNumbersPage({ context }: Desk): ClickHandler {
  return async (visit) => {
    const pointer = readPointer(visit.value);
    if (!pointer) return visit.redraw(listForgotten());
    const to = pointer.argument === 'back' ? 'back' : 'next';
    const turned = await turnList(context, visit.person, { ...pointer.key, to });
    if (turned.kind === 'not_allowed') return visit.answer(notAllowedScreen(turned));
    await visit.redraw(turned.kind === 'forgotten' ? listForgotten() : numberListScreen(turned.shown));
  };
}

async function wordsScreen(desk: Desk, person: Person, words: string): Promise<Screen> {
  const reading = parseFilter(words);
  if (reading.kind === 'unclear') return unclearFilterScreen(reading);
  return listScreen(desk, person, {
    kind: 'numbers',
    filter: reading.kind === 'search' ? reading.search : EVERY_NUMBER,
  });
}

export async function listScreen(
  { context, sites }: Desk,
  person: Person,
  wanted: { kind: ListKind; filter: NumberFilter },
): Promise<Screen> {
  const outcome = await startList(context, person, wanted);
  if (outcome.kind === 'not_allowed') return notAllowedScreen(outcome);
  const { siteId } = wanted.filter;
  // Only then, for it is another call.
  const known = outcome.shown.numbers.length === 0 && siteId !== undefined ? await sites() : undefined;
  if (siteId === undefined || !known || known.length === 0 || known.includes(siteId)) {
    return numberListScreen(outcome.shown);
  }
  return unknownSiteScreen(wanted.filter, { sites: known, meant: meantSite(siteId, known) });
}

/** `SF` for `site_sf`, and slips. */
function meantSite(typed: string, sites: readonly string[]): string | undefined {
  const fold = (site: string) =>
    site
      .toLowerCase()
      .replace(/^site[\s_-]*/, '')
      .replace(/[\s_-]+/g, ' ');
  const byFold = new Map(sites.map((site) => [fold(site), site]));
  const near = byFold.has(fold(typed)) ? fold(typed) : nearest(fold(typed), byFold.keys());
  return near === undefined ? undefined : byFold.get(near);
}
