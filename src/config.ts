import { z } from 'zod';

/** What a process is started for: everything, only Slack's side, or only the jobs. */
export type Role = 'all' | 'web' | 'worker';

export type SlackConfig = {
  botToken: string;
  /** Ends in a slash, e.g. `https://slack.com/api/`. */
  apiUrl: string;
} & ({ mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string });

export type ZoomConfig = {
  accountId: string;
  clientId: string;
  clientSecret: string;
  /** Without a slash at the end, e.g. `https://api.zoom.us/v2`. */
  apiUrl: string;
  oauthUrl: string;
};

export type DatabaseConfig = { kind: 'postgres'; url: string } | { kind: 'pglite'; folder: string };

export type Config = {
  role: Role;
  slack: SlackConfig;
  zoom: ZoomConfig;
  database: DatabaseConfig;
  port: number;
  /** Slack user ids (`U…`, `W…`) and user-group ids (`S…`): first values, until changed in Slack. */
  admins: string[];
  approvers: string[];
  /** Slack channel ids, first values likewise. */
  approvalsChannel: string | undefined;
  portingChannel: string | undefined;
  portingPollSeconds: number;
  /** 32 bytes: seals what must not lie in clear. */
  encryptionKey: Buffer;
  logLevel: (typeof LOG_LEVELS)[number];
};

/** Every setting that stops the start, each with its cure. No value of a secret is in it. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`zoom-phone-chatops cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

// Every message says what is wrong and what to do; none repeats the value, which may be a secret in the wrong place.
const startsWith = (prefix: string, cure: string) =>
  z.string().regex(new RegExp(`^${prefix}\\S+$`), `should start with "${prefix}": ${cure}`);
const url = (cure: string) => z.url({ protocol: /^https?$/, error: `should be an http(s) address: ${cure}` });
const required = (cure: string) => z.string({ error: `is missing: ${cure}` }).min(1, `is empty: ${cure}`);
const ids = (pattern: RegExp, cure: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every((id) => pattern.test(id)), cure);
const channel = z
  .string()
  .regex(
    /^[CG][A-Z0-9]{2,}$/,
    'should be a Slack channel id such as C0123456789 (channel details, at the bottom)',
  )
  .optional();

const BOT_TOKEN_CURE = 'copy the Bot User OAuth Token from your Slack app, "OAuth & Permissions"';
const APP_TOKEN_CURE = 'create an app-level token with connections:write in "Basic Information"';
const PEOPLE_CURE = 'should be Slack user or user-group ids (U…, W… or S…), separated by commas';
const KEY_CURE = 'make one with: openssl rand -base64 32';
const ZOOM_APP_CURE = 'it is on the "App Credentials" page of your Zoom Server-to-Server OAuth app';

const environmentSchema = z.object({
  SLACK_BOT_TOKEN: required(BOT_TOKEN_CURE).pipe(startsWith('xoxb-', BOT_TOKEN_CURE)),
  SLACK_APP_TOKEN: startsWith('xapp-', APP_TOKEN_CURE).optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short: copy it from "Basic Information"').optional(),
  SLACK_API_URL: url('leave it out to use https://slack.com/api/').default('https://slack.com/api/'),
  ZOOM_ACCOUNT_ID: required(ZOOM_APP_CURE),
  ZOOM_CLIENT_ID: required(ZOOM_APP_CURE),
  ZOOM_CLIENT_SECRET: required(ZOOM_APP_CURE),
  ZOOM_API_URL: url('leave it out to use https://api.zoom.us/v2').default('https://api.zoom.us/v2'),
  ZOOM_OAUTH_URL: url('leave it out to use https://zoom.us/oauth/token').default(
    'https://zoom.us/oauth/token',
  ),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'should look like postgres://user:password@host:5432/name; leave it out for the embedded database',
    )
    .refine(
      (text) => URL.canParse(text),
      'cannot be read as an address: write special characters of the password as %xx',
    )
    .optional(),
  DATA_DIR: z.string().default('./data'),
  PORT: z.coerce
    .number({ error: 'should be a port number from 0 to 65535' })
    .int('should be a whole number')
    .min(0, 'should be 0 or more')
    .max(65_535, 'should be 65535 or less')
    .default(3000),
  PHONE_ADMINS: ids(/^[UWS][A-Z0-9]{2,}$/, PEOPLE_CURE),
  PHONE_APPROVERS: ids(/^[UWS][A-Z0-9]{2,}$/, PEOPLE_CURE),
  APPROVALS_CHANNEL: channel,
  PORTING_CHANNEL: channel,
  PORTING_POLL_SECONDS: z.coerce
    .number({ error: 'should be a number of seconds, 1 or more' })
    .int('should be a whole number of seconds')
    .min(1, 'should be 1 or more')
    .default(300),
  ENCRYPTION_KEY: required(KEY_CURE).refine(
    (text) => /^[A-Za-z0-9+/]{43}=$/.test(text),
    `should be 32 bytes in base64 (44 characters): ${KEY_CURE}`,
  ),
  LOG_LEVEL: z.enum(LOG_LEVELS, `should be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

type Environment = Record<string, string | undefined>;

/** The database alone, for `npm run migrate`, which a release step runs where no other setting may be present. */
export function readDatabaseConfig(environment: Environment): DatabaseConfig {
  const reading = environmentSchema
    .pick({ DATABASE_URL: true, DATA_DIR: true })
    .safeParse(present(environment));
  if (!reading.success) throw new ConfigError(reading.error.issues.map(sentence));
  return databaseConfig(reading.data);
}

/**
 * Reads the environment into a `Config`.
 * @throws ConfigError naming every missing or impossible setting at once, each with its cure
 */
export function readConfig(environment: Environment, role: Role = 'all'): Config {
  const given = present(environment);
  const reading = environmentSchema.safeParse(given);
  const problems = (reading.error?.issues ?? []).map(sentence);

  if (!given['SLACK_APP_TOKEN'] && !given['SLACK_SIGNING_SECRET']) {
    problems.push(
      `SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: for Socket Mode ${APP_TOKEN_CURE}; for HTTP copy the signing secret from there`,
    );
  }
  if ((role === 'web' || role === 'worker') && !given['DATABASE_URL']) {
    problems.push(
      `DATABASE_URL is missing: "${role}" shares its database with other processes, which the embedded one cannot do; set a Postgres address or use npm start`,
    );
  }
  if (!reading.success || problems.length > 0) throw new ConfigError(problems);

  const env = reading.data;
  return {
    role,
    slack: {
      botToken: env.SLACK_BOT_TOKEN,
      apiUrl: env.SLACK_API_URL.replace(/\/*$/, '/'),
      ...(env.SLACK_APP_TOKEN
        ? { mode: 'socket', appToken: env.SLACK_APP_TOKEN }
        : { mode: 'http', signingSecret: env.SLACK_SIGNING_SECRET ?? '' }),
    },
    zoom: {
      accountId: env.ZOOM_ACCOUNT_ID,
      clientId: env.ZOOM_CLIENT_ID,
      clientSecret: env.ZOOM_CLIENT_SECRET,
      apiUrl: env.ZOOM_API_URL.replace(/\/+$/, ''),
      oauthUrl: env.ZOOM_OAUTH_URL,
    },
    database: databaseConfig(env),
    port: env.PORT,
    admins: env.PHONE_ADMINS,
    approvers: env.PHONE_APPROVERS,
    approvalsChannel: env.APPROVALS_CHANNEL,
    portingChannel: env.PORTING_CHANNEL,
    portingPollSeconds: env.PORTING_POLL_SECONDS,
    encryptionKey: Buffer.from(env.ENCRYPTION_KEY, 'base64'),
    logLevel: env.LOG_LEVEL,
  };
}

/** An empty value counts as absent, as `NAME=` in an `.env` file means it. */
export function present(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

function sentence(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

function databaseConfig(env: { DATABASE_URL?: string | undefined; DATA_DIR: string }): DatabaseConfig {
  return env.DATABASE_URL
    ? { kind: 'postgres', url: env.DATABASE_URL }
    : { kind: 'pglite', folder: `${env.DATA_DIR.replace(/\/+$/, '')}/database` };
}
