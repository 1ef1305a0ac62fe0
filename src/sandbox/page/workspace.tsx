import { useEffect, useMemo, useState } from 'react';
import type { PagePerson, PersonScreen } from '../slack/page-protocol.ts';
import { MainPane } from './main-pane.tsx';
import type { ThreadRoot } from './messages/thread-pane.tsx';
import { ModalStack } from './modal/modal-stack.tsx';
import { useConfirm } from './modal/use-confirm.tsx';
import { SidePanes } from './side-panes.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import type { LinkState } from './state/live-screen.ts';
import { recall, remember } from './state/remembered.ts';
import { createSend } from './state/send.ts';
import { useNotices } from './state/use-notices.ts';
import { usePlace } from './state/use-place.ts';
import { WorkspaceContext } from './state/workspace-context.ts';
import { TopBar } from './top-bar.tsx';
import { SkipLink } from './ui/skip-link.tsx';
import { narrow, useMedia } from './ui/use-media.ts';
import { useRegions } from './ui/use-regions.ts';
import { surfaceKey } from './values/surface-key.ts';
import { createValuesStore } from './values/values-store.ts';

type Props = {
  screen: PersonScreen;
  link: LinkState;
  people: readonly PagePerson[];
  onSwitch(personId: string): void;
};

/** One person's whole window. */
export function WorkspaceView({ screen, link, people, onSwitch }: Props) {
  const me = screen.me.id;
  const send = useMemo(() => createSend(me), [me]);
  const [values] = useState(createValuesStore);
  const [thread, setThread] = useState<ThreadRoot | null>(null);
  const [zoomOpen, setZoomOpen] = useState(() => recall().zoomClosed !== true);
  const [drawer, setDrawer] = useState(false);
  const [side, setSide] = useState<'slack' | 'zoom'>('slack');
  const isNarrow = useMedia(narrow);
  const { place, messageTs, go: goTo } = usePlace(screen);
  const { tell, hush, noticesIn } = useNotices(screen, send);
  const { confirm, dialog } = useConfirm();
  useRegions();

  useEffect(() => {
    values.keepViews(openViews(screen));
  }, [screen, values]);
  useEffect(() => {
    if (!drawer) return;
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) setDrawer(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [drawer]);
  useEffect(() => {
    document.title = `${screen.me.realName} · ${screen.team.name} (local sandbox)`;
  }, [screen.me.realName, screen.team.name]);

  const go = (to: typeof place) => {
    setDrawer(false);
    setThread(null);
    goTo(to);
  };
  const openThread = (root: ThreadRoot) => setThread(root);
  const showZoom = (open: boolean) => {
    remember({ zoomClosed: !open });
    if (open) setThread(null);
    setZoomOpen(open);
  };

  const workspace = { screen, send, values, place, go, openThread, confirm, tell, hush };
  return (
    <WorkspaceContext value={workspace}>
      <div className="shell">
        <SkipLink />
        {isNarrow && <TopBar side={side} drawer={drawer} onSide={setSide} onDrawer={setDrawer} />}
        {(!isNarrow || side === 'slack') && (
          <>
            <Sidebar people={people} link={link} onSwitch={onSwitch} hidden={isNarrow && !drawer} />
            {isNarrow && drawer && (
              <button
                type="button"
                className="scrim"
                aria-label="Close conversations"
                onClick={() => setDrawer(false)}
              />
            )}
            {(!isNarrow || !thread) && (
              <MainPane
                noticesIn={noticesIn}
                highlightTs={messageTs}
                zoomShown={zoomOpen && !thread}
                onZoom={isNarrow ? undefined : showZoom}
              />
            )}
          </>
        )}
        <SidePanes
          thread={isNarrow && side === 'zoom' ? null : thread}
          zoom={isNarrow ? side === 'zoom' : zoomOpen}
          onCloseThread={() => setThread(null)}
          onCloseZoom={isNarrow ? undefined : () => showZoom(false)}
        />
      </div>
      <ModalStack />
      {dialog}
    </WorkspaceContext>
  );
}

function openViews(screen: PersonScreen): string[] {
  const modals = screen.modals.map(({ id }) => surfaceKey({ kind: 'modal', viewId: id }));
  return screen.home ? [...modals, surfaceKey({ kind: 'home', viewId: screen.home.id })] : modals;
}
