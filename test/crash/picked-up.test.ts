import { rm } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { ASSIGN_FORM } from '../../src/slack/modals/assign-form.ts';
import { offered } from '../e2e/numbers-on-screen.ts';
import { freshDataDir } from '../support/fresh-database.ts';
import { createGate } from '../support/gate.ts';
import { postgresUrl } from '../support/postgres.ts';
import { type Outside, startOutside } from '../support/start-outside.ts';
import { type BotProcess, startProcess } from '../support/start-process.ts';
import { crashDatabases } from './crash-databases.ts';

/** What the issue promises, in milliseconds from the start of the process. */
const WITHIN = 30_000;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** As the bot is told of it: on the Postgres of TEST_DATABASE_URL, or embedded. */
async function freshDatabase(): Promise<Record<string, string>> {
  if (postgresUrl) {
    const databases = await crashDatabases();
    closing.push(() => databases.close());
    const { database, drop } = await databases.fresh();
    closing.push(drop);
    return database.kind === 'postgres' ? { DATABASE_URL: database.url } : {};
  }
  const folder = await freshDataDir();
  closing.push(() => rm(folder, { recursive: true }));
  return { DATA_DIR: folder };
}

async function setUp() {
  const outside = await startOutside('socket');
  closing.push(() => outside.close());
  const place = await freshDatabase();
  const environment = {
    ...outside.environment,
    ...place,
    PHONE_APPROVERS,
    APPROVALS_CHANNEL: PHONE_APPROVALS,
  };
  const start = () => {
    const bot = startProcess(environment);
    closing.push(async () => {
      bot.signal('SIGKILL');
      await bot.ended;
    });
    return bot;
  };
  return { outside, start };
}

async function kill(bot: BotProcess): Promise<void> {
  bot.signal('SIGKILL');
  await bot.ended;
}

/** Rina asks for a number, and Ana approves it. */
async function approved({ slack }: Outside): Promise<{ rina: Player; ana: Player }> {
  const [rina, ana] = [slack.person(RINA), slack.person(ANA)];
  await rina.command('/phone search 415');
  const results = await rina.waitFor((screen) => screen.message('Request selected'));
  await rina.fill('search_choose', offered(results).slice(0, 1));
  await rina.press('Request selected');
  await rina.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Total'));
  await rina.fill('purpose', 'The new front desk');
  await rina.submit();
  const card = await ana.waitFor(
    (screen) => screen.message(/Request 1: .*Awaiting approval/s, PHONE_APPROVALS),
    {
      within: 15_000,
    },
  );
  await ana.press('Approve', { on: card });
  return { rina, ana };
}

const purchases = ({ zoom }: Outside) =>
  zoom.calls().filter(({ method, path }) => method === 'POST' && /provision$|\/numbers$/.test(path));

it('A purchase in the middle of which the process was killed is told and settled within 30 s of the next start', {
  timeout: 120_000,
}, async () => {
  const { outside, start } = await setUp();
  const first = start();
  await first.says(/"msg":"Ready"/);
  // Zoom buys, and its answer never arrives.
  const sent = createGate();
  const letGo = outside.servers.zoom.intercept(async (request) => {
    if (request.method !== 'POST' || !/provision$|\/numbers$/.test(new URL(request.url).pathname))
      return undefined;
    await outside.zoom.app.fetch(request);
    await sent.pass();
    return new Response('', { status: 502 });
  });
  const { rina, ana } = await approved(outside);
  await sent.reached;
  await kill(first);
  letGo();
  sent.open();

  const started = performance.now();
  start();
  await rina.waitFor((screen) => screen.message(/Your request 1.*\*Bought\*/s, 'bot'), { within: WITHIN });
  await ana.waitFor((screen) => screen.message(/Request 1: .*\*Bought\*/s, PHONE_APPROVALS), {
    within: WITHIN,
  });
  expect(performance.now() - started).toBeLessThan(WITHIN);
  expect(purchases(outside)).toHaveLength(1);
  expect(
    ana.screen().textOf(await ana.waitFor((screen) => screen.message('inventory', PHONE_APPROVALS))),
  ).toContain('Known from the inventory');
});

it('An approved request whose process was killed before it bought is bought within 30 s of the next start', {
  timeout: 120_000,
}, async () => {
  const { outside, start } = await setUp();
  const first = start();
  await first.says(/"msg":"Ready"/);
  // It is killed while it asks whether the number is still to be had.
  const asking = createGate();
  let isApproved = false;
  const letGo = outside.servers.zoom.intercept(async (request) => {
    if (isApproved && request.url.includes('/phone/numbers/')) await asking.pass();
    return undefined;
  });
  const { slack } = outside;
  const waiting = approved(outside).then(() => {});
  await slack
    .person(ANA)
    .waitFor((screen) => screen.message(/Request 1: .*Awaiting approval/s, PHONE_APPROVALS), {
      within: 15_000,
    });
  isApproved = true;
  await waiting;
  await asking.reached;
  await kill(first);
  letGo();
  asking.open();
  expect(purchases(outside)).toHaveLength(0);

  const started = performance.now();
  start();
  await slack
    .person(RINA)
    .waitFor((screen) => screen.message(/Your request 1.*\*Bought\*/s, 'bot'), { within: WITHIN });
  expect(performance.now() - started).toBeLessThan(WITHIN);
  expect(purchases(outside)).toHaveLength(1);
});

it('A number that was taken from the one when the process was killed goes to the other within 30 s of the next start', {
  timeout: 120_000,
}, async () => {
  const { outside, start } = await setUp();
  const first = start();
  await first.says(/"msg":"Ready"/);
  const numbers = () => outside.zoom.snapshot().numbers;
  const line = numbers().find(({ status, assignee }) => status === 'active' && assignee);
  if (!line) throw new Error('Nobody has a number');
  const holder = () => numbers().find(({ id }) => id === line.id)?.assignee;
  // Zoom has taken it away, and is not told to give it to anybody.
  const giving = createGate();
  const letGo = outside.servers.zoom.intercept(async ({ method, url }) => {
    if (method !== 'POST' || !url.endsWith(`/${line.id}/assign`)) return undefined;
    await giving.pass();
    return new Response('', { status: 502 });
  });
  const ada = outside.slack.person(ADA);
  await ada.command(`/phone assign ${line.phone_number} @ben`);
  await ada.waitFor((screen) => screen.modal?.view.callback_id === ASSIGN_FORM);
  const submitted = ada.submit().catch(() => {});
  await giving.reached;
  expect(holder()).toBeUndefined();
  await kill(first);
  letGo();
  giving.open();
  await submitted;

  const started = performance.now();
  start();
  const card = await ada.waitFor((screen) => screen.message(/1 number assigned/, 'bot'), { within: WITHIN });
  expect(performance.now() - started).toBeLessThan(WITHIN);
  expect(ada.screen().textOf(card)).toMatch(/assigned:\u200b? Assigned to Ben Okafor instead of/);
  expect(holder()).toMatchObject({ type: 'user', name: 'Ben Okafor' });
});
