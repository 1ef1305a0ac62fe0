import type { Problem } from './problem.ts';

/** Slack reads a call from the outside in, and names what it meets first. */
const order = [
  'invalid_arguments',
  'invalid_blocks_format',
  'no_text',
  'msg_too_long',
  'view_too_large',
  'invalid_blocks',
  'only_one_table_allowed',
  'msg_blocks_too_long',
];

const rank = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);

/** The one error name that Slack answers with. Throws when there is no problem to name. */
export function slackError(problems: readonly Problem[]): string {
  const first = problems.map(({ code }) => code).sort((a, b) => rank(a) - rank(b))[0];
  if (first === undefined) throw new RangeError('There is no problem to name');
  return first;
}
