import type { NotAllowed, Role } from '../../settings/roles.ts';
import type { Screen } from '../screen.ts';
import { mentions } from './people.ts';
import { paragraph } from './text.ts';

const DOES: Readonly<Record<Role, string>> = {
  look: 'look at the numbers that we have',
  assign: 'assign or edit numbers',
  release: 'release numbers',
  port: 'port numbers in',
};

/** Says what a person may not do, and who can. */
export function notAllowedScreen({ role, who }: NotAllowed): Screen {
  const ask = who.length > 0 ? mentions(who, 'or') : 'an admin of this workspace';
  const text = `You may not ${DOES[role]}. Ask ${ask}.`;
  return { title: 'Not for you', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}
