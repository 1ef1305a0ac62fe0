import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import type { Outcome, PersonVerbs } from '../page-protocol.ts';
import { globalShortcutPayload, messageShortcutPayload } from '../payloads/shortcut.ts';
import { shortcutFailure } from './failure-text.ts';
import { personOf, surfaceOf } from './surface.ts';

/** Uses a shortcut from the search bar, or from a message's menu. */
export async function shortcut(
  core: Core,
  personId: string,
  { callbackId, message: at }: PersonVerbs['shortcut']['body'],
): Promise<Outcome> {
  const { workspace } = core;
  const person = personOf(core, personId);
  const type = at ? 'message' : 'global';
  const known = workspace.app.shortcuts.some((one) => one.type === type && one.callbackId === callbackId);
  if (!known) throw new ImpossibleError(`The manifest has no ${type} shortcut ${callbackId}`);

  const facts = {
    person,
    callbackId,
    triggerId: workspace.triggers.issue(person.id),
    now: workspace.clock.now(),
  };
  const payload = at ? messagePayload(core, facts, at) : globalShortcutPayload(facts);
  const delivered = await core.deliver({ kind: 'interactive', payload, acceptsAnswer: false });
  if (delivered.isAcknowledged) return { ok: true };
  const notice = shortcutFailure(workspace.app.name, delivered.failure);
  workspace.notices.add(person.id, notice, at?.channel);
  return { ok: false, notice };
}

function messagePayload(
  core: Core,
  facts: Parameters<typeof globalShortcutPayload>[0],
  at: { channel: string; ts: string },
) {
  const surface = surfaceOf(core, facts.person, { kind: 'message', ...at });
  if (surface.kind !== 'message' || surface.message.onlyFor !== undefined) {
    throw new ImpossibleError('An ephemeral message has no shortcuts');
  }
  const { channel, message } = surface;
  const responseUrl = core.workspace.responseUrls.issue({ userId: facts.person.id, channel: channel.id });
  return messageShortcutPayload(core.workspace, { ...facts, channel, message, responseUrl });
}
