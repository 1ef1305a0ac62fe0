import { z } from 'zod';
import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import { fileObject } from '../objects/file.ts';
import type { ElementValue, ElementValues } from '../page-protocol.ts';
import type { UsedSurface } from '../payloads/block-actions.ts';
import { checkValue, initialValue, type PlacedElement } from '../validation/index.ts';
import type { Person } from '../workspace/model.ts';
import { elementsOn, surfaceId } from './surface.ts';

type Place = { core: Core; person: Person; surface: UsedSurface };

/** What Slack's client would refuse to send. @returns the sentences under the fields, by block id */
function faults(place: Place, placed: PlacedElement, value: ElementValue | undefined): string[] {
  const { core, person, surface } = place;
  const { blockId, actionId, element } = placed;
  const offered = core.offers.at({ userId: person.id, surfaceId: surfaceId(surface), blockId, actionId });
  const problems = checkValue(element, value, { required: placed.isRequired, offered });
  const impossible = problems.find((problem) => problem.code === 'impossible_value');
  if (impossible) throw new ImpossibleError(`${actionId} in ${blockId}: ${impossible.message}`);
  return problems.map((problem) => problem.message);
}

/** People and conversations that are chosen must be there to choose. */
function checkNames({ workspace }: Core, value: ElementValue | undefined): void {
  if (!value) return;
  for (const id of [value.selected_user, ...(value.selected_users ?? [])]) {
    if (!id) continue;
    const person = workspace.people.get(id);
    if (!person || person.isDeactivated) throw new ImpossibleError(`No select offers the person ${id}`);
  }
  const conversations = [
    value.selected_channel,
    value.selected_conversation,
    ...(value.selected_channels ?? []),
    ...(value.selected_conversations ?? []),
  ];
  for (const id of conversations) {
    if (id && !workspace.channels.get(id)) throw new ImpossibleError(`No select offers the channel ${id}`);
  }
}

/** `default_to_current_conversation` needs to know where the person is. */
function startValue({ core, person }: Place, placed: PlacedElement): ElementValue | null {
  const start = initialValue(placed.element);
  const here = core.whereabouts.get(person.id);
  if (!start || !here || placed.element['default_to_current_conversation'] !== true) return start;
  if (placed.element.type === 'conversations_select' && !start.selected_conversation) {
    return { ...start, selected_conversation: here };
  }
  if (placed.element.type === 'multi_conversations_select' && !start.selected_conversations?.length) {
    return { ...start, selected_conversations: [here] };
  }
  return start;
}

/**
 * Completes what a person touched to the whole `state.values` of a surface.
 * @returns the values, and by block id what Slack says under a field that is not filled in well
 * @throws ImpossibleError for an element that is not there, or a value that it cannot have
 */
export function completeValues(
  place: Place,
  given: ElementValues,
): { values: ElementValues; errors: Record<string, string> } {
  const elements = elementsOn(place.surface);
  for (const [blockId, actions] of Object.entries(given)) {
    for (const actionId of Object.keys(actions)) {
      const isThere = elements.some((placed) => placed.blockId === blockId && placed.actionId === actionId);
      if (!isThere)
        throw new ImpossibleError(`No element ${actionId} stands in block ${blockId} to be filled in`);
    }
  }
  const values: ElementValues = {};
  const errors: Record<string, string> = {};
  for (const placed of elements) {
    const { blockId, actionId } = placed;
    const start = startValue(place, placed);
    if (!start) continue;
    const touched = given[blockId]?.[actionId];
    checkNames(place.core, touched);
    const value = touched ?? start;
    const [fault] = faults(place, placed, value);
    if (fault && placed.isInput) errors[blockId] = fault;
    values[blockId] = { ...values[blockId], [actionId]: fault ? value : uploaded(place, value) };
  }
  return { values, errors };
}

const chosenFiles = z.array(z.object({ name: z.string(), content: z.string() }));

/** Slack uploads what was chosen in a file input, and tells the app of the files. */
function uploaded({ core, person }: Place, value: ElementValue): ElementValue {
  if (value.type !== 'file_input') return value;
  const { files, clock, publicUrl } = core.workspace;
  const created = Math.floor(clock.now().getTime() / 1_000);
  return {
    ...value,
    files: chosenFiles
      .parse(value.files ?? [])
      .map((file) => fileObject(files.choose(person.id, file, created), publicUrl())),
  };
}

/** Checks the choice that goes into `actions[]`. */
export function checkChosen(place: Place, placed: PlacedElement, chosen: ElementValue | undefined): void {
  const isButton = placed.element.type === 'button';
  if (isButton && chosen)
    throw new ImpossibleError(`${placed.actionId} is a button: nothing is chosen in it`);
  if (!isButton && !chosen) throw new ImpossibleError(`Nothing was chosen in ${placed.actionId}`);
  if (chosen) faults(place, placed, chosen);
  checkNames(place.core, chosen);
}
