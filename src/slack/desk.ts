import type { SealedContext } from '../porting/keep-draft.ts';
import type { Directory } from './directory.ts';
import type { Homes } from './home/homes.ts';
import type { Services } from './services.ts';
import type { Sites } from './sites.ts';
import type { Workspace } from './workspace.ts';

/** What commands, forms and buttons work with. */
export type Desk = Services & {
  context: SealedContext;
  directory: Directory;
  workspace: Workspace;
  sites: Sites;
  homes: Homes;
};
