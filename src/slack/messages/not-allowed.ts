import type { NotAllowed, Role } from '../../settings/roles.ts';
import type { Screen } from '../screen.ts';
import { whomToAsk } from './people.ts';
import { paragraph } from './text.ts';

const DOES: Readonly<Record<Role, string>> = {
  look: 'look at the numbers that we have',
  assign: 'assign or edit numbers',
  release: 'release numbers',
  port: 'port numbers in',
};

/** Says what a person may not do, and who can. */
export function notAllowedScreen({ role, who }: NotAllowed): Screen {
  const text = `You may not ${DOES[role]}. Ask ${whomToAsk(who)}.`;
  return { title: 'Not for you', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}
