import type { Refusal } from '../access.ts';
import type { Screen } from '../screen.ts';
import { whomToAsk } from './people.ts';
import { escapeText, paragraph } from './text.ts';

export type WhoHelps = { teamName: string; admins: readonly string[] };

/** Says why a person may not use the bot, and who can help. */
export function refusedScreen(refusal: Refusal, { teamName, admins }: WhoHelps): Screen {
  const team = escapeText(teamName);
  const why = {
    guest: `Company phone numbers are for full members of ${team}, and you are here as a guest, so I can't show or search them.`,
    stranger: `Company phone numbers are for members of ${team}, and you are here from another workspace, so I can't show or search them.`,
    bot: 'Phone numbers are requested by people. An app or workflow cannot do it in their place.',
    deactivated: 'This Slack account is deactivated, so it cannot be used for phone numbers.',
  }[refusal];
  // An answer that one person sees pages nobody.
  const ask = admins.length > 0 ? whomToAsk(admins) : 'the person who invited you';
  return {
    title: 'Not available to you',
    text: why,
    blocks: [paragraph(`:no_entry: ${why}\nIf you need a number, ask ${ask}.`)],
  };
}
