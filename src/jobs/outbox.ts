import { createHash } from 'node:crypto';
import { SQL, sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss, type SendOptions } from 'pg-boss';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Job, Outbox } from '../context.ts';
import type { Transaction } from '../store/store.ts';

/** Seconds in which the admins are told the same thing once. */
const ONCE_IN = 24 * 60 * 60;
/** Seconds in which a Home is drawn once. */
const MOMENT = 2;

/** Sends jobs in the transaction that needs them: they come with its commit, and only then. */
export function createOutbox(boss: PgBoss, clock: Clock): Outbox {
  return {
    async send(tx, { name, ...data }, { startAfter } = {}) {
      await boss.send(name, data, {
        db: queueIn(tx),
        ...once({ name, ...data }),
        ...keyOf(data),
        ...(startAfter ? { startAfter: secondsUntil(startAfter, clock) } : {}),
      });
    },
  };
}

const answer = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

/** The transaction as the queue writes to it. */
function queueIn(tx: Transaction): ReturnType<typeof fromDrizzle> {
  const execute = async (query: unknown) => {
    if (!(query instanceof SQL)) throw new Error('The queue asked for something that is not SQL');
    return answer.parse(await tx.execute(query));
  };
  return fromDrizzle({ execute }, sql);
}

/** As a span: the database counts it by its own clock. */
function secondsUntil(moment: Date, clock: Clock): number {
  return Math.max(0, Math.ceil((moment.getTime() - clock.now().getTime()) / 1_000));
}

/** Of the jobs about one request, filing or reader, one of a kind waits at a time, where the queue keeps it so. */
export function keyOf(data: Readonly<Record<string, unknown>>): SendOptions {
  const { requestId, filingId, target, channel } = data;
  // A channel has one digest at a time, which is of the day on which it is told.
  const key = requestId ?? filingId ?? target ?? channel;
  return typeof key === 'string' ? { singletonKey: key } : {};
}

function once(job: { name: Job['name']; text?: string; userId?: string }): SendOptions {
  if (job.name === 'show-home' && job.userId !== undefined) {
    // The first is drawn at once, and whatever comes soon after it together, a moment later.
    return { singletonKey: job.userId, singletonSeconds: MOMENT, singletonNextSlot: true };
  }
  if (job.name !== 'tell-admins' || job.text === undefined) return {};
  return {
    singletonKey: createHash('sha256').update(job.text).digest('base64url'),
    singletonSeconds: ONCE_IN,
  };
}
