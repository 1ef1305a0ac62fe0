import type { Core } from '../core.ts';
import type { Outcome, PersonVerbs } from '../page-protocol.ts';
import { close } from './close.ts';
import { command } from './command.ts';
import { openHome } from './open-home.ts';
import { press } from './press.ts';
import { say } from './say.ts';
import { shortcut } from './shortcut.ts';
import { submit } from './submit.ts';
import { suggest } from './suggest.ts';
import { channelOf, personOf } from './surface.ts';

async function look(
  core: Core,
  personId: string,
  { channel: id }: PersonVerbs['look']['body'],
): Promise<Outcome> {
  const { messages, readMarks } = core.workspace;
  const person = personOf(core, personId);
  const channel = channelOf(core, person, id);
  core.whereabouts.set(person.id, channel.id);
  const last = messages.visibleTo(person.id, channel.id).at(-1);
  if (last) readMarks.set(person.id, channel.id, last.ts);
  return { ok: true };
}

async function reload(core: Core, personId: string): Promise<Outcome> {
  const { messages, notices, views } = core.workspace;
  const { id } = personOf(core, personId);
  messages.forgetEphemeral(id);
  views.clear(id);
  notices.clear(id);
  return { ok: true };
}

async function dismissNotice(
  core: Core,
  personId: string,
  { id }: PersonVerbs['dismissNotice']['body'],
): Promise<Outcome> {
  core.workspace.notices.dismiss(personOf(core, personId).id, id);
  return { ok: true };
}

type Verbs = {
  [Verb in keyof PersonVerbs]: (
    core: Core,
    personId: string,
    body: PersonVerbs[Verb]['body'],
  ) => Promise<PersonVerbs[Verb]['result']>;
};

/** Everything a person can do. Each throws `ImpossibleError` for what Slack's client would not let a person do. */
export const verbs: Verbs = {
  say,
  command,
  press,
  submit,
  close,
  suggest,
  shortcut,
  look,
  openHome,
  reload,
  dismissNotice,
};
