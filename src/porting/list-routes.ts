import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type Routing, readRouting } from './routes.ts';

/** Which channels are told of ports. */
export async function listRoutes(
  context: Context,
  userId: string,
): Promise<({ kind: 'routes' } & Routing) | NotAllowed> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { store, firstSettings } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  return { kind: 'routes', ...(await readRouting(store.db, settings.portingChannel)) };
}
