import type { Problem } from '../validation/problem.ts';
import { isRecord } from '../validation/rules.ts';
import { eventScopes } from './method-scopes.ts';

type Refuse = (pointer: string, why: string) => Problem;

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((inner: unknown, key) => (isRecord(inner) ? inner[key] : undefined), value);

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** Without Socket Mode Slack needs an address for whatever it delivers. */
function addresses(manifest: unknown, refuse: Refuse): Problem[] {
  if (at(manifest, 'settings', 'socket_mode_enabled') === true) return [];
  const why = 'is required, because Socket Mode is off';
  const problems = records(at(manifest, 'features', 'slash_commands')).flatMap((command, index) =>
    command['url'] === undefined ? [refuse(`/features/slash_commands/${index}/url`, why)] : [],
  );
  const subscriptions = at(manifest, 'settings', 'event_subscriptions');
  if (subscriptions !== undefined && at(subscriptions, 'request_url') === undefined) {
    problems.push(refuse('/settings/event_subscriptions/request_url', why));
  }
  const interactivity = at(manifest, 'settings', 'interactivity');
  if (at(interactivity, 'is_enabled') === true && at(interactivity, 'request_url') === undefined) {
    problems.push(refuse('/settings/interactivity/request_url', why));
  }
  return problems;
}

/** What the parts of a manifest ask of each other: features their scopes and switches, deliveries an address. */
export function checkTogether(manifest: unknown, refuse: Refuse): Problem[] {
  const problems = addresses(manifest, refuse);
  const scopes = strings(at(manifest, 'oauth_config', 'scopes', 'bot'));
  const shortcuts = records(at(manifest, 'features', 'shortcuts'));
  const commands = records(at(manifest, 'features', 'slash_commands'));
  const needScope = (pointer: string, scope: string) => {
    if (!scopes.includes(scope)) problems.push(refuse(pointer, `needs the bot scope ${scope}`));
  };
  if (commands.length > 0) needScope('/features/slash_commands', 'commands');
  if (shortcuts.length > 0) {
    needScope('/features/shortcuts', 'commands');
    if (at(manifest, 'settings', 'interactivity', 'is_enabled') !== true) {
      problems.push(refuse('/features/shortcuts', 'need settings.interactivity.is_enabled'));
    }
  }
  for (const type of ['global', 'message']) {
    const many = shortcuts.filter((shortcut) => shortcut['type'] === type).length;
    if (many > 5)
      problems.push(refuse('/features/shortcuts', `hold ${many} ${type} shortcuts; Slack takes at most 5`));
  }
  const events = strings(at(manifest, 'settings', 'event_subscriptions', 'bot_events'));
  events.forEach((event, index) => {
    const pointer = `/settings/event_subscriptions/bot_events/${index}`;
    const scope = eventScopes.get(event);
    if (scope) needScope(pointer, scope);
    if (event === 'app_home_opened' && at(manifest, 'features', 'app_home') === undefined) {
      problems.push(refuse(pointer, 'needs features.app_home'));
    }
  });
  if (scopes.length > 0 && at(manifest, 'features', 'bot_user') === undefined) {
    problems.push(refuse('/oauth_config/scopes/bot', 'need features.bot_user'));
  }
  return problems;
}
