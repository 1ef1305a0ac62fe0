import type { TextObject } from '@slack/types';
import { useMemo } from 'react';
import { InlineView } from './inline-view.tsx';
import { parseMrkdwn } from './mrkdwn.ts';
import { parsePlain } from './plain.ts';
import { TextBlocksView } from './text-blocks-view.tsx';

export function Mrkdwn({ text }: { text: string }) {
  const blocks = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <div className="mrkdwn">
      <TextBlocksView blocks={blocks} />
    </div>
  );
}

/** `plain_text`: nothing is special in it but emoji shortcodes and line ends. */
export function PlainText({ text }: { text: string }) {
  const inline = useMemo(() => parsePlain(text), [text]);
  return <InlineView inline={inline} />;
}

export function TextObjectView({ text }: { text: TextObject }) {
  return text.type === 'mrkdwn' ? (
    <Mrkdwn text={text.text} />
  ) : (
    <div className="mrkdwn">
      <p className="text-paragraph">
        <PlainText text={text.text} />
      </p>
    </div>
  );
}
