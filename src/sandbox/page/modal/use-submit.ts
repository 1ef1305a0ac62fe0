import { type RefObject, useEffect, useState } from 'react';
import type { PageBlock } from '../../slack/page-protocol.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { presentValues } from '../values/present-values.ts';
import { surfaceKey } from '../values/surface-key.ts';

type State = { viewId: string; errors: Record<string, string>; banner: string | null; pending: boolean };

/** Submits the view on top, and shows what Slack or the app has against it. */
export function useSubmit(viewId: string, blocks: readonly PageBlock[], body: RefObject<HTMLElement | null>) {
  const { send, values } = useWorkspace();
  const fresh: State = { viewId, errors: {}, banner: null, pending: false };
  const [kept, setState] = useState<State>(fresh);
  // Another view has come on top: the errors of the former are not its own.
  const state = kept.viewId === viewId ? kept : fresh;
  const { errors } = state;

  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    body.current?.querySelector<HTMLElement>('.has-error :is(input, textarea)')?.focus();
  }, [errors, body]);

  const submit = async () => {
    if (state.pending) return;
    setState({ ...fresh, pending: true });
    const touched = values.all(surfaceKey({ kind: 'modal', viewId }));
    const outcome = await send('submit', { viewId, values: presentValues(blocks, touched) });
    const answered = { ...fresh };
    if (!outcome.ok && 'errors' in outcome) answered.errors = outcome.errors;
    else if (!outcome.ok) answered.banner = outcome.notice;
    setState((now) => (now.viewId === viewId ? answered : now));
  };
  return { ...state, submit };
}
