import type { ActionsBlock, Button } from '@slack/types';
import { portButton } from '../messages/port-offer.ts';
import { formButton } from '../messages/search-buttons.ts';
import { plain } from '../messages/text.ts';

/** What a button of the Home asks for in the words of `/phone`, and what the modal with the answer is called. */
export const HOME_WORDS = {
  numbers: { label: 'Our numbers', title: 'Our numbers' },
  unassigned: { label: 'Unassigned', title: 'Unassigned numbers' },
  requests: { label: 'Requests', title: 'Requests' },
  'requests awaiting': { label: 'All that awaits me', title: 'Requests' },
  ports: { label: 'Porting orders', title: 'Porting orders' },
} as const;

export type HomeWords = keyof typeof HOME_WORDS;

/** @param where tells buttons that say the same apart */
export function wordsButton(
  words: HomeWords,
  where: string,
  label: string = HOME_WORDS[words].label,
): Button {
  return { type: 'button', action_id: `home_words:${where}`, text: plain(label), value: words };
}

export const refreshButton: Button = {
  type: 'button',
  action_id: 'home_refresh',
  text: plain('Refresh'),
};

/** What people come for, a click away. */
export function quickActions({ mayLook, isAdmin }: { mayLook: boolean; isAdmin: boolean }): ActionsBlock {
  const look = mayLook ? [wordsButton('numbers', 'numbers'), wordsButton('unassigned', 'unassigned')] : [];
  const settings: Button[] = isAdmin
    ? [{ type: 'button', action_id: 'settings_open', text: plain('Settings') }]
    : [];
  return {
    type: 'actions',
    elements: [
      formButton('Search numbers', ''),
      ...look,
      wordsButton('requests', 'requests'),
      { type: 'button', action_id: 'request_block', text: plain('Request a block') },
      portButton('Port numbers in'),
      ...settings,
      refreshButton,
    ],
  };
}
