import type { KnownBlock } from '@slack/types';
import { describeSearch } from '../../numbers/describe-search.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import { parseSearch, type SearchReading } from '../../numbers/parse-search.ts';
import type { Screen } from '../screen.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { counted, escapeText, listed, paragraph, smallPrint } from './text.ts';

const EXAMPLES = ['415', 'San Francisco, CA sms', 'toll-free x25', '415 ends 00', 'texas under $2 memorable'];

type UnclearSearch = Extract<SearchReading, { kind: 'unclear' }>;

/** Says which words were not understood, which were, and what to write instead. Nothing typed is lost. */
export function unclearSearchScreen({ problems, understood, search }: UnclearSearch): Screen {
  const suggestions = problems.flatMap(({ suggestion }) => suggestion ?? []);
  const sentences = problems.map(({ sentence }) => escapeText(sentence));
  const known: KnownBlock[] =
    understood.length > 0 ? [paragraph(`I understood: ${escapeText(listed(understood))}.`)] : [];
  const intro =
    problems.length === 1
      ? "I couldn't read one part of that search:"
      : `I couldn't read ${counted(problems.length, 'part')} of that search:`;
  return {
    title: 'Not quite clear',
    text: `${intro} ${sentences.join(' ')}`,
    blocks: [
      paragraph(`${intro}\n${sentences.map((each) => `• ${each}`).join('\n')}`),
      ...known,
      {
        type: 'actions',
        elements: [
          ...wordsButtons(
            [...new Set(suggestions)].map((words) => ({ label: `Search ${inWords(words)}`, words })),
          ),
          formButton('Open the search form', formatSearch(search)),
        ],
      },
      smallPrint(`For example: ${EXAMPLES.map((each) => `\`/phone search ${each}\``).join('  ')}`),
    ],
  };
}

/** A suggestion as people say it; on a button, the grammar's own spelling would look like code. */
function inWords(words: string): string {
  const reading = parseSearch(words);
  return reading.kind === 'search' ? describeSearch(reading.search) : words;
}
