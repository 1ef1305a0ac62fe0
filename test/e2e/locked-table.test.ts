import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { postgresUrl } from '../support/postgres.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe.skipIf(!postgresUrl)('On a Postgres where somebody else holds a lock', () => {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: postgresUrl });
  let other: pg.Client;
  let workspace: RunningWorkspace;

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`create database ${database}`);
    const url = new URL(postgresUrl ?? '');
    url.pathname = `/${database}`;
    workspace = await startWorkspace({ delivery: 'socket', environment: { DATABASE_URL: url.href } });
    other = new pg.Client({ connectionString: url.href });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await workspace.close();
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
  });

  it('a click is answered with a reference before the person has given up, and works when the lock is gone', async () => {
    const rina = workspace.slack.person(RINA);
    await rina.command('/phone search 415');
    const results = await rina.waitFor((screen) => screen.message('Page 1 of 10'));

    await other.query('begin');
    await other.query('lock table searches in access exclusive mode');
    await rina.press('Next page', { on: results });
    const told = await rina.waitFor((screen) => screen.message('Something went wrong on my side'), {
      within: 7_000,
    });
    const [reference = ''] = /ZP-[2-9A-HJ-NP-Z]{6}/.exec(told.text) ?? [];
    const [line] = workspace.log.about(reference);
    expect(line).toMatchObject({ level: 'error', kind: 'click', name: 'search_page' });
    expect(JSON.stringify(line)).toContain('statement timeout');
    await other.query('rollback');

    await rina.press('Next page', { on: results });
    await rina.waitFor((screen) => screen.message('Page 2 of 10'));
    expect(workspace.slack.complaints()).toEqual([]);
  });
});
