import { type DestinationStream, type Logger, pino, type SerializedError, stdSerializers } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** What a token looks like, whoever's it is: Slack's, and whatever stands in an Authorization header. */
const TOKENS = /\bx(?:ox[a-z]|app)-[\w-]+|\b(Bearer|Basic) [\w.~+/=-]+/g;

/** Fields of a porting order that never reach a log, whatever object they are in. */
const SEALED_FIELDS = ['account_number', 'account_pin', 'accountNumber', 'accountPin', 'pin'];

/**
 * JSON lines. What is secret is taken out of every line as it is written, wherever in it it stands.
 * @param secrets the values of this process's own secrets
 */
export function createLog(
  level: Config['logLevel'],
  secrets: string[] = [],
  destination?: DestinationStream,
): Log {
  const known = secrets
    .filter((secret) => secret.length >= 6)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorWithoutValues },
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SEALED_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[sealed]',
      },
      hooks: {
        streamWrite: (line) =>
          known.reduce(
            (text, secret) => text.replaceAll(secret, '[secret]'),
            line.replace(TOKENS, '[token]'),
          ),
      },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/**
 * An error as the log has it, without the values of a failed query: drizzle writes them all into its message, and a
 * query can hold what people typed; Postgres names some in its `detail`. The statement and the driver's reason stay.
 */
function errorWithoutValues(error: unknown): SerializedError | unknown {
  if (!(error instanceof Error)) return error;
  const { params: _, ...kept } = { params: undefined, ...stdSerializers.errWithCause(error) };
  const cut = (text: string) =>
    text.replace(/\nparams:[\s\S]*?(?=\n {4}at [^\n]+:\d+:\d+\)?(?:\n|$)|$)/g, '');
  return JSON.parse(JSON.stringify(kept), (key, value: unknown) =>
    key === 'params' || key === 'detail' ? undefined : typeof value === 'string' ? cut(value) : value,
  );
}

/** The values that must not appear in any log line of a process with this configuration. */
export function secretsOf(config: Config): string[] {
  return [
    config.slack.botToken,
    config.slack.mode === 'socket' ? config.slack.appToken : config.slack.signingSecret,
    config.zoom.clientSecret,
    config.encryptionKey.toString('base64'),
    ...(config.database.kind === 'postgres' ? passwordsIn(config.database.url) : []),
  ];
}

/** As it stands in the address, and as the driver says it. */
function passwordsIn(url: string): string[] {
  const password = URL.parse(url)?.password ?? '';
  return [password, decodeURIComponent(password)];
}
