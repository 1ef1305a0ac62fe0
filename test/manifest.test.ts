import { describe, expect, it } from 'vitest';
import { checkManifest } from '../src/sandbox/slack/manifest/check-manifest.ts';
import { eventScopes, knownMethods, scopesFor } from '../src/sandbox/slack/manifest/method-scopes.ts';
import { loadManifest, readManifest } from '../src/sandbox/slack/manifest/read-manifest.ts';

const path = new URL('../manifest.yml', import.meta.url).pathname;

describe('manifest.yml', () => {
  it('installs as it is: Slack finds nothing wrong with it', () => {
    expect(checkManifest(loadManifest(path))).toEqual([]);
  });

  it('offers /phone, three shortcuts, a Home tab and a Messages tab that people can write in', () => {
    const app = readManifest(path);
    expect(app.commands).toMatchObject([{ command: '/phone', shouldEscape: true }]);
    expect(app.shortcuts.map(({ type, callbackId }) => [type, callbackId])).toEqual([
      ['global', 'search_numbers'],
      ['global', 'port_in'],
      ['message', 'look_up_numbers'],
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

  it('asks for no scope that no method, event or feature here needs', () => {
    const { botScopes } = readManifest(path);
    const useful = new Set([
      'commands',
      ...eventScopes.values(),
      ...knownMethods.flatMap((one) => scopesFor(one)),
    ]);
    expect(botScopes.filter((scope) => !useful.has(scope))).toEqual([]);
  });

  it('subscribes to the Home tab being opened, mentions and direct messages', () => {
    expect(readManifest(path).events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  });
});
