import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkManifest } from '../src/sandbox/slack/manifest/check-manifest.ts';
import {
  type ConversationKind,
  eventScopes,
  knownMethods,
  scopesFor,
} from '../src/sandbox/slack/manifest/method-scopes.ts';
import { loadManifest, readManifest } from '../src/sandbox/slack/manifest/read-manifest.ts';

/** The conversations that the bot uses a method on: channels, private ones it was invited to, direct messages. */
const CONVERSATIONS: Readonly<Record<string, ConversationKind[]>> = {
  'conversations.open': ['im'],
  'conversations.info': ['channel', 'group'],
  'conversations.history': ['channel', 'group', 'im'],
  'conversations.replies': ['channel', 'group', 'im'],
};

const path = new URL('../manifest.yml', import.meta.url).pathname;

describe('manifest.yml', () => {
  it('installs as it is: Slack finds nothing wrong with it', () => {
    expect(checkManifest(loadManifest(path))).toEqual([]);
  });

  it('offers /phone, shortcuts, a Home tab and a Messages tab that people can write in', () => {
    const app = readManifest(path);
    expect(app.commands).toMatchObject([{ command: '/phone', shouldEscape: true }]);
    expect(app.shortcuts.map(({ type, callbackId }) => [type, callbackId])).toEqual([
      ['global', 'search_numbers'],
      ['message', 'look_up_numbers'],
      ['global', 'port_in'],
    ]);
    expect(app).toMatchObject({
      homeTab: true,
      messagesTab: true,
      messagesTabReadOnly: false,
      isInteractive: true,
    });
  });

  it('needs no public address: everything comes over Socket Mode', () => {
    expect(readManifest(path).socketMode).toBe(true);
  });

  it('asks for the scopes of the methods that the bot calls and of its events, and for no other', async () => {
    const { botScopes, events } = readManifest(path);
    const called = await methodsCalled();
    expect(called).toContain('chat.postMessage');
    const needed = ['commands', ...events.flatMap((event) => eventScopes.get(event) ?? [])];
    // With it, users.info tells the address by which Zoom knows a person who is to have a number.
    if (called.includes('users.info')) needed.push('users:read.email');
    for (const method of called) needed.push(...scopesFor(method, CONVERSATIONS[method] ?? ['channel']));
    expect(botScopes.toSorted()).toEqual([...new Set(needed)].sort());
  });

  it('subscribes to the Home tab being opened, mentions and direct messages', () => {
    expect(readManifest(path).events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  });
});

/** Every Web API method that the bot's source names: `client.users.info(` is `users.info`. */
async function methodsCalled(): Promise<string[]> {
  const folder = new URL('../src/slack/', import.meta.url).pathname;
  const files = await readdir(folder, { recursive: true });
  const sources = await Promise.all(
    files.filter((file) => file.endsWith('.ts')).map((file) => readFile(join(folder, file), 'utf8')),
  );
  const calls = sources.join('\n').matchAll(/\bclient\s*\.((?:\w+\.)+\w+)\(/g);
  return [...new Set([...calls].flatMap(([, method]) => method ?? []))].filter((method) =>
    knownMethods.includes(method),
  );
}
