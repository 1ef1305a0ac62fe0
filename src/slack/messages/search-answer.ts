import { formatSearch } from '../../numbers/format-search.ts';
import { neighbouringSearches } from '../../numbers/neighbours.ts';
import { MAX_QUANTITY, type NumberSearch } from '../../numbers/number-search.ts';
import type { SearchOutcome } from '../../numbers/search-session.ts';
import type { Screen } from '../screen.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { searchResultsScreen } from './search-results.ts';
import { inWords } from './search-words.ts';
import { counted, escapeText, listed, paragraph, smallPrint } from './text.ts';

type Nothing = Extract<SearchOutcome, { kind: 'nothing' }>;
type Findings = Pick<Nothing, 'dropped' | 'unanswered'>;

/** What a search that was understood is answered with. */
export function searchAnswer(outcome: SearchOutcome): Screen {
  switch (outcome.kind) {
    case 'found':
      return searchResultsScreen(outcome.shown, [...leftOut(outcome), ...unanswered(outcome)]);
    case 'nothing':
      return nothingFoundScreen(outcome);
    case 'not_offered':
      return notOfferedScreen();
  }
}

function leftOut({ dropped }: Findings): string[] {
  if (dropped === 0) return [];
  const are = dropped === 1 ? 'is' : 'are';
  return [
    `${counted(dropped, 'other number')} that Zoom offered did not fit your search and ${are} left out.`,
  ];
}

function unanswered({ unanswered: codes }: Findings): string[] {
  if (codes.length === 0) return [];
  return [
    `:warning: Zoom gave no answer for ${escapeText(listed(codes))}; search again to ask it once more.`,
  ];
}

function notOfferedScreen(): Screen {
  const text = 'This Zoom account cannot be searched for such numbers.';
  return { title: 'Not available', text, blocks: [paragraph(text)] };
}

function nothingFoundScreen(nothing: Nothing): Screen {
  const { search } = nothing;
  const what = inWords(search);
  const neighbours = neighbouringSearches(search);
  const next = neighbours.length > 0 ? ' Nearby area codes may have some:' : '';
  return {
    title: 'Nothing found',
    text: `No numbers found for ${what}.`,
    blocks: [
      paragraph(`*No numbers found* for ${what}.\n${offered(nothing)}${next}`),
      ...unanswered(nothing).map(smallPrint),
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

/** What Zoom had, and where to look further. */
function offered({ search, dropped }: Nothing): string {
  if (dropped === 0) return 'Zoom has none to offer there right now.';
  if (dropped >= MAX_QUANTITY && isAnywhere(search)) {
    return `None of the first ${counted(dropped, 'number')} that Zoom offers fits. Name an area code or a state to look further.`;
  }
  return `None of the ${counted(dropped, 'number')} that Zoom offers fits.`;
}

function isAnywhere({ areaCodes, city, state, tollFreePrefixes }: NumberSearch): boolean {
  return !(areaCodes || city || state || tollFreePrefixes);
}
