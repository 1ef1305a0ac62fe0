import { useMemo, useRef } from 'react';
import { BlockList } from '../blocks/block-list.tsx';
import { SurfaceContext } from '../state/surface-context.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** The bot's Home tab. */
export function HomePane() {
  const { screen } = useWorkspace();
  const { home, app } = screen;
  const viewId = home?.id ?? '';
  const blocks = home?.view.blocks;
  const scope = useMemo(
    () => ({ surface: { kind: 'home' as const, viewId }, blocks: blocks ?? [], errors: {} }),
    [viewId, blocks],
  );
  const body = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(body);
  if (!home) {
    return (
      <div className="home-scroll">
        <div className="home-empty">
          <h3>Nothing here yet</h3>
          <p>
            {app.connected
              ? `${app.name} has not published a Home tab for you.`
              : `${app.name} is not connected, so it cannot show its Home tab.`}
          </p>
        </div>
      </div>
    );
  }
  return (
    <section className="home-scroll" data-region aria-label={`Home of ${app.name}`}>
      <div ref={body} className="home-body" {...keepFocus}>
        <SurfaceContext value={scope}>
          <BlockList key={home.id} blocks={scope.blocks} />
        </SurfaceContext>
      </div>
    </section>
  );
}
