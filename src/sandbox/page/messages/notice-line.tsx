import { Mrkdwn } from '../text/mrkdwn-view.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Time } from './message-time.tsx';

/** A sentence from Slack itself, in the look of Slackbot. */
export function NoticeLine({ text, at, onDismiss }: { text: string; at: Date; onDismiss(): void }) {
  return (
    <article
      className="message is-ephemeral"
      aria-label="Slackbot, only visible to you"
      tabIndex={-1}
      data-region-start
    >
      <div className="message-gutter">
        <span className="avatar slackbot-avatar" aria-hidden="true">
          <Icon name="info" size={20} />
        </span>
      </div>
      <div className="message-body">
        <p className="only-you">
          <Icon name="eye" size={14} /> Only visible to you
        </p>
        <header className="message-head">
          <span className="message-author">Slackbot</span>
          <Time at={at} />
        </header>
        <Mrkdwn text={text} />
      </div>
      <div className="message-tools is-shown">
        <IconButton icon="close" label="Dismiss message" onClick={onDismiss} />
      </div>
    </article>
  );
}
