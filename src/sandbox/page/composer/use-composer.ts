import { useState } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { draftOf, keepDraft, keepSent } from './drafts.ts';
import { withHandles } from './mentions.ts';

export type ComposerPlace = { channel: string; threadTs?: string | undefined };

/** The text being written, and what sending it does: a command, a message or a reply. */
export function useComposer({ channel, threadTs }: ComposerPlace) {
  const { screen, send, tell } = useWorkspace();
  const key = `${screen.me.id} ${channel} ${threadTs ?? ''}`;
  const [text, setText] = useState(() => draftOf(key));
  const write = (next: string) => {
    setText(next);
    keepDraft(key, next);
  };
  const submit = async () => {
    const line = text.trim();
    if (line === '') return;
    write('');
    keepSent(key, line);
    if (line.startsWith('/') && threadTs !== undefined) {
      tell(channel, `\`${line.split(' ')[0]}\` is not supported in threads. Sorry!`);
      return;
    }
    const sent = withHandles(line, screen.people);
    const outcome = await (line.startsWith('/')
      ? send('command', { channel, text: sent })
      : send('say', { channel, text: sent, ...(threadTs === undefined ? {} : { threadTs }) }));
    if (!outcome.ok) tell(channel, outcome.notice);
  };
  return { key, text, write, submit };
}
