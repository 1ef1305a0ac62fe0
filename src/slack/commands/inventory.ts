import type { ImageBlock } from '@slack/types';
import { type ShownInventory, showInventory } from '../../inventory/show-inventory.ts';
import type { Desk } from '../desk.ts';
import {
  inventoryModalScreen,
  inventoryNotOffered,
  inventoryScreen,
  pictureBlock,
  pictureMessage,
  pictureNotDrawn,
  pictureSentDirectly,
  pictureWords,
  sharedInventory,
} from '../messages/inventory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { nowhereToShare } from '../messages/number-notices.ts';
import { PICTURE } from '../pictures/inventory-pictures.ts';
import { modalOf, type Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';

type Shown = Extract<ShownInventory, { kind: 'inventory' }>;

/** `/phone inventory`: first in words, then as a picture. */
export async function inventoryCommand(desk: Desk, visit: CommandVisit): Promise<void> {
  const shown = await showInventory(desk.context, visit.person.id);
  if (shown.kind !== 'inventory') return visit.answer(otherwise(shown));
  await visit.answer(inventoryScreen(shown, { canShare: visit.share !== undefined }));
  const drawn = await draw(desk, shown);
  if (!drawn) return visit.answer(pictureNotDrawn());
  try {
    await visit.answer(pictureMessage(await keep(desk, shown)));
  } catch (error) {
    desk.log.warn({ err: error }, 'Slack did not take the picture in a block; sending it as a file');
    await desk.workspace.sendImage(visit.person.id, {
      ...PICTURE,
      content: drawn,
      altText: pictureWords(shown),
      comment: 'The inventory as a picture.',
    });
    await visit.answer(pictureSentDirectly());
  }
}

/** What answers the buttons of the inventory, on its message and on the Home. */
export function inventoryClicks(desk: Desk): Record<`inventory_${string}`, ClickHandler> {
  return {
    inventory_refresh: async (visit) => {
      const shown = await showInventory(desk.context, visit.person.id);
      if (shown.kind !== 'inventory') return visit.answer(otherwise(shown));
      const canShare = visit.share !== undefined;
      await visit.redraw(inventoryScreen(shown, { canShare }));
      const picture = await pictured(desk, shown);
      if (picture) await visit.redraw(inventoryScreen(shown, { canShare, picture }));
    },
    inventory_share: async (visit) => {
      if (!visit.share) return visit.answer(nowhereToShare('inventory'));
      const shown = await showInventory(desk.context, visit.person.id);
      if (shown.kind !== 'inventory') return visit.answer(otherwise(shown));
      await visit.share(sharedInventory(shown, visit.person.id, await pictured(desk, shown)));
    },
    inventory_open: (visit) =>
      visit.openModal('Inventory', async () => {
        const shown = await showInventory(desk.context, visit.person.id);
        if (shown.kind !== 'inventory') return modalOf(otherwise(shown));
        return modalOf(inventoryModalScreen(shown, await pictured(desk, shown)));
      }),
  };
}

function otherwise(shown: Exclude<ShownInventory, { kind: 'inventory' }>): Screen {
  return shown.kind === 'not_offered' ? inventoryNotOffered() : notAllowedScreen(shown);
}

/** The picture where it belongs to something that can do without it. */
async function pictured(desk: Desk, shown: Shown): Promise<ImageBlock | undefined> {
  try {
    const drawn = await draw(desk, shown);
    return drawn && (await keep(desk, shown));
  } catch (error) {
    desk.log.warn({ err: error }, 'Slack did not take the picture of the inventory');
    return undefined;
  }
}

async function draw({ pictures, log }: Desk, shown: Shown): Promise<Uint8Array | undefined> {
  try {
    return await pictures.draw(shown);
  } catch (error) {
    log.error({ err: error }, 'The picture of the inventory could not be drawn');
    return undefined;
  }
}

async function keep({ pictures }: Desk, shown: Shown): Promise<ImageBlock> {
  return pictureBlock(shown, await pictures.keep(shown));
}
