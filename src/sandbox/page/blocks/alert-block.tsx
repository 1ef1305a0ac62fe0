import type { AlertBlock } from '@slack/types';
import { TextObjectView } from '../text/mrkdwn-view.tsx';
import { Icon } from '../ui/icon.tsx';

export function AlertBlockView({ block }: { block: AlertBlock }) {
  const level = block.level ?? 'default';
  const serious = level === 'error' || level === 'warning';
  return (
    <div className={`alert alert-${level}`} role={serious ? 'alert' : 'note'}>
      <Icon name={serious ? 'warning' : level === 'success' ? 'tick' : 'info'} />
      <TextObjectView text={block.text} />
    </div>
  );
}
