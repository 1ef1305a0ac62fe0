import { useWorkspace } from '../state/workspace-context.ts';
import { Modal } from './modal.tsx';

/**
 * The top of the stack is shown, in one dialog for the whole stack: what was typed in the views below is kept, and the
 * focus goes back to where it was when the last one closes.
 */
export function ModalStack() {
  const { screen } = useWorkspace();
  const top = screen.modals.at(-1);
  return top ? <Modal top={top} depth={screen.modals.length} /> : null;
}
