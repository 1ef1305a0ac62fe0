import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import { viewObject } from '../objects/view.ts';
import type { Outcome, PersonVerbs } from '../page-protocol.ts';
import { personOf } from './surface.ts';

/** Opens the bot in the sidebar. Slack waits for nothing here: the app hears `app_home_opened` and may publish. */
export async function openHome(
  core: Core,
  personId: string,
  { tab }: PersonVerbs['openHome']['body'],
): Promise<Outcome> {
  const { workspace } = core;
  const person = personOf(core, personId);
  const { homeTab, messagesTab } = workspace.app;
  if (!(tab === 'home' ? homeTab : messagesTab)) {
    throw new ImpossibleError(`The manifest leaves the app's ${tab} tab off`);
  }
  const channel = workspace.channels.imWith(person.id, workspace.clock.now());
  const home = workspace.views.homeOf(person.id);
  core.whereabouts.set(person.id, channel.id);
  core.emit('app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: channel.id,
    event_ts: workspace.ids.ts(),
    tab,
    ...(tab === 'home' && home ? { view: viewObject(home) } : {}),
  });
  return { ok: true };
}
