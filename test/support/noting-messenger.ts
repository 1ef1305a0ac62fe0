import type { Messenger } from '../../src/slack/messenger.ts';
import type { Message } from '../../src/slack/screen.ts';

export type Noted = { how: 'card' | 'line' | 'direct'; to: string; message: Message };

/** A messenger that notes what it was to say, and says nothing. */
export function createNotingMessenger(): { messenger: Messenger; said: Noted[] } {
  const said: Noted[] = [];
  return {
    said,
    messenger: {
      async showCard({ channel, subject }, render) {
        said.push({ how: 'card', to: channel, message: render({ isFirst: true }) });
        return { channel, ts: subject };
      },
      async sayInThread({ channel }, { message }) {
        said.push({ how: 'line', to: channel, message });
        return true;
      },
      async sayAllInThread({ channel }, lines) {
        for (const { message } of lines) said.push({ how: 'line', to: channel, message });
        return true;
      },
      async sayDirectly(userId, { message }) {
        said.push({ how: 'direct', to: userId, message });
      },
      sendFile: async () => true,
      directMessage: async (userId) => `D${userId}`,
    },
  };
}
