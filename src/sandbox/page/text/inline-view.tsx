import type { ReactNode } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { withPlace } from '../ui/with-place.ts';
import { emojiFor } from './emoji.ts';
import { EmojiPicture, hasDrawing } from './emoji-picture.tsx';
import { addressHere, isSafeLink } from './mrkdwn-token.ts';
import { formatSlackDate } from './slack-date.ts';
import type { Inline } from './text-tree.ts';

export function InlineView({ inline }: { inline: readonly Inline[] }): ReactNode {
  return withPlace(inline).map(({ place, item }) => <Part key={place} part={item} />);
}

function Part({ part }: { part: Inline }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'bold':
      return (
        <strong>
          <InlineView inline={part.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineView inline={part.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineView inline={part.children} />
        </s>
      );
    case 'underline':
      return (
        <u>
          <InlineView inline={part.children} />
        </u>
      );
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return (
        <SafeLink url={part.url}>
          <InlineView inline={part.children} />
        </SafeLink>
      );
    case 'emoji':
      return <Emoji name={part.name} />;
    case 'break':
      return <br />;
    case 'date':
      return <DateText part={part} />;
    case 'broadcast':
      return <span className="mention mention-me">@{part.range}</span>;
    default:
      return <Mention kind={part.kind} id={part.id} label={part.label} />;
  }
}

export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  if (!isSafeLink(url)) return children;
  const here = addressHere(url, location.search);
  if (here !== undefined) return <a href={here}>{children}</a>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

export function Emoji({ name }: { name: string }) {
  const picture = emojiFor(name);
  if (picture === undefined) return `:${name}:`;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {hasDrawing(name) ? <EmojiPicture name={name} /> : picture}
    </span>
  );
}

function DateText({ part }: { part: Extract<Inline, { kind: 'date' }> }) {
  const text = formatSlackDate({ ...part, now: new Date() });
  if (!Number.isFinite(part.timestamp)) return text;
  const time = (
    <time
      dateTime={new Date(part.timestamp * 1000).toISOString()}
      title={new Date(part.timestamp * 1000).toLocaleString()}
    >
      {text}
    </time>
  );
  return part.url === undefined ? time : <SafeLink url={part.url}>{time}</SafeLink>;
}

function Mention({
  kind,
  id,
  label,
}: {
  kind: 'user' | 'channel' | 'group';
  id: string;
  label: string | undefined;
}) {
  const { screen, go } = useWorkspace();
  if (kind === 'channel') {
    const channel = screen.conversations.find((conversation) => conversation.id === id);
    if (!channel) return <span className="mention">#{label ?? 'private-channel'}</span>;
    return (
      <button type="button" className="mention" onClick={() => go({ kind: 'conversation', id })}>
        #{channel.name}
      </button>
    );
  }
  if (kind === 'group') {
    const group = screen.userGroups.find((one) => one.id === id);
    return <span className="mention">{group ? `@${group.handle}` : (label ?? '@unknown-group')}</span>;
  }
  const person = screen.people.find((one) => one.id === id);
  const name = person?.realName ?? label ?? 'unknown person';
  return <span className={id === screen.me.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}
