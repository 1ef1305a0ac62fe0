import type { ActionsBlock, Button, Checkboxes, PlainTextOption } from '@slack/types';
import type { FoundNumber } from '../../numbers/find-numbers.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import type { ShownSearch } from '../../numbers/search-session.ts';
import { pointTo } from '../actions/search-key.ts';
import type { Screen } from '../screen.ts';
import { numberLine, placeLine } from './number-line.ts';
import { formButton } from './search-buttons.ts';
import { inWords } from './search-words.ts';
import { counted, listed, paragraph, plain, smallPrint } from './text.ts';

/** The answer to a search: numbers to tick, page by page. */
export function searchResultsScreen(shown: ShownSearch, notes: readonly string[] = []): Screen {
  const what = inWords(shown.search);
  return {
    title: 'Available numbers',
    text: `${counted(shown.numbers.length, 'number')} for ${what}: ${listed(shown.onPage.map((each) => formatNumber(each.phoneNumber)))}`,
    blocks: [
      paragraph(`*${counted(shown.numbers.length, 'number')}* · ${what}`),
      smallPrint(standing(shown)),
      choices(shown),
      controls(shown),
      ...notes.map(smallPrint),
    ],
  };
}

/** The ticks on this page are seen, and change before it is drawn again: what counts is what is ticked elsewhere. */
function standing({ page, pages, onPage, ...shown }: ShownSearch): string {
  const parts = pages > 1 ? [`Page ${page + 1} of ${pages}`] : [];
  const here = new Set(onPage.map(({ phoneNumber }) => phoneNumber));
  const selected = shown.selected.filter(({ phoneNumber }) => !here.has(phoneNumber));
  if (selected.length === 0) return [...parts, 'Tick the numbers you would like.'].join(' · ');
  const cost = selected.reduce((sum, { monthlyCost }) => sum + monthlyCost, 0);
  const numbers = selected.slice(0, 4).map((each) => formatNumber(each.phoneNumber));
  const more = selected.length > 4 ? [`${selected.length - 4} more`] : [];
  return [
    ...parts,
    `${selected.length} chosen on other pages, ${formatMoney(cost)} a month: ${listed([...numbers, ...more])}`,
  ].join(' · ');
}

function choices(shown: ShownSearch): ActionsBlock {
  const options = shown.onPage.map(numberOption);
  const chosen = new Set(shown.selected.map(({ phoneNumber }) => phoneNumber));
  const ticked = options.filter(({ value }) => value !== undefined && chosen.has(value));
  const checkboxes: Checkboxes = {
    type: 'checkboxes',
    action_id: 'search_choose',
    options,
    ...(ticked.length > 0 ? { initial_options: ticked } : {}),
  };
  // The block id is new for every rendering, or Slack would keep the ticks of the page before.
  return { type: 'actions', block_id: pointTo(shown, 'choose'), elements: [checkboxes] };
}

function numberOption(found: FoundNumber): PlainTextOption {
  const place = placeLine(found);
  return {
    text: plain(numberLine(found)),
    // Slack refuses a description that is there and empty.
    ...(place ? { description: plain(place) } : {}),
    value: found.phoneNumber,
  };
}

function controls(shown: ShownSearch): ActionsBlock {
  const { page, pages, sort, search } = shown;
  const turn = (to: number, label: string, id: string): Button => ({
    type: 'button',
    action_id: `search_page:${id}`,
    text: plain(label),
    value: pointTo(shown, String(to)),
  });
  const memorable = { text: plain('Most memorable first'), value: pointTo(shown, 'memorable') };
  const price = { text: plain('Lowest price first'), value: pointTo(shown, 'price') };
  return {
    type: 'actions',
    block_id: pointTo(shown, 'controls'),
    elements: [
      {
        type: 'button',
        action_id: 'search_request',
        style: 'primary',
        text: plain('Request selected'),
        value: pointTo(shown),
      },
      ...(page > 0 ? [turn(page - 1, 'Previous page', 'back')] : []),
      ...(page < pages - 1 ? [turn(page + 1, 'Next page', 'on')] : []),
      formButton('Search again', formatSearch(search)),
      {
        type: 'static_select',
        action_id: 'search_sort',
        placeholder: plain('Sort'),
        options: [memorable, price],
        initial_option: sort === 'price' ? price : memorable,
      },
    ],
  };
}
