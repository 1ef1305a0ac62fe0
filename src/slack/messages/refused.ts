import type { Refusal } from '../access.ts';
import type { Screen } from '../screen.ts';
import { escapeText, listed, paragraph } from './text.ts';

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
  return {
    title: 'Not available to you',
    text: why,
    blocks: [paragraph(`:no_entry: ${why}\n${whomToAsk(admins)}`)],
  };
}

/** Names the admins as mentions: an answer that one person sees pages nobody. */
export function whomToAsk(admins: readonly string[]): string {
  const mentions = admins.map((id) => (id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`));
  return mentions.length > 0
    ? `If you need a number, ask ${listed(mentions, 'or')}.`
    : 'If you need a number, ask the person who invited you.';
}
