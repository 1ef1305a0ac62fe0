import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import type { Surface } from '../page-protocol.ts';
import type { UsedSurface } from '../payloads/block-actions.ts';
import { inputElements, type PlacedElement } from '../validation/index.ts';
import type { Person } from '../workspace/model.ts';

export function personOf({ workspace }: Core, id: string): Person {
  const person = workspace.people.get(id);
  if (!person || person.isBot) throw new ImpossibleError(`Nobody to play has the id ${id}`);
  return person;
}

/** The conversation, which this person must be able to see. */
export function channelOf({ workspace }: Core, person: Person, id: string) {
  const channel = workspace.channels.get(id);
  if (!channel) throw new ImpossibleError(`There is no conversation ${id}`);
  if (!channel.members.includes(person.id)) {
    throw new ImpossibleError(`${person.realName} is not in ${channel.name || channel.id}`);
  }
  return channel;
}

/** What this person sees under the given address; an error when it is not (or no longer) on the screen. */
export function surfaceOf(core: Core, person: Person, surface: Surface): UsedSurface {
  const { workspace } = core;
  if (surface.kind === 'message') {
    const channel = channelOf(core, person, surface.channel);
    const message = workspace.messages.find(channel.id, surface.ts);
    if (!message || (message.onlyFor !== undefined && message.onlyFor !== person.id)) {
      throw new ImpossibleError(`${person.realName} sees no message ${surface.ts} in ${channel.id}`);
    }
    return { kind: 'message', channel, message };
  }
  const view = surface.kind === 'home' ? workspace.views.homeOf(person.id) : workspace.views.top(person.id);
  if (view?.id !== surface.viewId) {
    throw new ImpossibleError(`The view ${surface.viewId} is not open for input by ${person.realName}`);
  }
  return { kind: surface.kind, view };
}

export const surfaceId = (surface: UsedSurface) =>
  surface.kind === 'message' ? surface.message.ts : surface.view.id;

export const elementsOn = (surface: UsedSurface) =>
  inputElements(surface.kind === 'message' ? surface.message.blocks : surface.view.blocks);

export function elementAt(surface: UsedSurface, blockId: string, actionId: string): PlacedElement {
  const placed = elementsOn(surface).find(
    (candidate) => candidate.blockId === blockId && candidate.actionId === actionId,
  );
  if (!placed) throw new ImpossibleError(`No element ${actionId} stands in block ${blockId}`);
  return placed;
}
