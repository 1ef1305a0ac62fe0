import { Icon } from '../ui/icon.tsx';

/** Slack's own warning beside an element whose press went wrong. */
export function ActionNotice({ notice }: { notice: string | null }) {
  if (notice === null) return null;
  return (
    <span className="action-notice" role="alert">
      <Icon name="warning" size={15} />
      {notice.replace(/^⚠\s*/u, '')}
    </span>
  );
}
