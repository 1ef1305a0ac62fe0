import { createContext, useContext } from 'react';
import type { PageBlock, Surface } from '../../slack/page-protocol.ts';

/** The message or view that the blocks below stand in; `errors` by block_id. */
export type SurfaceScope = { surface: Surface; blocks: readonly PageBlock[]; errors: Record<string, string> };

export const SurfaceContext = createContext<SurfaceScope | null>(null);

export function useSurface(): SurfaceScope {
  const scope = useContext(SurfaceContext);
  if (!scope) throw new Error('useSurface outside a surface');
  return scope;
}
