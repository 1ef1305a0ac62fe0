import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkManifest } from '../../../../src/sandbox/slack/manifest/check-manifest.ts';
import { readManifest } from '../../../../src/sandbox/slack/manifest/read-manifest.ts';

type Json = Record<string, unknown>;
const words = (length: number) => 'x'.repeat(length);
const times = <T>(n: number, make: (index: number) => T) => Array.from({ length: n }, (_, i) => make(i));

const command = (more: Json = {}) => ({ command: '/phone', description: 'Phone numbers', ...more });
const shortcut = (more: Json = {}) => ({
  type: 'global',
  name: 'Search',
  callback_id: 'search',
  description: 'Find numbers',
  ...more,
});

/** A small app, with one section bent. */
const manifest = ({ display, features, scopes, settings }: Record<string, Json> = {}) => ({
  display_information: { name: 'Zoom Phone', ...display },
  features: { app_home: { home_tab_enabled: true }, bot_user: { display_name: 'zoom-phone' }, ...features },
  oauth_config: { scopes: { bot: ['commands', 'app_mentions:read', 'im:history'], ...scopes } },
  settings: { socket_mode_enabled: true, interactivity: { is_enabled: true }, ...settings },
});

it('a small app is fine', () => {
  expect(checkManifest(manifest())).toEqual([]);
});

const limits: [string, number, (n: number) => Json, string][] = [
  ['name', 35, (n) => manifest({ display: { name: words(n) } }), '/display_information/name'],
  [
    'description',
    140,
    (n) => manifest({ display: { description: words(n) } }),
    '/display_information/description',
  ],
  [
    'long description',
    4000,
    (n) => manifest({ display: { long_description: words(n) } }),
    '/display_information/long_description',
  ],
  [
    'bot name',
    80,
    (n) => manifest({ features: { bot_user: { display_name: words(n) } } }),
    '/features/bot_user/display_name',
  ],
  [
    'command',
    32,
    (n) => manifest({ features: { slash_commands: [command({ command: `/${words(n - 1)}` })] } }),
    '/features/slash_commands/0/command',
  ],
  [
    'command description',
    2000,
    (n) => manifest({ features: { slash_commands: [command({ description: words(n) })] } }),
    '/features/slash_commands/0/description',
  ],
  [
    'usage hint',
    1000,
    (n) => manifest({ features: { slash_commands: [command({ usage_hint: words(n) })] } }),
    '/features/slash_commands/0/usage_hint',
  ],
  [
    'number of commands',
    50,
    (n) => manifest({ features: { slash_commands: times(n, (i) => command({ command: `/phone${i}` })) } }),
    '/features/slash_commands',
  ],
  [
    'shortcut name',
    24,
    (n) => manifest({ features: { shortcuts: [shortcut({ name: words(n) })] } }),
    '/features/shortcuts/0/name',
  ],
  [
    'shortcut callback_id',
    255,
    (n) => manifest({ features: { shortcuts: [shortcut({ callback_id: words(n) })] } }),
    '/features/shortcuts/0/callback_id',
  ],
  [
    'shortcut description',
    150,
    (n) => manifest({ features: { shortcuts: [shortcut({ description: words(n) })] } }),
    '/features/shortcuts/0/description',
  ],
  [
    'number of global shortcuts',
    5,
    (n) => manifest({ features: { shortcuts: times(n, (i) => shortcut({ callback_id: `search${i}` })) } }),
    '/features/shortcuts',
  ],
  [
    'number of unfurl domains',
    5,
    (n) => manifest({ features: { unfurl_domains: times(n, (i) => `a${i}.example.com`) } }),
    '/features/unfurl_domains',
  ],
  [
    'number of scopes',
    255,
    (n) => manifest({ scopes: { bot: ['commands', ...times(n - 1, (i) => `scope${i}`)] } }),
    '/oauth_config/scopes/bot',
  ],
  ['scope', 50, (n) => manifest({ scopes: { bot: [words(n)] } }), '/oauth_config/scopes/bot/0'],
  [
    'number of events',
    100,
    (n) => manifest({ settings: { event_subscriptions: { bot_events: times(n, (i) => `event${i}`) } } }),
    '/settings/event_subscriptions/bot_events',
  ],
  [
    'schema version',
    2,
    (n) => ({ ...manifest(), _metadata: { major_version: n } }),
    '/_metadata/major_version',
  ],
];

describe('each limit of a manifest, at its edge', () => {
  it.each(limits)('%s: %i is taken', (_, most, make) => {
    expect(checkManifest(make(most))).toEqual([]);
  });

  it.each(limits)('%s: one more than %i is refused', (_, most, make, pointer) => {
    expect(checkManifest(make(most + 1))).toMatchObject([{ code: 'invalid_manifest', pointer }]);
  });

  it('10 shortcuts of both kinds are taken, 11 are not', () => {
    const many = (n: number) =>
      manifest({
        features: {
          shortcuts: times(n, (i) =>
            shortcut({ callback_id: `s${i}`, type: i % 2 === 0 ? 'global' : 'message' }),
          ),
        },
      });
    expect(checkManifest(many(10))).toEqual([]);
    expect(checkManifest(many(11))).toContainEqual(
      expect.objectContaining({ pointer: '/features/shortcuts' }),
    );
  });

  it('a long description is at least 175 characters', () => {
    expect(checkManifest(manifest({ display: { long_description: words(175) } }))).toEqual([]);
    expect(checkManifest(manifest({ display: { long_description: words(174) } }))).toHaveLength(1);
  });
});

const withEvents = (...events: string[]) => ({ event_subscriptions: { bot_events: events } });
const overHttp = { socket_mode_enabled: false, interactivity: { is_enabled: false } };

const refused: [string, Json, string][] = [
  ['no name', { ...manifest(), display_information: {} }, '/display_information/name'],
  ['an unknown section', { ...manifest(), functions: {} }, '/functions'],
  ['an unknown field', manifest({ settings: { is_hosted: false } }), '/settings/is_hosted'],
  [
    'a colour that is none',
    manifest({ display: { background_color: 'blue' } }),
    '/display_information/background_color',
  ],
  [
    'capitals in the bot name',
    manifest({ features: { bot_user: { display_name: 'Zoom Phone' } } }),
    '/features/bot_user/display_name',
  ],
  [
    'a command without its slash',
    manifest({ features: { slash_commands: [command({ command: 'phone' })] } }),
    '/features/slash_commands/0/command',
  ],
  [
    'the same command twice',
    manifest({ features: { slash_commands: [command(), command()] } }),
    '/features/slash_commands',
  ],
  [
    'two shortcuts of one callback_id',
    manifest({ features: { shortcuts: [shortcut(), shortcut()] } }),
    '/features/shortcuts',
  ],
  [
    'a shortcut of unknown type',
    manifest({ features: { shortcuts: [shortcut({ type: 'channel' })] } }),
    '/features/shortcuts/0/type',
  ],
  [
    'the same scope twice',
    manifest({ scopes: { bot: ['commands', 'commands'] } }),
    '/oauth_config/scopes/bot',
  ],
  [
    'an address without https',
    manifest({ settings: { interactivity: { is_enabled: true, request_url: 'http://example.com' } } }),
    '/settings/interactivity/request_url',
  ],
  [
    'a command without its scope',
    manifest({ features: { slash_commands: [command()] }, scopes: { bot: [] } }),
    '/features/slash_commands',
  ],
  [
    'a mention without its scope',
    manifest({ scopes: { bot: ['im:history'] }, settings: withEvents('message.im', 'app_mention') }),
    '/settings/event_subscriptions/bot_events/1',
  ],
  [
    'the Home tab event without a Home tab',
    manifest({ features: { app_home: undefined }, settings: withEvents('app_home_opened') }),
    '/settings/event_subscriptions/bot_events/0',
  ],
  [
    'shortcuts without interactivity',
    manifest({ features: { shortcuts: [shortcut()] }, settings: { interactivity: { is_enabled: false } } }),
    '/features/shortcuts',
  ],
  ['bot scopes without a bot', manifest({ features: { bot_user: undefined } }), '/oauth_config/scopes/bot'],
  [
    'a command over HTTP without address',
    manifest({ features: { slash_commands: [command()] }, settings: overHttp }),
    '/features/slash_commands/0/url',
  ],
  [
    'events over HTTP without address',
    manifest({ settings: { ...overHttp, ...withEvents('app_mention') } }),
    '/settings/event_subscriptions/request_url',
  ],
  [
    'clicks over HTTP without address',
    manifest({ settings: { socket_mode_enabled: false } }),
    '/settings/interactivity/request_url',
  ],
];

it.each(refused)('%s is refused, where it stands', (_, app, pointer) => {
  expect(checkManifest(app)).toContainEqual(expect.objectContaining({ code: 'invalid_manifest', pointer }));
});

it('whatever is in the file is judged without throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (any, part) => {
      checkManifest(any);
      checkManifest({
        display_information: part,
        features: { shortcuts: part, slash_commands: [part] },
        settings: part,
      });
    }),
  );
});

describe('a manifest that Slack would refuse', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is not installed in the local Slack either: every reason is named', () => {
    const path = join(folder, 'manifest.yml');
    writeFileSync(path, 'display_information:\n  name: ""\nfunctions: {}\n');
    expect(() => readManifest(path)).toThrow(/display_information\/name: .*is empty[\s\S]*\/functions: /);
  });
});
