import type { Screen } from '../screen.ts';
import { paragraph } from './text.ts';

const EXAMPLES = {
  assign: { title: 'Assign a number', words: '/phone assign +14155551001 @name' },
  unassign: { title: 'Unassign a number', words: '/phone unassign +14155551001' },
  edit: { title: 'Edit a number', words: '/phone edit +14155551001' },
} as const;

/** What to write behind a command that is about one number. @param count numbers that were written */
export function whichNumber(command: keyof typeof EXAMPLES, count: number): Screen {
  const { title, words } = EXAMPLES[command];
  const text =
    count > 1
      ? `One number at a time, please: \`${words}\`.`
      : `Which number? Write it after the command, such as \`${words}\`; three of its digits or its name will do.`;
  return { title, text, blocks: [paragraph(`:point_up: ${text}`)] };
}
