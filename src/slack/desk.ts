import type { People } from '../context.ts';
import type { SealedContext } from '../porting/keep-draft.ts';
import type { Directory } from './directory.ts';
import type { Homes } from './home/homes.ts';
import type { InventoryPictures } from './pictures/inventory-pictures.ts';
import type { Services } from './services.ts';
import type { Sites } from './sites.ts';
import type { Workspace } from './workspace.ts';

/** What commands, forms and buttons work with. */
export type Desk = Services & {
  context: SealedContext;
  directory: Directory;
  /** Remembered for a moment: to draw by, never to decide by. */
  people: People;
  workspace: Workspace;
  pictures: InventoryPictures;
  sites: Sites;
  homes: Homes;
};
