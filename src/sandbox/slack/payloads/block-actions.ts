import { payloadChannel } from '../objects/channel.ts';
import { messageObject } from '../objects/message.ts';
import { viewObject } from '../objects/view.ts';
import type { ElementValue, ElementValues } from '../page-protocol.ts';
import type { PlacedElement } from '../validation/index.ts';
import type { Channel, Message, Person, StoredView } from '../workspace/model.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { actionTs, interactionBase } from './common.ts';

/** Where a person used an element. */
export type UsedSurface =
  | { kind: 'message'; channel: Channel; message: Message }
  | { kind: 'modal' | 'home'; view: StoredView };

const REPEATED_FIELDS = ['text', 'value', 'style', 'url', 'placeholder', 'confirm'];

/** The entry of `actions[]`: the element's own fields that Slack repeats, and what was chosen. */
export function actionObject(placed: PlacedElement, chosen: ElementValue | undefined, now: Date) {
  const { element, blockId, actionId } = placed;
  const isRepeated = (name: string) => REPEATED_FIELDS.includes(name) || name.startsWith('initial_');
  const repeated = Object.entries(element).filter(([name]) => isRepeated(name));
  return {
    ...Object.fromEntries(repeated),
    ...chosen,
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    action_ts: actionTs(now),
  };
}

function container(surface: UsedSurface) {
  if (surface.kind !== 'message') return { type: 'view', view_id: surface.view.id };
  const { message } = surface;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: surface.channel.id,
    is_ephemeral: message.onlyFor !== undefined,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  };
}

/** What both `block_actions` and `block_suggestion` say of the place. An ephemeral message is not repeated. */
function place(workspace: Workspace, surface: UsedSurface, values: ElementValues) {
  if (surface.kind !== 'message') return { view: viewObject(surface.view, values) };
  const { channel, message } = surface;
  return {
    channel: payloadChannel(channel),
    ...(message.onlyFor === undefined ? { message: messageObject(workspace, message) } : {}),
  };
}

export const blockActionsPayload = (
  workspace: Workspace,
  facts: {
    person: Person;
    surface: UsedSurface;
    placed: PlacedElement;
    chosen: ElementValue | undefined;
    values: ElementValues;
    triggerId: string;
    /** For a message only. */
    responseUrl: string | undefined;
  },
) => ({
  type: 'block_actions',
  ...interactionBase(facts.person),
  container: container(facts.surface),
  trigger_id: facts.triggerId,
  ...place(workspace, facts.surface, facts.values),
  ...(facts.surface.kind === 'message' ? { state: { values: facts.values } } : {}),
  ...(facts.responseUrl ? { response_url: facts.responseUrl } : {}),
  actions: [actionObject(facts.placed, facts.chosen, workspace.clock.now())],
});

export const blockSuggestionPayload = (
  workspace: Workspace,
  facts: { person: Person; surface: UsedSurface; placed: PlacedElement; query: string },
) => ({
  type: 'block_suggestion',
  ...interactionBase(facts.person),
  container: container(facts.surface),
  ...place(workspace, facts.surface, {}),
  action_id: facts.placed.actionId,
  block_id: facts.placed.blockId,
  value: facts.query,
});
