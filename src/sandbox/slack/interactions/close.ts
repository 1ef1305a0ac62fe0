import type { Core } from '../core.ts';
import type { Outcome, PersonVerbs } from '../page-protocol.ts';
import { viewClosedPayload } from '../payloads/view.ts';
import { personOf, surfaceOf } from './surface.ts';

/** Closes the modal on top, or the whole stack. The app hears of each view that asked for it with `notify_on_close`. */
export async function close(
  core: Core,
  personId: string,
  { viewId, all }: PersonVerbs['close']['body'],
): Promise<Outcome> {
  const { views } = core.workspace;
  const person = personOf(core, personId);
  surfaceOf(core, person, { kind: 'modal', viewId });
  const stack = views.stackOf(person.id);
  const top = stack.at(-1);
  const isCleared = all || top?.clearOnClose === true;
  const closed = isCleared ? stack.toReversed() : stack.slice(-1);
  if (isCleared) views.clear(person.id);
  else views.closeTop(person.id);

  // Slack's client does not wait for the app here.
  for (const view of closed.filter((candidate) => candidate.notifyOnClose)) {
    void core.deliver({
      kind: 'interactive',
      payload: viewClosedPayload(person, view, isCleared),
      acceptsAnswer: false,
    });
  }
  return { ok: true };
}
