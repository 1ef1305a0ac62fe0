import { describeSearch } from '../../numbers/describe-search.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import { neighbouringSearches } from '../../numbers/neighbours.ts';
import type { NumberSearch } from '../../numbers/number-search.ts';
import type { SearchOutcome } from '../../numbers/search-session.ts';
import type { Screen } from '../screen.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { searchResultsScreen } from './search-results.ts';
import { counted, escapeText, paragraph } from './text.ts';

type Found = Extract<SearchOutcome, { kind: 'found' }>;
type Nothing = Extract<SearchOutcome, { kind: 'nothing' }>;
type NotOffered = Extract<SearchOutcome, { kind: 'not_offered' }>;

/** What a search that was understood is answered with. */
export function searchAnswer(
  outcome:
    | Pick<Found, 'kind' | 'shown' | 'dropped'>
    | Pick<Nothing, 'kind' | 'search' | 'dropped'>
    | NotOffered,
): Screen {
  if (outcome.kind === 'not_offered') return notOfferedScreen();
  return outcome.kind === 'found'
    ? searchResultsScreen(outcome.shown, outcome.dropped)
    : nothingFoundScreen(outcome.search, outcome.dropped);
}

function notOfferedScreen(): Screen {
  const text = 'This Zoom account cannot be searched for such numbers.';
  return { title: 'Not available', text, blocks: [paragraph(text)] };
}

function nothingFoundScreen(search: NumberSearch, dropped: number): Screen {
  const what = escapeText(describeSearch(search));
  const neighbours = neighbouringSearches(search);
  const offered =
    dropped > 0
      ? `Zoom offered ${counted(dropped, 'number')}, but none fits.`
      : 'Zoom has none to offer there right now.';
  const next =
    neighbours.length > 0 ? 'Nearby area codes may have some:' : 'Ask for less, or for another place:';
  return {
    title: 'Nothing found',
    text: `No numbers found for ${what}.`,
    blocks: [
      paragraph(`*No numbers found* for ${what}.\n${offered} ${next}`),
      {
        type: 'actions',
        elements: [
          ...wordsButtons(
            neighbours.map((neighbour) => ({
              label: neighbour.label,
              words: formatSearch(neighbour.search),
            })),
          ),
          formButton('Search again', formatSearch(search)),
        ],
      },
    ],
  };
}
