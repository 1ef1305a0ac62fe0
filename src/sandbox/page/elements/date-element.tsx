import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { useRef, useState } from 'react';
import type { ElementValue } from '../../slack/page-protocol.ts';
import { ActionNotice } from './action-notice.tsx';
import { ariaOf, type ElementProps } from './element-props.ts';
import { useInput } from './use-input.ts';

type DateShape = Datepicker | Timepicker | DateTimepicker;

const inputTypes = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/**
 * The browser's own pickers. While somebody types a date it passes through dates that nobody meant (year 0002), so a
 * typed one is sent when the field is left or Enter is pressed, a picked one at once.
 */
export function DateElement(props: ElementProps<DateShape>) {
  const { element, naming, dispatches } = props;
  const { value, keep, change, pending, notice } = useInput(props);
  const [draft, setDraft] = useState<string | null>(null);
  const typing = useRef(false);
  const shown = draft ?? textOf(value);

  const commit = (text: string) => {
    typing.current = false;
    setDraft(null);
    if (text !== textOf(value)) change(dateValue(element.type, text));
  };
  const onChange = (text: string) => {
    if (!dispatches) keep(dateValue(element.type, text));
    else if (typing.current) setDraft(text);
    else commit(text);
  };
  return (
    <>
      <input
        id={naming.id}
        type={inputTypes[element.type]}
        className="date-input"
        value={shown}
        aria-busy={pending || undefined}
        data-autofocus={element.focus_on_load || undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(shown);
          else if (event.key !== 'Tab') typing.current = true;
        }}
        onPointerDown={() => {
          typing.current = false;
        }}
        onBlur={() => {
          if (draft !== null) commit(draft);
        }}
        {...ariaOf(naming)}
      />
      <ActionNotice notice={notice} />
    </>
  );
}

function textOf(value: ElementValue): string {
  if (typeof value.selected_date_time === 'number') return localText(value.selected_date_time);
  return value.selected_date ?? value.selected_time ?? '';
}

function dateValue(type: DateShape['type'], text: string): ElementValue {
  const given = text === '' ? null : text;
  if (type === 'datepicker') return { type, selected_date: given };
  if (type === 'timepicker') return { type, selected_time: given };
  return { type, selected_date_time: given === null ? null : Math.floor(new Date(given).getTime() / 1000) };
}

/** Seconds since 1970 as `YYYY-MM-DDTHH:mm` on this machine's clock. */
function localText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
