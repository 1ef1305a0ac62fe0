import type { Option, OptionGroup } from '@slack/types';
import { useEffect, useMemo, useState } from 'react';
import { useSurface } from '../state/surface-context.ts';
import type { ElementPlace } from '../state/use-element.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { type Choice, choicesOf, matching, ownChoices, type SelectElement } from '../values/choices.ts';

export type Choices = {
  choices: Choice[];
  /** Shown in place of choices: nothing found, still loading, an app that does not answer. */
  message: string | null;
};

const typingPauseMs = 250;

/** What a select offers for a query: its own list filtered, or what the app suggests. */
export function useChoices(
  element: SelectElement,
  place: ElementPlace,
  query: string,
  open: boolean,
): Choices {
  const { screen } = useWorkspace();
  const external = element.type === 'external_select' || element.type === 'multi_external_select';
  const asked = useSuggestions(element, place, query, open && external);
  const own = useMemo(() => ownChoices(element, screen), [element, screen]);
  if (external) return asked;
  const choices = matching(own, query);
  return { choices, message: choices.length === 0 ? 'No results' : null };
}

function useSuggestions(
  element: SelectElement,
  place: ElementPlace,
  query: string,
  active: boolean,
): Choices {
  const { send } = useWorkspace();
  const { surface } = useSurface();
  const [found, setFound] = useState<Choices>({ choices: [], message: null });
  const least = 'min_query_length' in element ? (element.min_query_length ?? 3) : 3;
  const { blockId, actionId } = place;
  // The surface object is new with every push from the server; what it says is not.
  const where = JSON.stringify(surface);
  useEffect(() => {
    if (!active) return;
    if (query.length < least) {
      setFound({
        choices: [],
        message: `Type ${least === 1 ? 'a character' : `${least} characters`} to search`,
      });
      return;
    }
    let overtaken = false;
    setFound((before) => ({ ...before, message: before.choices.length > 0 ? null : 'Loading…' }));
    const timer = setTimeout(async () => {
      const answer = await send('suggest', { surface: JSON.parse(where), blockId, actionId, query });
      if (!overtaken) setFound(answer.ok ? readAnswer(answer) : { choices: [], message: answer.notice });
    }, typingPauseMs);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [active, query, least, where, blockId, actionId, send]);
  return found;
}

type Answer = { options?: unknown[]; option_groups?: { label: unknown; options: unknown[] }[] };

function readAnswer({ options = [], option_groups: groups = [] }: Answer): Choices {
  const choices = choicesOf(options.filter(isOption), groups.map(readGroup));
  return { choices, message: choices.length === 0 ? 'No results' : null };
}

function readGroup({ label, options }: { label: unknown; options: unknown[] }): OptionGroup {
  const text =
    typeof label === 'object' && label !== null && 'text' in label && typeof label.text === 'string'
      ? label.text
      : '';
  return { label: { type: 'plain_text', text }, options: options.filter(isOption) };
}

function isOption(value: unknown): value is Option {
  return typeof value === 'object' && value !== null && 'text' in value;
}
