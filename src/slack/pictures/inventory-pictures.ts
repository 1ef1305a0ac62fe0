import type { Clock } from '../../clock.ts';
import type { ShownInventory } from '../../inventory/show-inventory.ts';
import { pictureWords } from '../messages/inventory.ts';
import type { Workspace } from '../workspace.ts';
import { drawInThread } from './draw-in-thread.ts';
import { pictureOfInventory } from './picture-of-inventory.ts';

type Shown = Extract<ShownInventory, { kind: 'inventory' }>;

export type InventoryPictures = {
  /** @returns a PNG @throws when it cannot be drawn */
  draw(shown: Shown): Promise<Uint8Array>;
  /** Puts it where blocks can show it. @returns the id of its file at Slack @throws when it cannot be drawn, or Slack does not take it */
  keep(shown: Shown): Promise<string>;
};

export const PICTURE = { name: 'phone-numbers.png', title: 'Phone numbers by type, state and site' };

/** Milliseconds after which it is drawn anew in any case: somebody may have deleted its file from Slack. */
const KEPT_FOR = 10 * 60_000;

type Picture = { of: string; at: number; drawn: Promise<Uint8Array>; file?: Promise<string> };

/**
 * Pictures of the inventory. The last one serves everybody to whom it would look the same, and only one is drawn at a
 * time: a thread that draws takes tens of megabytes, and many people look on a Monday morning.
 */
export function createInventoryPictures(
  workspace: Pick<Workspace, 'keepImage'>,
  clock: Clock,
  paint = drawInThread,
): InventoryPictures {
  let last: Picture | undefined;

  function pictured(shown: Shown): Picture {
    const picture = pictureOfInventory(shown);
    const of = JSON.stringify(picture);
    const at = clock.now().getTime();
    if (last?.of === of && at - last.at < KEPT_FOR) return last;
    const before = last?.drawn ?? Promise.resolve();
    const drawn = before.then(
      () => paint(picture),
      () => paint(picture),
    );
    const made: Picture = { of, at, drawn };
    last = made;
    drawn.catch(() => forget(made));
    return made;
  }

  function forget(picture: Picture): void {
    if (last === picture) last = undefined;
  }

  return {
    draw: (shown) => pictured(shown).drawn,
    keep(shown) {
      const picture = pictured(shown);
      picture.file ??= picture.drawn.then((content) =>
        workspace.keepImage({ ...PICTURE, content, altText: pictureWords(shown) }),
      );
      picture.file.catch(() => forget(picture));
      return picture.file;
    },
  };
}
