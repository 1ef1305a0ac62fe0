import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWorkspace } from '../state/workspace-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { narrow } from '../ui/use-media.ts';
import { complete, type Suggestion } from './completion.ts';
import { CompletionList } from './completion-list.tsx';
import { sentBefore } from './drafts.ts';
import { ShortcutMenu } from './shortcut-menu.tsx';
import { useComposer } from './use-composer.ts';

type Props = { channel: string; threadTs?: string; label: string; onSend(): void };

export function Composer({ channel, threadTs, label, onSend }: Props) {
  const { screen } = useWorkspace();
  const { key, text, write, submit } = useComposer({ channel, threadTs });
  const box = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(text.length);
  const [active, setActive] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [back, setBack] = useState(0);
  const listId = useId();

  const completion = focused && closedFor !== text ? complete(text, cursor, screen) : undefined;
  const suggestion = completion?.suggestions[Math.min(active, completion.suggestions.length - 1)];
  const usage = threadTs === undefined ? usageOf(text, screen.commands) : undefined;

  useEffect(() => {
    // On a phone the keyboard would cover what the person came to read.
    if (!matchMedia(narrow).matches) area.current?.focus();
  }, []);
  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
  });

  const edit = (next: string, at = next.length) => {
    // At once, and not with the next frame: who types fast would find the caret moved back under their fingers.
    flushSync(() => {
      write(next);
      setCursor(at);
      setActive(0);
    });
    area.current?.setSelectionRange(at, at);
  };
  const pick = ({ insert }: Suggestion) => {
    if (!completion) return;
    edit(
      text.slice(0, completion.from) + insert + text.slice(cursor).trimStart(),
      completion.from + insert.length,
    );
  };
  const recall = (to: number) => {
    setBack(Math.max(0, to));
    edit(to < 1 ? '' : (sentBefore(key, to) ?? text));
  };
  const send = () => {
    setBack(0);
    setCursor(0);
    if (text.trim() !== '') onSend();
    void submit();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const exact = completion?.kind === 'command' && suggestion?.insert.trimEnd() === text.trim();
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (completion && suggestion && arrow !== undefined) {
      const count = completion.suggestions.length;
      setActive((active + arrow + count) % count);
    } else if (
      completion &&
      suggestion &&
      (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !exact))
    ) {
      pick(suggestion);
    } else if (completion && event.key === 'Escape') setClosedFor(text);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else if (arrow !== undefined && (text === '' || back > 0) && sentBefore(key, back - arrow) !== undefined)
      recall(back - arrow);
    else if (event.key === 'ArrowDown' && back === 1) recall(0);
    else return;
    event.preventDefault();
  };

  return (
    <form
      ref={box}
      className="composer"
      data-region
      onSubmit={(event) => {
        event.preventDefault();
        send();
        area.current?.focus();
      }}
    >
      {usage && !completion && (
        <p className="usage-hint">
          <code>{usage.command}</code> {usage.usageHint} <span>{usage.description}</span>
        </p>
      )}
      <textarea
        ref={area}
        rows={1}
        data-region-start
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-controls={completion ? listId : undefined}
        aria-activedescendant={
          completion && suggestion ? `${listId}-${completion.suggestions.indexOf(suggestion)}` : undefined
        }
        value={text}
        onChange={(event) => {
          write(event.target.value);
          setCursor(event.target.selectionStart);
          setActive(0);
          setBack(0);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-bar">
        <ShortcutMenu channel={channel} />
        <span className="composer-keys">
          <kbd>Enter</kbd> sends · <kbd>Shift</kbd>+<kbd>Enter</kbd> new line · <kbd>/</kbd> commands ·{' '}
          <kbd>F6</kbd> other areas
        </span>
        <IconButton
          type="submit"
          icon="send"
          label="Send now"
          className="send-button"
          disabled={text.trim() === ''}
        />
      </div>
      {completion && (
        <CompletionList id={listId} anchor={box} completion={completion} active={active} onPick={pick} />
      )}
    </form>
  );
}

function usageOf<Command extends { command: string }>(
  text: string,
  commands: readonly Command[],
): Command | undefined {
  return commands.find(({ command }) => text.startsWith(`${command} `));
}
