import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { postgresUrl } from '../support/postgres.ts';
import { type Outside, startOutside } from '../support/start-outside.ts';
import { portOf, startProcess } from '../support/start-process.ts';

async function run(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe.skipIf(!postgresUrl)('Split into web and worker on one Postgres', () => {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  let outside: Outside;
  let environment: Record<string, string>;

  beforeAll(async () => {
    await run(`create database ${database}`);
    outside = await startOutside('socket');
    const url = new URL(postgresUrl ?? '');
    url.pathname = `/${database}`;
    environment = { ...outside.environment, DATABASE_URL: url.href };
  });
  afterAll(async () => {
    await outside.close();
    await run(`drop database ${database} with (force)`);
  });

  it('the web waits for the release step to migrate, then answers; the worker hears nothing from Slack', async () => {
    const web = startProcess(environment, 'web');
    await web.says(/Waiting for the database and its migrations/);
    const address = `http://127.0.0.1:${await portOf(web)}/readyz`;
    const waiting = await fetch(address);
    expect(waiting.status).toBe(503);
    expect(await waiting.json()).toEqual({ ok: false, database: true, migrations: false, slack: false });

    const { DATABASE_URL = '' } = environment;
    const migrate = startProcess({ DATABASE_URL }, 'migrate');
    expect(await migrate.ended).toBe(0);
    expect(migrate.output()).toBe('The database is up to date.\n');

    const worker = startProcess(environment, 'worker');
    await Promise.all([web.says(/"msg":"Ready"/), worker.says(/"msg":"Ready"/)]);
    const ready = await fetch(address);
    expect(await ready.json()).toEqual({ ok: true, database: true, migrations: true, slack: true });
    expect(outside.slack.socket?.connections).toBe(1);

    const rina = outside.slack.person(RINA);
    await rina.command('/phone search 415');
    await rina.waitFor((screen) => screen.message('*100 numbers*'));
    for (const bot of [web, worker]) bot.signal('SIGTERM');
    expect(await Promise.all([web.ended, worker.ended])).toEqual([0, 0]);
    expect(web.errors() + worker.errors()).toBe('');
  });
});
