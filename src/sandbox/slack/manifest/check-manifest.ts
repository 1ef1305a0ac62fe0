/**
 * The fields and limits of an app manifest: docs.slack.dev, "App manifest reference", and the schema that Slack
 * publishes (slackapi/manifest-schema). Fields of hosted functions and AI features are left out: this app has none.
 */
import type { Problem } from '../validation/problem.ts';
import {
  among,
  flag,
  httpsUrl,
  inside,
  integer,
  isRecord,
  list,
  type Place,
  type Rule,
  refuse,
  shape,
  text,
} from '../validation/rules.ts';
import { checkTogether } from './check-together.ts';

const root: Place = { pointer: '', name: 'manifest', code: 'invalid_manifest', where: '' };

/** Slack takes the same entry once. */
const distinct =
  (rule: Rule, key?: string): Rule =>
  (value, place) => {
    const problems = rule(value, place);
    if (!Array.isArray(value)) return problems;
    const names = value.map((one: unknown) => (key !== undefined && isRecord(one) ? one[key] : one));
    const repeated = names.filter((name, index) => name !== undefined && names.indexOf(name) !== index);
    return [...problems, ...repeated.map((name) => refuse(place, `hold ${JSON.stringify(name)} twice`))];
  };

const displayInformation = shape({
  required: { name: text({ max: 35 }) },
  optional: {
    description: text({ max: 140 }),
    long_description: text({ min: 175, max: 4000 }),
    background_color: text({ max: 7, matching: /^#([0-9a-f]{3}){1,2}$/i, like: 'a colour such as #0B5CFF' }),
  },
});

const appHome = shape({
  optional: { home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag },
});

const botUser = shape({
  required: {
    display_name: text({
      max: 80,
      matching: /^[a-z0-9._-]+$/,
      like: 'of a-z, 0-9, dots, hyphens and underscores',
    }),
  },
  optional: { always_online: flag },
});

const slashCommand = shape({
  required: {
    command: text({ max: 32, matching: /^\/[^\s/A-Z]+$/, like: 'a slash and a word in lower case' }),
    description: text({ max: 2000 }),
  },
  optional: { usage_hint: text({ max: 1000 }), should_escape: flag, url: httpsUrl() },
});

const shortcut = shape({
  required: {
    name: text({ max: 24 }),
    type: among('message', 'global'),
    callback_id: text({ max: 255 }),
    description: text({ max: 150 }),
  },
});

const domain = text({ max: 255, matching: /^(?![.-])[-a-z0-9.]+[a-z0-9]$/, like: 'a domain' });

const features = shape({
  optional: {
    app_home: appHome,
    bot_user: botUser,
    slash_commands: distinct(list(slashCommand, { max: 50, item: 'command' }), 'command'),
    shortcuts: distinct(list(shortcut, { max: 10, item: 'shortcut' }), 'callback_id'),
    unfurl_domains: distinct(list(domain, { max: 5, item: 'domain' })),
  },
});

const scopes = distinct(list(text({ max: 50 }), { max: 255, item: 'scope' }));

const oauthConfig = shape({
  optional: {
    redirect_urls: distinct(list(text({ max: 2500 }), { min: 0, max: 1000, item: 'redirect URL' })),
    scopes: shape({ optional: { bot: scopes, user: scopes, bot_optional: scopes, user_optional: scopes } }),
    token_management_enabled: flag,
  },
});

const events = distinct(list(text({ max: 50 }), { max: 100, item: 'event' }));
const requestUrl = httpsUrl(3500);

const settings = shape({
  optional: {
    event_subscriptions: shape({
      optional: { request_url: requestUrl, bot_events: events, user_events: events },
    }),
    interactivity: shape({
      required: { is_enabled: flag },
      optional: { request_url: requestUrl, message_menu_options_url: requestUrl },
    }),
    socket_mode_enabled: flag,
    org_deploy_enabled: flag,
    token_rotation_enabled: flag,
  },
});

const manifestShape = shape({
  required: { display_information: displayInformation },
  optional: {
    _metadata: shape({ optional: { major_version: integer(1, 2), minor_version: integer(0) } }),
    features,
    oauth_config: oauthConfig,
    settings,
  },
});

/** What Slack would refuse in an app manifest, as YAML or JSON was parsed. Pointers are into the manifest. */
export const checkManifest = (manifest: unknown): Problem[] => [
  ...manifestShape(manifest, root),
  ...checkTogether(manifest, (pointer, message) => {
    const path = pointer.split('/').slice(1);
    return refuse(
      path.reduce((place, key) => inside(place, key, key), root),
      message,
    );
  }),
];
