import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { startAnswerBox } from '../support/answer-box.ts';
import { signedPost } from '../support/signed-post.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

let workspace: RunningWorkspace;
let box: Awaited<ReturnType<typeof startAnswerBox>>;
let secret: string;
let events: string;
const now = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  [workspace, box] = await Promise.all([startWorkspace({ delivery: 'http' }), startAnswerBox()]);
  secret = workspace.environment['SLACK_SIGNING_SECRET'] ?? '';
  events = `${workspace.botUrl}/slack/events`;
});
afterAll(() => Promise.all([workspace.close(), box.close()]));

const command = (text: string, triggerId: string) => ({
  command: '/phone',
  text,
  user_id: RINA,
  team_id: 'T01MERIDIAN',
  channel_id: 'C01GENERAL0',
  trigger_id: triggerId,
  response_url: box.url,
});

describe('/slack/events', () => {
  it('takes what Slack has signed, whatever Slack has made of the text', async () => {
    const response = await signedPost(
      workspace.botUrl,
      { secret },
      'slash_commands',
      command('search <tel:415|415>\u00a0x2', 'a1'),
    );
    expect(response.status).toBe(200);
    await box.answer('*2 numbers* · area code 415');
  });

  it('answers one delivery once, however often it comes', async () => {
    const twice = command('search 628 x1', 'a2');
    for (let times = 0; times < 3; times += 1) {
      const response = await signedPost(workspace.botUrl, { secret }, 'slash_commands', twice);
      expect(response.status).toBe(200);
    }
    await signedPost(workspace.botUrl, { secret }, 'slash_commands', command('search 650 x1', 'a3'));
    await box.answer('area code 650');
    expect(box.answers.filter(({ text }) => text.includes('area code 628'))).toHaveLength(1);
  });

  it.each([
    ['another secret', { secret: 'somebody-elses' }],
    ['a timestamp of six minutes ago', { age: 360 }],
    ['a timestamp of six minutes ahead', { age: -360 }],
    ['a timestamp that is none', { age: Number.NaN }],
  ])('refuses %s', async (_what, { secret: other, age = 0 }: { secret?: string; age?: number }) => {
    const signing = { secret: other ?? secret, timestamp: now() - age };
    const response = await signedPost(
      workspace.botUrl,
      signing,
      'slash_commands',
      command('search 999', 'a4'),
    );
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    expect(JSON.stringify(box.answers)).not.toContain('999');
  });

  it('refuses what is not signed at all, and other methods', async () => {
    expect((await fetch(events, { method: 'POST', body: 'payload={}' })).status).toBe(401);
    expect((await fetch(events)).status).toBe(401);
    const put = await fetch(events, {
      method: 'PUT',
      headers: { 'x-slack-request-timestamp': String(now()) },
    });
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('POST');
  });

  it('echoes the challenge with which Slack verifies the address', async () => {
    const challenge = { type: 'url_verification', token: 't', challenge: 'echo-me' };
    const response = await signedPost(workspace.botUrl, { secret }, 'events_api', challenge);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('echo-me');
  });
});

describe('What hosts ask', () => {
  it('/healthz says that the process is up', async () => {
    const response = await fetch(`${workspace.botUrl}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  });

  it('/readyz says what it rests on', async () => {
    const response = await fetch(`${workspace.botUrl}/readyz`);
    expect([response.status, await response.json()]).toEqual([
      200,
      { ok: true, database: true, migrations: true, slack: true },
    ]);
  });

  it('/metrics counts visits and times the calls to Zoom', async () => {
    const rina = workspace.slack.person(RINA);
    await rina.command('/phone search 415');
    await rina.waitFor((screen) => screen.message('*100 numbers*'));
    const response = await fetch(`${workspace.botUrl}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toMatch(/phone_slack_visits_total\{kind="command",name="\/phone",outcome="ok"\} [1-9]/);
    expect(text).toMatch(
      /phone_zoom_call_seconds_count\{endpoint="GET \/phone\/numbers\/available",outcome="ok"\} [1-9]/,
    );
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('says of any other address what there is instead', async () => {
    const response = await fetch(`${workspace.botUrl}/admin`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      ok: false,
      error: 'There is nothing here. Try /healthz, /readyz or /metrics.',
    });
  });
});
