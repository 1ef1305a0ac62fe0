import type { ConfirmationDialog } from '@slack/types';
import { type ReactNode, useCallback, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';

type Asked = { question: ConfirmationDialog; resolve(yes: boolean): void };

/** One confirm dialog for the whole page: `confirm` asks, `dialog` is what to render. */
export function useConfirm(): { confirm(question: ConfirmationDialog): Promise<boolean>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const confirm = useCallback(
    (question: ConfirmationDialog) => new Promise<boolean>((resolve) => setAsked({ question, resolve })),
    [],
  );
  const onAnswer = (yes: boolean) => {
    setAsked(null);
    asked?.resolve(yes);
  };
  return { confirm, dialog: asked && <ConfirmDialog question={asked.question} onAnswer={onAnswer} /> };
}
