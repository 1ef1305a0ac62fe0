import type { Screen } from '../screen.ts';
import { unreadableLine } from './request-submitted.ts';
import { paragraphs } from './text.ts';

const EXAMPLES = {
  assign: { title: 'Assign a number', words: '/phone assign +14155551001 @name' },
  unassign: { title: 'Unassign a number', words: '/phone unassign +14155551001' },
  edit: { title: 'Edit a number', words: '/phone edit +14155551001' },
} as const;

/** What to write behind a command that is about one number. */
export function whichNumber(
  command: keyof typeof EXAMPLES,
  { phoneNumbers, unreadable }: { phoneNumbers: readonly string[]; unreadable: readonly string[] },
): Screen {
  const { title, words } = EXAMPLES[command];
  const text =
    phoneNumbers.length > 1
      ? `One number at a time, please: \`${words}\`.`
      : `Which number? Write it behind the command, such as \`${words}\`.`;
  return {
    title,
    text,
    blocks: paragraphs([
      ...(unreadable.length > 0 ? [unreadableLine(unreadable)] : []),
      `:point_up: ${text}`,
    ]),
  };
}
