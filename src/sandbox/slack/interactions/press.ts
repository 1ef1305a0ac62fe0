import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import type { ElementValues, Outcome, PersonVerbs } from '../page-protocol.ts';
import { blockActionsPayload, type UsedSurface } from '../payloads/block-actions.ts';
import type { PlacedElement } from '../validation/index.ts';
import type { Person } from '../workspace/model.ts';
import { actionFailure } from './failure-text.ts';
import { elementAt, personOf, surfaceOf } from './surface.ts';
import { checkChosen, completeValues } from './values.ts';

const STATELESS = ['button', 'overflow'];

/** The choice is part of the state that is delivered with it. */
function withChosen(
  values: ElementValues,
  { blockId, actionId, element }: PlacedElement,
  chosen: PersonVerbs['press']['body']['chosen'],
): ElementValues {
  if (!chosen || STATELESS.includes(element.type)) return values;
  return { ...values, [blockId]: { ...values[blockId], [actionId]: chosen } };
}

function responseUrl({ workspace }: Core, person: Person, surface: UsedSurface): string | undefined {
  if (surface.kind !== 'message') return undefined;
  const { message, channel } = surface;
  return workspace.responseUrls.issue({
    userId: person.id,
    channel: channel.id,
    messageTs: message.ts,
    ...(message.threadTs && message.threadTs !== message.ts ? { threadTs: message.threadTs } : {}),
  });
}

/** Uses an element: a button, a select, a checkbox … */
export async function press(
  core: Core,
  personId: string,
  body: PersonVerbs['press']['body'],
): Promise<Outcome> {
  const { workspace } = core;
  const person = personOf(core, personId);
  const surface = surfaceOf(core, person, body.surface);
  const placed = elementAt(surface, body.blockId, body.actionId);
  if (!placed.dispatches)
    throw new ImpossibleError(`${body.actionId} is an input: its value goes with the form`);
  if (!workspace.app.isInteractive) throw new ImpossibleError('The manifest leaves interactivity off');
  if (surface.kind === 'message') core.whereabouts.set(person.id, surface.channel.id);

  const place = { core, person, surface };
  checkChosen(place, placed, body.chosen);
  const { values } = completeValues(place, withChosen(body.values, placed, body.chosen));
  const delivered = await core.deliver({
    kind: 'interactive',
    payload: blockActionsPayload(workspace, {
      person,
      surface,
      placed,
      chosen: body.chosen,
      values,
      triggerId: workspace.triggers.issue(person.id, surface.kind === 'modal' ? surface.view.id : null),
      responseUrl: responseUrl(core, person, surface),
    }),
    acceptsAnswer: false,
  });
  if (delivered.isAcknowledged) return { ok: true };
  const notice = actionFailure(workspace.app.name, delivered.failure);
  workspace.notices.add(person.id, notice, surface.kind === 'message' ? surface.channel.id : undefined);
  return { ok: false, notice };
}
