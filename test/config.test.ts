import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, readDatabaseConfig } from '../src/config.ts';

const complete = {
  SLACK_BOT_TOKEN: 'xoxb-1-abc',
  SLACK_APP_TOKEN: 'xapp-1-abc',
  ZOOM_ACCOUNT_ID: 'account',
  ZOOM_CLIENT_ID: 'client',
  ZOOM_CLIENT_SECRET: 'zoom-client-secret',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
};

function problemsOf(
  environment: Record<string, string | undefined>,
  role?: 'web' | 'worker',
): readonly string[] {
  try {
    readConfig(environment, role);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('The configuration', () => {
  it('takes what has to be set and fills in the rest', () => {
    expect(readConfig(complete)).toMatchObject({
      slack: { mode: 'socket', apiUrl: 'https://slack.com/api/' },
      zoom: { apiUrl: 'https://api.zoom.us/v2', oauthUrl: 'https://zoom.us/oauth/token' },
      database: { kind: 'pglite', folder: './data/database' },
      port: 3000,
      portingPollSeconds: 300,
      logLevel: 'info',
      admins: [],
    });
  });

  it('talks HTTP when there is a signing secret and no app token', () => {
    const { SLACK_APP_TOKEN: _, ...rest } = complete;
    expect(readConfig({ ...rest, SLACK_SIGNING_SECRET: 'shhhhhhhh' }).slack).toMatchObject({
      mode: 'http',
      signingSecret: 'shhhhhhhh',
    });
  });

  it('prefers Socket Mode when both are set', () => {
    expect(readConfig({ ...complete, SLACK_SIGNING_SECRET: 'shhhhhhhh' }).slack.mode).toBe('socket');
  });

  it('names everything that is missing at once, each with its cure', () => {
    const message = problemsOf({}).join('\n');
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      'ZOOM_ACCOUNT_ID',
      'ZOOM_CLIENT_ID',
      'ZOOM_CLIENT_SECRET',
      'ENCRYPTION_KEY',
    ]) {
      expect(message).toContain(`${name} is missing: `);
    }
    expect(message).toContain('openssl rand -base64 32');
  });

  it('takes an empty value for a missing one, as NAME= in an .env file means it', () => {
    expect(problemsOf({ ...complete, ZOOM_CLIENT_ID: '  ' })).toEqual([
      expect.stringMatching(/^ZOOM_CLIENT_ID is missing: /),
    ]);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xapp-in-the-wrong-place'],
    ['SLACK_APP_TOKEN', 'xoxb-in-the-wrong-place'],
    ['SLACK_API_URL', 'slack.com/secretish'],
    ['ZOOM_API_URL', 'ftp://api.zoom.us'],
    ['DATABASE_URL', 'mysql://root:hunter22@db/phones'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORTING_POLL_SECONDS', '0'],
    ['PORTING_POLL_SECONDS', '1.5'],
    ['PHONE_ADMINS', 'U0123456789, @ada'],
    ['PHONE_APPROVERS', 'C0123456789'],
    ['APPROVALS_CHANNEL', '#phone-approvals'],
    ['PORTING_CHANNEL', 'porting'],
    ['ENCRYPTION_KEY', 'dG9vIHNob3J0'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by its name, and never repeats the value', (name, value) => {
    const problems = problemsOf({ ...complete, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} should `));
    expect(problems[0]).not.toContain(value);
  });

  it.each(['postgres://[', 'postgres://bot:hunter/22@db/phones', 'postgres://bot:hunter22@db:port/phones'])(
    'says of %s that it is no address, and how to write a password in one',
    (url) => {
      const problems = problemsOf({ ...complete, DATABASE_URL: url });
      expect(problems).toEqual([
        'DATABASE_URL cannot be read as an address: write special characters of the password as %xx',
      ]);
      expect(() => readDatabaseConfig({ DATABASE_URL: url })).toThrow(ConfigError);
    },
  );

  it.each(['web', 'worker'] as const)('wants a Postgres for %s, which shares its database', (role) => {
    expect(problemsOf(complete, role)).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing: .*npm start/),
    ]);
    expect(problemsOf({ ...complete, DATABASE_URL: 'postgres://db/phones' }, role)).toEqual([]);
  });

  it('reads lists with spaces, and addresses with or without a slash at the end', () => {
    const config = readConfig({
      ...complete,
      PHONE_ADMINS: ' U0123456789 , S0123456789 ,',
      SLACK_API_URL: 'http://localhost:3000/api',
      ZOOM_API_URL: 'http://localhost:3000/zoom/v2/',
    });
    expect(config.admins).toEqual(['U0123456789', 'S0123456789']);
    expect(config.slack.apiUrl).toBe('http://localhost:3000/api/');
    expect(config.zoom.apiUrl).toBe('http://localhost:3000/zoom/v2');
  });

  it('asks a migration for its database only', () => {
    expect(readDatabaseConfig({})).toEqual({ kind: 'pglite', folder: './data/database' });
    expect(readDatabaseConfig({ DATABASE_URL: 'postgresql://db/phones' })).toEqual({
      kind: 'postgres',
      url: 'postgresql://db/phones',
    });
    expect(() => readDatabaseConfig({ DATABASE_URL: 'phones.db' })).toThrow(/DATABASE_URL should/);
  });
});
