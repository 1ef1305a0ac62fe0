import type { FileBlock } from '@slack/types';
import { Icon } from '../ui/icon.tsx';

export function FileBlockView({ block }: { block: FileBlock }) {
  return (
    <div className="file-card">
      <Icon name="file" />
      <span className="file-name">Remote file {block.external_id}</span>
    </div>
  );
}
