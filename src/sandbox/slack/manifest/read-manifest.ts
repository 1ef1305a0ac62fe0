import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { AppSettings } from '../app-settings.ts';
import { checkManifest } from './check-manifest.ts';

export type Manifest = AppSettings;

/** Only what the local Slack acts on; `checkManifest` has judged the rest. */
const source = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    app_home: z
      .object({
        home_tab_enabled: z.boolean().default(false),
        messages_tab_enabled: z.boolean().default(false),
        messages_tab_read_only_enabled: z.boolean().default(true),
      })
      .prefault({}),
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z
      .array(
        z.object({
          command: z.string(),
          description: z.string(),
          usage_hint: z.string().default(''),
          should_escape: z.boolean().default(false),
        }),
      )
      .default([]),
    shortcuts: z
      .array(
        z.object({
          type: z.enum(['global', 'message']),
          callback_id: z.string(),
          name: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).default([]) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
    interactivity: z.object({ is_enabled: z.boolean() }).default({ is_enabled: false }),
    socket_mode_enabled: z.boolean().default(false),
  }),
});

/** The manifest as it stands in the file, unchecked. Throws what reading or YAML throws. */
export const loadManifest = (path: string): unknown => load(readFileSync(path, 'utf8'), { filename: path });

/**
 * The app as the local Slack installs it. Throws an Error that lists everything in the file that Slack would refuse,
 * each with its pointer.
 */
export function readManifest(path: string): Manifest {
  const raw = loadManifest(path);
  const problems = checkManifest(raw);
  if (problems.length > 0) {
    const lines = problems.map(({ pointer, message }) => `  ${pointer}: ${message}`);
    throw new Error(`Slack would refuse ${path}:\n${lines.join('\n')}`);
  }
  const { display_information: display, features, oauth_config: oauth, settings } = source.parse(raw);
  const { app_home: appHome } = features;
  return {
    name: display.name,
    botName: features.bot_user.display_name,
    commands: features.slash_commands.map((one) => ({
      command: one.command,
      description: one.description,
      usageHint: one.usage_hint,
      shouldEscape: one.should_escape,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, ...rest }) => ({ ...rest, callbackId })),
    botScopes: oauth.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    homeTab: appHome.home_tab_enabled,
    messagesTab: appHome.messages_tab_enabled,
    messagesTabReadOnly: appHome.messages_tab_read_only_enabled,
    isInteractive: settings.interactivity.is_enabled,
    socketMode: settings.socket_mode_enabled,
  };
}
