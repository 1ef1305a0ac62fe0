import { WebAPIPlatformError } from '@slack/web-api';

/** What Slack will say again however often it is asked, and what an admin can do about it. */
const CURES: Readonly<Record<string, string>> = {
  // The conversation.
  channel_not_found:
    'It does not exist (any more), or it is private and I am not in it: invite me, or choose another.',
  not_in_channel: 'I am not in it: invite me, or choose another.',
  is_archived: 'It is archived: bring it back, or choose another.',
  restricted_action: 'A setting of the workspace keeps me from writing there: choose another, or let me.',
  restricted_action_read_only_channel: 'It is read-only for me: let me write there, or choose another.',
  restricted_action_thread_only_channel: 'Only threads may be written in there: choose another.',
  restricted_action_non_threadable_channel: 'It allows no threads, which I need: choose another.',
  // The person of a direct message.
  user_not_found: 'Slack does not know this person (any more).',
  user_not_visible: 'I may not see this person.',
  user_disabled: 'This account is deactivated.',
  cannot_dm_bot: 'It is an app, to which I cannot write.',
  messages_tab_disabled: 'The app’s Messages tab is switched off: switch it on in the app’s settings.',
  // The app.
  missing_scope: 'The app lacks a permission: reinstall it from its manifest.',
  no_permission: 'The app lacks a permission: reinstall it from its manifest.',
  not_allowed_token_type: 'SLACK_BOT_TOKEN is not a bot’s token.',
  invalid_auth: 'Slack does not accept SLACK_BOT_TOKEN.',
  not_authed: 'Slack does not accept SLACK_BOT_TOKEN.',
  account_inactive: 'The app was removed from the workspace: install it again.',
  token_revoked: 'The app was removed from the workspace: install it again.',
  team_access_not_granted: 'The app is not installed in this workspace.',
  org_login_required: 'The workspace is being moved and cannot be written to.',
  ekm_access_denied: 'The administrators of the workspace have suspended writing there.',
};

/** What it says of a message that breaks its rules: not the conversation, but what was to be said there. */
const MALFORMED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
]);

/** Slack does not take this, and will not when it is tried again. The message is for the log. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
  /** Slack's own word, e.g. `is_archived`. */
  readonly code: string;
  /** A channel or a person. */
  readonly to: string;
  /** For an admin, in a sentence. */
  readonly cure: string;

  constructor(to: string, code: string, cure: string, options?: ErrorOptions) {
    super(`${to} cannot be written to: ${code}`, options);
    this.to = to;
    this.code = code;
    this.cure = cure;
  }
}

/** The error as an `Undeliverable`, when it is one of those that stay. */
export function undeliverable(error: unknown, to: string): Undeliverable | undefined {
  const code = slackCode(error);
  const cure = code !== undefined && Object.hasOwn(CURES, code) ? CURES[code] : undefined;
  return code === undefined || cure === undefined
    ? undefined
    : new Undeliverable(to, code, cure, { cause: error });
}

/** The same for a message that is not made as Slack wants it: whatever is to be said after it need not wait for it. */
export function malformed(error: unknown, to: string): Undeliverable | undefined {
  const code = slackCode(error);
  if (code === undefined || !MALFORMED.has(code)) return undefined;
  const [where = ''] = (error instanceof WebAPIPlatformError && error.data.response_metadata?.messages) || [];
  const said = where && ` Slack adds: \`${where.replaceAll('`', '').slice(0, 300)}\`.`;
  const cure = `It does not take the message as I wrote it, and I go on without it. That is a mistake of mine: tell whoever maintains me.${said}`;
  return new Undeliverable(to, code, cure, { cause: error });
}

/** Slack's own word for a refusal; undefined for anything else, such as a lost answer. */
export function slackCode(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
