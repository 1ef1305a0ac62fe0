import { type KeyboardEvent, useState } from 'react';
import type { Choice } from '../values/choices.ts';
import type { ComboboxProps } from './combobox.tsx';

export function useComboboxKeys(props: ComboboxProps) {
  const { choices, chosen, multi, limit, open, query, onQuery, onOpen, onChoose } = props;
  const [active, setActive] = useState(0);

  const show = () => {
    if (open) return;
    const at = choices.findIndex((choice) => chosen.some((one) => one.key === choice.key));
    setActive(multi ? 0 : Math.max(0, at));
    onOpen(true);
  };
  const hide = () => {
    onOpen(false);
    onQuery('');
  };
  const pick = (choice: Choice) => {
    if (!multi) {
      hide();
      if (chosen[0]?.key !== choice.key) onChoose([choice]);
      return;
    }
    const without = chosen.filter((one) => one.key !== choice.key);
    if (without.length < chosen.length) onChoose(without);
    else if (limit === undefined || chosen.length < limit) onChoose([...chosen, choice]);
    onQuery('');
  };
  const move = (to: number) => setActive(choices.length === 0 ? 0 : (to + choices.length) % choices.length);

  const onKeyDown = (event: KeyboardEvent) => {
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const here = choices[active];
    if (event.key === 'Escape' && open) {
      taken();
      hide();
    } else if (event.key === 'Enter') {
      taken();
      if (!open) show();
      else if (here) pick(here);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      taken();
      if (!open) show();
      else move(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (open && query === '' && (event.key === 'Home' || event.key === 'End')) {
      taken();
      move(event.key === 'Home' ? 0 : choices.length - 1);
    } else if (event.key === 'Backspace' && multi && query === '' && chosen.length > 0) {
      onChoose(chosen.slice(0, -1));
    }
  };
  return { active, setActive, show, hide, pick, onKeyDown };
}
