import type { Button } from '@slack/types';
import { usePress } from '../state/use-element.ts';
import { isSafeLink } from '../text/mrkdwn-token.ts';
import { PlainText } from '../text/mrkdwn-view.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ActionNotice } from './action-notice.tsx';
import type { ElementProps } from './element-props.ts';

export function ButtonElement({ element, place }: ElementProps<Button>) {
  const { press, pending, notice } = usePress(place, element.confirm);
  const onClick = async () => {
    if (pending) return;
    const said = await press();
    if (said && element.url !== undefined && isSafeLink(element.url))
      open(element.url, '_blank', 'noreferrer');
  };
  return (
    <>
      <button
        type="button"
        className={`button ${element.style ?? ''}`}
        aria-label={element.accessibility_label}
        aria-busy={pending || undefined}
        aria-disabled={pending || undefined}
        onClick={() => void onClick()}
      >
        <span className={pending ? 'button-text is-pending' : 'button-text'}>
          <PlainText text={element.text.text} />
        </span>
        {pending && <Spinner />}
      </button>
      <ActionNotice notice={notice} />
    </>
  );
}
