import type { Failure } from '../deliveries/delivery.ts';

/** What Slack's client says when the app did not do its part. */

const COMMAND_ERRORS: Record<Failure, string> = {
  timeout: 'operation_timeout',
  not_connected: 'dispatch_failed',
  http_error: 'http_service_error',
  connection_failed: 'http_client_error',
};

export const commandFailure = (command: string, failure: Failure) =>
  `${command} failed with the error "${COMMAND_ERRORS[failure]}"`;

export const invalidCommandAnswer = (command: string, error: string) =>
  `${command} failed with the error "${error}"`;

export const unknownCommand = (command: string) =>
  `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`;

export const TROUBLE_CONNECTING = 'We had some trouble connecting. Try again?';

export const actionFailure = (appName: string, failure: Failure) =>
  `⚠ ${appName} did not respond to that (${COMMAND_ERRORS[failure]}). Try again?`;

export const shortcutFailure = (appName: string, failure: Failure) =>
  `${appName} did not respond to the shortcut (${COMMAND_ERRORS[failure]}).`;

export const OPTIONS_FAILURE = 'The options could not be loaded.';

export const MESSAGES_OFF = 'Sending messages to this app has been turned off.';
