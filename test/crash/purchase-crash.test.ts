import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DatabaseConfig } from '../../src/config.ts';
import { clientOf } from '../support/purchase-world.ts';
import { startWatchedZoom, type WatchedZoom } from '../support/watched-zoom.ts';
import { type CrashDatabases, crashDatabases } from './crash-databases.ts';

const program = new URL('./purchase-process.ts', import.meta.url).pathname;

const call = z.object({ moment: z.enum(['before', 'after']), port: z.string() });
const ending = z.object({
  request: z.object({
    status: z.string(),
    outcome: z.object({ bought: z.array(z.object({ phoneNumber: z.string() })) }),
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
const EVERY = process.env['TEST_DATABASE_URL'] ? 1 : 8;

let databases: CrashDatabases;
/** Compiled once, not in each of some hundred lives. */
let compiled: string;
beforeAll(async () => {
  databases = await crashDatabases();
  compiled = await mkdtemp(join(tmpdir(), 'crash-compiled-'));
});
afterAll(async () => {
  await databases.close();
  await rm(compiled, { recursive: true });
});

/** Starts the process, and waits for its end. */
async function live(orders: {
  database: DatabaseConfig;
  zoom: WatchedZoom;
  numbers: unknown[];
  startsAt: string;
  killAt?: number;
}): Promise<Life> {
  const { zoom, ...rest } = orders;
  const { apiUrl, oauthUrl } = zoom;
  const child = spawn(process.execPath, [program, JSON.stringify({ ...rest, apiUrl, oauthUrl })], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
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

async function setUp(loses: boolean) {
  const { database, drop } = await databases.fresh();
  const zoom = await startWatchedZoom('meridian');
  const client = clientOf(zoom);
  const numbers = await client.numbers.searchAvailable({ areaCode: '212', quantity: 2 });
  await client.close();
  if (loses) zoom.zoom.addFault({ kind: 'cut_after', method: 'POST', path: '/phone/numbers', times: 1 });
  const close = async () => {
    await zoom.close();
    await drop();
  };
  return { database, zoom, numbers, close };
}

/** One life up to the kill and one after it; what has to hold then. */
async function killAndStartAgain(killAt: number, loses: boolean): Promise<void> {
  const { database, zoom, numbers, close } = await setUp(loses);
  try {
    const first = await live({ database, zoom, numbers, startsAt: '2026-03-02T15:00:00Z', killAt });
    const at = JSON.stringify(first.calls.at(-1));
    expect(first.end, `an end although it was killed ${at}`).toBeUndefined();
    const { end } = await live({ database, zoom, numbers, startsAt: '2026-03-02T15:00:05Z' });
    if (!end) throw new Error('The second life had no end');

    const asked = numbers.map(({ phoneNumber }) => phoneNumber);
    const inventory = new Set(zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number));
    const bought = end.request.outcome.bought.map(({ phoneNumber }) => phoneNumber);
    expect(zoom.purchases.length, `purchases, killed ${at}`).toBeLessThanOrEqual(1);
    expect(bought, `bought, killed ${at}`).toEqual(asked.filter((number) => inventory.has(number)));
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

describe.each([
  { story: 'whose answer arrives', loses: false, has: [] },
  { story: 'whose answer is lost', loses: true, has: ['zoom.numbers.get'] },
])('A purchase $story', ({ loses, has }) => {
  it('survives a kill before and after every call it makes', { timeout: 900_000 }, async () => {
    const whole = await setUp(loses);
    const { calls, end } = await live({ ...whole, startsAt: '2026-03-02T15:00:00Z' });
    await whole.close();
    expect(end?.request.status).toBe('purchased');
    const ports = new Set(calls.map(({ port }) => port));
    for (const port of [
      'people.standing',
      'store.db.transaction',
      'store.db.commit',
      'outbox.send',
      ...has,
    ]) {
      expect(ports).toContain(port);
    }
    expect(calls.filter(({ port }) => port === 'zoom.numbers.provision')).toHaveLength(2);

    const all = calls.flatMap((_, index) => (isLikeTheOneBefore(calls, index) ? [] : [index + 1]));
    const points = all.filter((_, index) => index % EVERY === 0);
    const worker = async () => {
      for (let point = points.shift(); point !== undefined; point = points.shift()) {
        await killAndStartAgain(point, loses);
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
