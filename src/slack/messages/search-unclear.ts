import { describeSearch } from '../../numbers/describe-search.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import { parseSearch, type UnclearSearch } from '../../numbers/parse-search.ts';
import type { Screen } from '../screen.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { suggestionsOf, unclearWordsScreen } from './unclear-words.ts';

const EXAMPLES = ['415', 'San Francisco, CA sms', 'toll-free x25', '415 ends 00', 'texas under $2 memorable'];

/** A search that was not understood. */
export function unclearSearchScreen(unclear: UnclearSearch): Screen {
  return unclearWordsScreen(unclear, {
    what: 'that search',
    buttons: [
      ...wordsButtons(suggestionsOf(unclear).map((words) => ({ label: `Search ${inWords(words)}`, words }))),
      formButton('Open the search form', formatSearch(unclear.search)),
    ],
    examples: EXAMPLES.map((each) => `/phone search ${each}`),
  });
}

/** A suggestion as people say it; on a button, the grammar's own spelling would look like code. */
function inWords(words: string): string {
  const reading = parseSearch(words);
  return reading.kind === 'search' ? describeSearch(reading.search) : words;
}
