import { useId, useMemo, useRef } from 'react';
import type { PageBlock, PageView } from '../../slack/page-protocol.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { SurfaceContext } from '../state/surface-context.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useModalFocus } from './use-modal-focus.ts';
import { useSubmit } from './use-submit.ts';

/** Slack asks for a submit button as soon as there is something to fill in. */
function hasInputs(blocks: readonly PageBlock[]): boolean {
  return blocks.some((block) => block.type === 'input');
}

export function Modal({ top, depth }: { top: PageView; depth: number }) {
  const { screen, send } = useWorkspace();
  const { view, id: viewId } = top;
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const { blocks } = view;
  const { errors, banner, pending, submit } = useSubmit(viewId, blocks, body);
  // First of the two: a modal's own rule is for when nothing of the kind is left.
  const keepFocus = useKeptFocus(body);
  useModalFocus(body);
  const scope = useMemo(
    () => ({ surface: { kind: 'modal' as const, viewId }, blocks, errors }),
    [viewId, blocks, errors],
  );
  if (view.type !== 'modal') return null;
  const close = (all: boolean) => void send('close', { viewId, all });
  const submitText = view.submit?.text ?? (hasInputs(blocks) ? 'Submit' : undefined);
  const closeText = view.close?.text ?? (submitText === undefined ? 'Close' : 'Cancel');
  return (
    <Dialog className="modal" labelledBy={`${id}-title`} onCancel={() => close(false)}>
      <form
        className="modal-form"
        noValidate
        aria-labelledby={`${id}-title`}
        onSubmit={(event) => {
          event.preventDefault();
          if (submitText !== undefined) void submit();
        }}
      >
        <header className="modal-head">
          {depth > 1 && <IconButton icon="back" label="Back" onClick={() => close(false)} />}
          <h2 id={`${id}-title`} tabIndex={-1} data-modal-title>
            {view.title.text}
          </h2>
          <IconButton icon="close" label="Close all" title="Close" onClick={() => close(true)} />
        </header>
        {banner !== null && (
          <p className="modal-banner" role="alert">
            <Icon name="warning" /> {banner}
          </p>
        )}
        <div ref={body} className="modal-body" {...keepFocus}>
          <SurfaceContext value={scope}>
            <BlockList key={viewId} blocks={blocks} />
          </SurfaceContext>
        </div>
        <footer className="modal-foot">
          <span className="modal-app">{screen.app.name}</span>
          <button type="button" className="button" onClick={() => close(false)}>
            {closeText}
          </button>
          {submitText !== undefined && (
            <button
              type="submit"
              className="button primary"
              aria-disabled={pending || undefined}
              aria-busy={pending || undefined}
            >
              <span className={pending ? 'button-text is-pending' : 'button-text'}>{submitText}</span>
              {pending && <Spinner />}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
