import type { Button } from '@slack/types';
import { cut, plain } from './text.ts';

/** Buttons that each start a search with words of their own. The words are read anew when one is pressed. */
export function wordsButtons(searches: readonly { label: string; words: string }[]): Button[] {
  return searches.map(({ label, words }, index) => ({
    type: 'button',
    action_id: `search_words:${index}`,
    text: plain(label),
    value: cut(words, 2_000),
  }));
}

/** Opens the search form, filled with these words. */
export function formButton(label: string, words: string): Button {
  // Slack refuses a value that is there and empty.
  const value = words ? { value: cut(words, 2_000) } : {};
  return { type: 'button', action_id: 'search_form', text: plain(label), ...value };
}
