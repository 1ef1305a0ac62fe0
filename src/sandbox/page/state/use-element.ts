import type { ConfirmationDialog } from '@slack/types';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { ElementValue } from '../../slack/page-protocol.ts';
import { presentValues } from '../values/present-values.ts';
import { surfaceKey } from '../values/surface-key.ts';
import { useSurface } from './surface-context.ts';
import { useWorkspace } from './workspace-context.ts';

/** Where an element stands and how it speaks to the app. */
export type ElementPlace = { blockId: string; actionId: string };

/** The element's value: what the person touched, else `initial`. */
export function useElementValue(
  { blockId, actionId }: ElementPlace,
  initial: ElementValue,
): [ElementValue, (value: ElementValue) => void] {
  const { values } = useWorkspace();
  const key = surfaceKey(useSurface().surface);
  const touched = useSyncExternalStore(values.subscribe, () => values.get(key, blockId, actionId));
  const set = useCallback(
    (value: ElementValue) => values.set(key, blockId, actionId, value),
    [values, key, blockId, actionId],
  );
  return [touched ?? initial, set];
}

export type Press = {
  pending: boolean;
  notice: string | null;
  /** Asks the element's confirm question first; resolves to false when the person said no. */
  press(chosen?: ElementValue): Promise<boolean>;
};

/** Sends the press with everything touched on the surface. */
export function usePress({ blockId, actionId }: ElementPlace, question?: ConfirmationDialog): Press {
  const { values, send, confirm, hush } = useWorkspace();
  const { surface, blocks } = useSurface();
  const [pending, setPending] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const press = async (chosen?: ElementValue): Promise<boolean> => {
    if (question && !(await confirm(question))) return false;
    setPending(true);
    setNotice(null);
    const key = surfaceKey(surface);
    if (chosen && chosen.type !== 'overflow') values.set(key, blockId, actionId, chosen);
    const outcome = await send('press', {
      surface,
      blockId,
      actionId,
      values: presentValues(blocks, values.all(key)),
      ...(chosen ? { chosen } : {}),
    });
    setPending(false);
    if (!outcome.ok) {
      hush(outcome.notice);
      setNotice(outcome.notice);
    }
    return true;
  };
  return { pending, notice, press };
}
