import { ImpossibleError } from '../errors.ts';
import type { PageMessage, PageView, Surface } from '../page-protocol.ts';
import { inputElements, type PlacedElement } from '../validation/index.ts';
import type { Screen } from './screen.ts';
import { words } from './visible-text.ts';

/** Where to look: a message, the modal on top, or the Home tab. */
export type On = PageMessage | 'modal' | 'home';

export type Found = { surface: Surface; key: string; placed: PlacedElement };

type Blocks = readonly { type: string; block_id?: string; label?: unknown }[];
type Layer = { surface: Surface; key: string; blocks: Blocks };

const viewLayer = (view: PageView): Layer => ({
  surface: { kind: view.view.type === 'home' ? 'home' : 'modal', viewId: view.id },
  key: view.id,
  blocks: view.view.blocks,
});

const messageLayer = ({ channel, ts, blocks }: PageMessage): Layer => ({
  surface: { kind: 'message', channel, ts },
  key: `${channel}/${ts}`,
  blocks,
});

/** What can be used, the most likely first. An open modal covers everything else. */
function layers(screen: Screen, on: On | undefined): Layer[] {
  if (on === 'home') return screen.home ? [viewLayer(screen.home)] : [];
  if (on === 'modal' || (on === undefined && screen.modal))
    return screen.modal ? [viewLayer(screen.modal)] : [];
  if (on !== undefined) return [messageLayer(on)];
  const messages = Object.values(screen.messages)
    .flat()
    .toSorted((a, b) => b.ts.localeCompare(a.ts));
  return [...messages.map(messageLayer), ...(screen.home ? [viewLayer(screen.home)] : [])];
}

/** The names under which a person may know an element: its text, its placeholder, the label above it, its action_id. */
function namesOf(placed: PlacedElement, blocks: Blocks): string[] {
  const block = blocks.find((one) => one.block_id === placed.blockId);
  const { element, actionId } = placed;
  return [words(element['text']), words(block?.label), words(element['placeholder']), actionId].filter(
    (name) => name !== '',
  );
}

/**
 * Finds the one element that goes by this name, in the newest message that has it.
 * @throws ImpossibleError when there is none, or more than one
 */
export function findElement(screen: Screen, name: string, on?: On): Found {
  for (const { surface, key, blocks } of layers(screen, on)) {
    const found = inputElements(blocks).filter((placed) => namesOf(placed, blocks).includes(name));
    if (found.length > 1) {
      const where = found.map((one) => `${one.blockId}/${one.actionId}`).join(', ');
      throw new ImpossibleError(`"${name}" is ambiguous: ${where}. Use the action_id.\n${screen.print()}`);
    }
    const [placed] = found;
    if (placed) return { surface, key, placed };
  }
  throw new ImpossibleError(`There is no "${name}" to use.\n${screen.print()}`);
}
