import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DatabaseConfig } from '../../src/config.ts';
import type { PurchaseKind } from '../../src/purchases/request.ts';
import { postgresUrl } from '../support/postgres.ts';
import { clientOf } from '../support/purchase-world.ts';
import { startWatchedZoom, type WatchedZoom } from '../support/watched-zoom.ts';
import { type BundledProcess, bundleProcess } from './bundle-process.ts';
import { type CrashDatabases, crashDatabases } from './crash-databases.ts';

const call = z.object({ moment: z.enum(['before', 'after']), port: z.string() });
const ending = z.object({
  request: z.object({
    status: z.string(),
    outcome: z.object({
      bought: z.array(z.object({ phoneNumber: z.string() })),
      blockId: z.string().optional(),
    }),
    followUps: z.array(z.object({ state: z.string() })),
  }),
  audit: z.array(z.object({ what: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});

type Life = {
  calls: z.infer<typeof call>[];
  /** Absent when it was killed. */
  end?: z.infer<typeof ending>;
};

/**
 * On Postgres, as CI runs it, every point. The embedded database is set up anew for every life, which takes seconds:
 * there every eighth stands for the rest.
 */
const EVERY = postgresUrl ? 1 : 8;

/**
 * Up to what is prepared for the one call, every story is the first one; and from its answer on again, where it has one.
 */
type Story = {
  story: string;
  kind: PurchaseKind;
  /** Zoom's answer to the purchase is lost. */
  loses: boolean;
  /** The port of the one call that buys, and others that have to be met. */
  buys: string;
  has: string[];
};
const STORIES: Story[] = [
  { story: 'of numbers', kind: 'numbers', loses: false, buys: 'zoom.numbers.provision', has: [] },
  {
    ...{ story: 'of numbers, whose answer is lost', kind: 'numbers', loses: true },
    ...{ buys: 'zoom.numbers.provision', has: ['zoom.numbers.get'] },
  },
  { story: 'of one number', kind: 'number', loses: false, buys: 'zoom.numbers.add', has: [] },
  {
    ...{ story: 'of toll-free numbers', kind: 'toll_free', loses: false },
    ...{ buys: 'zoom.tollFree.provision', has: [] },
  },
  {
    ...{ story: 'of a block, whose answer is lost', kind: 'block', loses: true },
    ...{ buys: 'zoom.blocks.create', has: ['zoom.blocks.list next'] },
  },
];

let databases: CrashDatabases;
let bundled: BundledProcess;
beforeAll(async () => {
  databases = await crashDatabases();
  bundled = await bundleProcess();
});
afterAll(async () => {
  await databases.close();
  await bundled.remove();
});

/** Starts the process, and waits for its end. */
async function live(orders: {
  database: DatabaseConfig;
  zoom: WatchedZoom;
  numbers: unknown[];
  kind: PurchaseKind;
  assignTo: string;
  startsAt: string;
  killAt?: number;
}): Promise<Life> {
  const { zoom, ...rest } = orders;
  const { apiUrl, oauthUrl } = zoom;
  const child = spawn(process.execPath, [bundled.program, JSON.stringify({ ...rest, apiUrl, oauthUrl })], {
    env: { ...process.env, NODE_COMPILE_CACHE: bundled.compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once('close', (...how) => resolve(how));
  });
  const isKilled = signal === 'SIGKILL' && orders.killAt !== undefined;
  if (!isKilled && code !== 0) throw new Error(`The process ended with ${code ?? signal}:\n${complaints}`);
  const lines: unknown[] = said
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  if (isKilled) return { calls: lines.map((line) => call.parse(line)) };
  return { calls: lines.slice(0, -1).map((line) => call.parse(line)), end: ending.parse(lines.at(-1)) };
}

async function setUp({ kind, loses }: Story) {
  const { database, drop } = await databases.fresh();
  const zoom = await startWatchedZoom('meridian');
  const client = clientOf(zoom);
  const found =
    kind === 'toll_free'
      ? await client.tollFree.searchAvailable({ prefix: '833', quantity: 2 })
      : await client.numbers.searchAvailable({ areaCode: '212', quantity: 2 });
  const numbers = found.slice(0, { numbers: 2, number: 1, toll_free: 2, block: 0 }[kind]);
  await client.close();
  const [assignTo = ''] = zoom.zoom.snapshot().assignees.flatMap(({ email }) => email ?? []);
  if (loses) zoom.zoom.addFault({ kind: 'cut_after', method: 'POST', path: '/phone/number', times: 1 });
  const close = async () => {
    await zoom.close();
    await drop();
  };
  return { database, zoom, numbers, kind, assignTo, close };
}

/** One life up to the kill and one after it; what has to hold then. */
async function killAndStartAgain(killAt: number, story: Story): Promise<void> {
  const { close, ...outside } = await setUp(story);
  const { zoom, numbers } = outside;
  try {
    const first = await live({ ...outside, startsAt: '2026-03-02T15:00:00Z', killAt });
    const at = JSON.stringify(first.calls.at(-1));
    expect(first.end, `an end although it was killed ${at}`).toBeUndefined();
    const { end } = await live({ ...outside, startsAt: '2026-03-02T15:00:05Z' });
    if (!end) throw new Error('The second life had no end');

    const asked = numbers.map(({ phoneNumber }) => phoneNumber);
    const inventory = new Set(zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number));
    const bought = end.request.outcome.bought.map(({ phoneNumber }) => phoneNumber);
    expect(zoom.purchases.length, `purchases, killed ${at}`).toBeLessThanOrEqual(1);
    expect(bought, `bought, killed ${at}`).toEqual(asked.filter((number) => inventory.has(number)));
    const newest = zoom.zoom.snapshot().blocks.at(-1)?.id;
    if (story.kind === 'block') expect(end.request.outcome.blockId, `block, killed ${at}`).toBe(newest);
    expect(end.request.status, `killed ${at}`).toBe(zoom.purchases.length === 1 ? 'purchased' : 'failed');
    expect(
      end.request.followUps.every(({ state }) => state === 'done'),
      `followed up, killed ${at}`,
    ).toBe(true);
    expectOneStory(end.audit, at);
  } finally {
    await close();
  }
}

/** Each transition is in the audit once: every entry goes on where the one before it ended. */
function expectOneStory(audit: z.infer<typeof ending>['audit'], at: string): void {
  let status: string | null = null;
  for (const { what, from, to } of audit) {
    expect(from, `before ${what}, killed ${at}`).toBe(status);
    status = to;
  }
  for (const once of ['request.submitted', 'request.approved', 'purchase.started']) {
    expect(
      audit.filter(({ what }) => what === once),
      `${once}, killed ${at}`,
    ).toHaveLength(1);
  }
}

describe.each(STORIES)('A purchase $story', (story) => {
  it('survives a kill before and after every call it makes', { timeout: 900_000 }, async () => {
    const { close, ...whole } = await setUp(story);
    const { calls, end } = await live({ ...whole, startsAt: '2026-03-02T15:00:00Z' });
    await close();
    expect(end?.request.status).toBe('purchased');
    const ports = new Set(calls.map(({ port }) => port));
    const always = ['people.standing', 'store.db.transaction', 'store.db.commit', 'outbox.send'];
    for (const port of [...always, ...story.has]) expect(ports).toContain(port);
    expect(calls.filter(({ port }) => port === story.buys)).toHaveLength(2);

    const all = calls.flatMap((_, index) => (isLikeTheOneBefore(calls, index) ? [] : [index + 1]));
    const buying = calls.findIndex(({ port }) => port === story.buys);
    const isTold = (point: number) =>
      story === STORIES[0] || (point > buying - 6 && (story.loses || point <= buying + 6));
    const points = all.filter(isTold).filter((_, index) => index % EVERY === 0);
    const worker = async () => {
      for (let point = points.shift(); point !== undefined; point = points.shift()) {
        await killAndStartAgain(point, story);
      }
    };
    await Promise.all([worker(), worker()]);
  });
});

/**
 * Some kills are as good as one: between the end of a call and the beginning of the next nothing happens, and of a
 * transaction nothing is left, wherever in it the process is killed.
 */
function isLikeTheOneBefore(calls: Life['calls'], index: number): boolean {
  const [before, now] = [calls[index - 1], calls[index]];
  if (!before || !now) return false;
  const isInTransaction = now.port === 'outbox.send' || now.port === 'store.db.commit';
  return isInTransaction
    ? before.port === 'outbox.send'
    : now.moment === 'before' && before.moment === 'after';
}
