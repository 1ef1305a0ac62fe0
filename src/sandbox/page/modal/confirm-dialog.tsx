import type { ConfirmationDialog } from '@slack/types';
import { useId } from 'react';
import { TextObjectView } from '../text/mrkdwn-view.tsx';
import { Dialog } from '../ui/dialog.tsx';

export function ConfirmDialog({
  question,
  onAnswer,
}: {
  question: ConfirmationDialog;
  onAnswer(yes: boolean): void;
}) {
  const id = useId();
  return (
    <Dialog
      className="modal confirm"
      labelledBy={`${id}-title`}
      describedBy={`${id}-text`}
      onCancel={() => onAnswer(false)}
    >
      <h2 id={`${id}-title`}>{question.title?.text ?? 'Are you sure?'}</h2>
      <div id={`${id}-text`} className="confirm-text">
        <TextObjectView text={question.text} />
      </div>
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {question.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button ${question.style ?? 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {question.confirm?.text ?? 'Yes'}
        </button>
      </div>
    </Dialog>
  );
}
