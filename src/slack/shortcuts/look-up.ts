import { lookUpOurs } from '../../inventory/look-up-ours.ts';
import type { Desk } from '../desk.ts';
import { lookedUpScreen } from '../messages/looked-up.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { modalOf } from '../screen.ts';
import type { ShortcutHandler } from '../visits.ts';

/** The message shortcut "Look up these numbers": which of the numbers in a message are ours, and whose. */
export function lookUpShortcut({ context }: Desk): ShortcutHandler {
  return (visit) =>
    visit.openModal('Numbers in the message', async () => {
      const text = visit.messageText ?? '';
      const lookedUp = await lookUpOurs(context, { userId: visit.person.id, text });
      return modalOf(lookedUp.kind === 'not_allowed' ? notAllowedScreen(lookedUp) : lookedUpScreen(lookedUp));
    });
}
