import type { NumberSearch } from '../../numbers/number-search.ts';
import type { Screen } from '../screen.ts';
import { formButton } from './search-buttons.ts';
import { inWords } from './search-words.ts';
import { paragraph } from './text.ts';

export function stillSearching(search: NumberSearch): Screen {
  // It stays above the answer, for nothing can take it away again: it has to be true then, too.
  const text = `Searching for ${inWords(search)} takes longer than usual; the answer comes here.`;
  return { title: 'Searching', text, blocks: [paragraph(`:hourglass_flowing_sand: ${text}`)] };
}

/** Where a search without words cannot open its form by itself. */
export function searchInvitation(): Screen {
  const text = 'What kind of number? Write for example `search 415 ends 00`, or fill in the form.';
  return {
    title: 'Search for numbers',
    text,
    blocks: [paragraph(text), { type: 'actions', elements: [formButton('Open the search form', '')] }],
  };
}

export function searchForgotten(): Screen {
  const text =
    'I no longer have this search: I keep one for a week, for the person who made it. Type `/phone search` to start a new one.';
  return {
    title: 'Search is gone',
    text,
    blocks: [
      paragraph(`:hourglass: ${text}`),
      { type: 'actions', elements: [formButton('Search again', '')] },
    ],
  };
}

export function nothingTicked(): Screen {
  const text = 'Tick the numbers you would like first, then press *Request selected*.';
  return { title: 'Nothing chosen yet', text, blocks: [paragraph(`:point_up: ${text}`)] };
}
