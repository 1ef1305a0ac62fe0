import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import type { NumberType } from '../zoom/types.ts';
import { readPortNumbers } from './read-port-numbers.ts';

/** As many as Zoom checks at once. */
export const MOST_CHECKED = 100;

/** What is known of one number that somebody would like to bring over. */
export type CheckedNumber = {
  /** E.164. */
  phoneNumber: string;
  /** `unsaid`: Zoom's answer has nothing of it. */
  portable: 'yes' | 'no' | 'unsaid';
  /** The losing carrier. */
  carrierName?: string | undefined;
  type?: NumberType | undefined;
  /** Why not, in Zoom's words. */
  reason?: string | undefined;
};

export type PortabilityChecked =
  | NotAllowed
  /** There is no number in what was written that could be asked about. */
  | { kind: 'no_numbers'; problems: string[] }
  | { kind: 'too_many'; count: number }
  | {
      kind: 'checked';
      /** In the order they were written. */
      numbers: CheckedNumber[];
      /** What was left out, in sentences that say what and why. */
      problems: string[];
    };

/**
 * Asks Zoom whether numbers can be ported in. Nothing changes by it.
 * @param text the numbers as somebody typed or pasted them, in any form that the form of a port takes
 * @throws the errors of `zoom/errors.ts`; when Slack cannot be asked for the person's rights
 */
export async function checkPortability(
  context: Context,
  { userId, text }: { userId: string; text: string },
): Promise<PortabilityChecked> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { phoneNumbers, problems } = readPortNumbers(text);
  if (phoneNumbers.length === 0) return { kind: 'no_numbers', problems };
  if (phoneNumbers.length > MOST_CHECKED) return { kind: 'too_many', count: phoneNumbers.length };
  const answers = await context.zoom.porting.validate(phoneNumbers);
  const known = new Map(answers.map((answer) => [answer.phoneNumber, answer]));
  return {
    kind: 'checked',
    problems,
    numbers: phoneNumbers.map((phoneNumber): CheckedNumber => {
      const answer = known.get(phoneNumber);
      if (!answer) return { phoneNumber, portable: 'unsaid' };
      const { portable, carrierName, type, reason } = answer;
      return { phoneNumber, portable: portable ? 'yes' : 'no', carrierName, type, reason };
    }),
  };
}
