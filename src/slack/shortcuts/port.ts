import type { Desk } from '../desk.ts';
import { openPortForm } from '../modals/open-port-form.ts';
import { PORT_TITLE } from '../modals/port-form.ts';
import type { ShortcutHandler } from '../visits.ts';

/** The global shortcut "Port a number in". */
export function portShortcut(desk: Desk): ShortcutHandler {
  return (visit) => visit.openModal(PORT_TITLE, () => openPortForm(desk, visit.person, ''));
}
