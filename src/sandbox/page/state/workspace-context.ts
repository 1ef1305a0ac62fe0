import type { ConfirmationDialog } from '@slack/types';
import { createContext, useContext } from 'react';
import type { PersonScreen } from '../../slack/page-protocol.ts';
import type { ValuesStore } from '../values/values-store.ts';
import type { Place } from './place.ts';
import type { Send } from './send.ts';

/** What every part of the page may read and do. */
export type Workspace = {
  screen: PersonScreen;
  send: Send;
  values: ValuesStore;
  place: Place;
  go(place: Place): void;
  openThread(root: { channel: string; ts: string }): void;
  /** Resolves to whether the person said yes. */
  confirm(question: ConfirmationDialog): Promise<boolean>;
  /** Shows a sentence from Slack in a conversation, unless the local Slack has pushed the same. */
  tell(channel: string, text: string): void;
  /** A sentence that stands beside the button it is about: where the local Slack pushes it too, it is not shown again. */
  hush(text: string): void;
};

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace outside a workspace');
  return workspace;
}
