import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from 'react';
import { ActionNotice } from './action-notice.tsx';
import { ariaOf, type ElementProps } from './element-props.ts';
import { useInput } from './use-input.ts';

type TextElementShape = PlainTextInput | EmailInput | URLInput | NumberInput;

/** Slack waits a moment too before it sends what is being typed. */
const typingPauseMs = 300;

const kinds: Record<TextElementShape['type'], ComponentProps<'input'>> = {
  plain_text_input: { type: 'text' },
  email_text_input: { type: 'email', autoComplete: 'off' },
  url_text_input: { type: 'url', autoComplete: 'off' },
  number_input: { type: 'text', inputMode: 'decimal' },
};

export function TextElement(props: ElementProps<TextElementShape>) {
  const { element, naming, dispatches } = props;
  const { value, keep, press, pending, notice } = useInput(props);
  const pause = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const text = value.value ?? '';
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const current = (typed: string) => ({ type: element.type, value: typed === '' ? null : typed });

  const onType = (typed: string) => {
    keep(current(typed));
    if (!dispatches || !triggers.includes('on_character_entered')) return;
    clearTimeout(pause.current);
    pause.current = window.setTimeout(() => void press(current(typed)), typingPauseMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (multiline && event.shiftKey)) return;
    if (!dispatches || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    void press(current(text));
  };
  const shared = {
    id: naming.id,
    value: text,
    placeholder: element.placeholder?.text,
    'data-autofocus': element.focus_on_load || undefined,
    onKeyDown,
    ...ariaOf(naming),
  };
  const limit = element.type === 'plain_text_input' ? element.max_length : undefined;
  return (
    <div className="text-element" aria-busy={pending || undefined}>
      {multiline ? (
        <textarea {...shared} rows={4} onChange={(event) => onType(event.target.value)} />
      ) : (
        <input {...kinds[element.type]} {...shared} onChange={(event) => onType(event.target.value)} />
      )}
      {limit !== undefined && text !== '' && <Remaining left={limit - text.length} limit={limit} />}
      <ActionNotice notice={notice} />
    </div>
  );
}

/** Slack shows it only when the end is near. */
function Remaining({ left, limit }: { left: number; limit: number }) {
  if (left > Math.max(20, limit * 0.2)) return null;
  return (
    <output className={left < 0 ? 'remaining is-over' : 'remaining'}>
      {left < 0 ? `${-left} too many` : `${left} left`}
    </output>
  );
}
