import type { Button, KnownBlock } from '@slack/types';
import type { UnclearWords } from '../../numbers/parse-words.ts';
import type { Screen } from '../screen.ts';
import { counted, escapeText, listed, paragraph, smallPrint } from './text.ts';

/**
 * Says which words were not understood, which were, and what to write instead. Nothing typed is lost.
 * @param options `what`: “that search”; `buttons`: what to go on with; `examples`: whole commands
 */
export function unclearWordsScreen(
  { problems, understood }: Pick<UnclearWords<unknown>, 'problems' | 'understood'>,
  { what, buttons, examples }: { what: string; buttons: Button[]; examples: readonly string[] },
): Screen {
  const sentences = problems.map(({ sentence }) => escapeText(sentence));
  const known: KnownBlock[] =
    understood.length > 0 ? [paragraph(`I understood: ${escapeText(listed(understood))}.`)] : [];
  const intro =
    problems.length === 1
      ? `I couldn't read one part of ${what}:`
      : `I couldn't read ${counted(problems.length, 'part')} of ${what}:`;
  return {
    title: 'Not quite clear',
    text: `${intro} ${sentences.join(' ')}`,
    blocks: [
      paragraph(`${intro}\n${sentences.map((each) => `• ${each}`).join('\n')}`),
      ...known,
      { type: 'actions', elements: buttons },
      smallPrint(`For example: ${examples.map((each) => `\`${each}\``).join('  ')}`),
    ],
  };
}

/** What each problem suggests to write instead, once. */
export function suggestionsOf({ problems }: Pick<UnclearWords<unknown>, 'problems'>): string[] {
  return [...new Set(problems.flatMap(({ suggestion }) => suggestion ?? []))];
}
