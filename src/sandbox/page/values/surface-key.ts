import type { Surface } from '../../slack/page-protocol.ts';

export function surfaceKey(surface: Surface): string {
  return surface.kind === 'message'
    ? `message ${surface.channel} ${surface.ts}`
    : `${surface.kind} ${surface.viewId}`;
}
