import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { type Clock, wait } from '../clock.ts';
import type { Outbox } from '../context.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { TryLater } from '../try-later.ts';
import type { Attempt, JobHandlers, Routine } from './handlers.ts';
import { createOutbox, keyOf } from './outbox.ts';
import {
  FORGET_SEARCHES,
  JOB_NAMES,
  type JobName,
  prepareQueues,
  READ_INVENTORY,
  WATCH_PORTS,
} from './queues.ts';

export type JobQueue = {
  outbox: Outbox;
  /** Starts working on jobs, and keeps the routine. */
  work(handlers: JobHandlers, routine: Routine): Promise<void>;
  /** Finishes the jobs in hand. */
  stop(): Promise<void>;
};

const MINUTE = 60_000;
/**
 * Kinds of which one process works on several at a time, for they wait long for Slack or Zoom; of the others, on one.
 * Each of them is a look at the queue every second.
 */
const SEVERAL = new Set<JobName>([
  'execute-purchase',
  'show-request',
  'tell-change',
  'announce',
  'work-on-run',
  'export-inventory',
]);
const AT_ONCE = 3;
/** Seconds between looks at a queue. A new job is heard of at once; one that was put off or is tried again is not. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };
/** Seconds between looks for jobs whose worker is gone. */
const SUPERVISION = 10;
/** Milliseconds between tries to pick up what was under way, and how many there are; after that, every minute is one. */
const RESUME_AGAIN = 2_000;
const RESUME_TRIES = 10;

type JobData<Name extends JobName> = Parameters<JobHandlers[Name]>[0];

const schemas: { readonly [Name in JobName]: z.ZodType<JobData<Name>> } = {
  'execute-purchase': z.object({ requestId: z.string() }),
  'reconcile-purchase': z.object({ requestId: z.string() }),
  'follow-up': z.object({ requestId: z.string() }),
  'show-request': z.object({ requestId: z.string() }),
  'tell-change': z.object({ auditId: z.number() }),
  'show-home': z.object({ userId: z.string() }),
  'tell-admins': z.object({ text: z.string() }),
  announce: z.object({ target: z.string() }),
  'tell-digest': z.object({ channel: z.string(), day: z.string() }),
  'show-port': z.object({ orderId: z.string() }),
  'port-decided': z.object({ requestId: z.string() }),
  'file-port': z.object({ filingId: z.string() }),
  'reconcile-port': z.object({ filingId: z.string() }),
  'show-filing': z.object({ filingId: z.string() }),
  'work-on-run': z.object({ runId: z.string() }),
  'show-run': z.object({ runId: z.string() }),
  'export-inventory': z.object({ exportId: z.string(), userId: z.string(), words: z.string() }),
};

/** A job that was put off goes on as a new one, with the key and the time of the first. */
const putOff = z.object({ key: z.string(), sentAt: z.coerce.date() });
const sentData = z.looseObject({ putOff: putOff.optional() });

/** Opens the queue. The tables must be up to date. Jobs can be sent from then on; they are worked on after `work`. */
export async function openQueue({
  store,
  clock,
  log,
}: {
  store: Store;
  clock: Clock;
  log: Log;
}): Promise<JobQueue> {
  const boss = new PgBoss({
    ...store.queue,
    migrate: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISION,
    monitorIntervalSeconds: SUPERVISION,
  });
  boss.on('error', (error) => log.error({ err: error }, 'The job queue met an error'));
  try {
    await boss.start();
    await prepareQueues(boss);
  } catch (error) {
    // Whoever tries again opens another.
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }

  let cancelTick = () => {};
  let cancelWatch = () => {};
  const stopping = new AbortController();
  const inHand = new Set<Promise<unknown>>();

  /** @returns whether it worked */
  async function attempt(what: string, task: () => Promise<void>): Promise<boolean> {
    const running = task().then(
      () => true,
      (error: unknown) => {
        log.error({ err: error }, `Failed to ${what}`);
        return false;
      },
    );
    inHand.add(running);
    return running.finally(() => inHand.delete(running));
  }

  const resume = ({ resume }: Routine) => attempt('resume what was under way', resume);

  async function keepResuming(routine: Routine): Promise<void> {
    for (let tries = 1; tries < RESUME_TRIES; tries += 1) {
      await wait(clock, RESUME_AGAIN, stopping.signal);
      if (await resume(routine)) return;
    }
  }

  /** The next minute begins when this one's work is done, however fast the clock runs. */
  function tick(routine: Routine): void {
    cancelTick = clock.schedule(MINUTE, async () => {
      await attempt('do what is due', routine.everyMinute);
      if (!stopping.signal.aborted) tick(routine);
    });
  }

  /** Every worker asks for a look; one a span is had by all of them together. */
  async function watch(routine: Routine): Promise<void> {
    const seconds = routine.watchEverySeconds;
    await attempt('ask for a look at the porting orders', async () => {
      await boss.send(WATCH_PORTS, {}, { singletonKey: WATCH_PORTS, singletonSeconds: seconds });
    });
    if (!stopping.signal.aborted) cancelWatch = clock.schedule(seconds * 1_000, () => void watch(routine));
  }

  async function take<Name extends JobName>(name: Name, handlers: JobHandlers): Promise<void> {
    const handle: (job: JobData<Name>, attempt: Attempt) => Promise<void> = handlers[name];
    const schema = schemas[name];
    const options = {
      ...POLLING,
      includeMetadata: true,
      localConcurrency: SEVERAL.has(name) ? AT_ONCE : 1,
    } as const;
    await boss.work(name, options, async ([job]) => {
      if (!job) return;
      const data = sentData.parse(job.data);
      const sent: Attempt = {
        key: data.putOff?.key ?? job.id,
        mayBeDone: job.retryCount > 0 || data.putOff !== undefined,
        sentAt: data.putOff?.sentAt ?? job.createdOn,
      };
      try {
        await handle(schema.parse(data), sent);
      } catch (error) {
        if (!(error instanceof TryLater)) {
          log.error({ err: error, job: name, id: job.id, retries: job.retryCount }, `A job failed: ${name}`);
          throw error;
        }
        log.info({ job: name, id: job.id, seconds: error.seconds }, `A job was put off: ${name}`);
        const { key, sentAt } = sent;
        const again = { ...data, putOff: { key, sentAt: sentAt.toISOString() } };
        await boss.send(name, again, { ...keyOf(data), startAfter: Math.max(1, Math.ceil(error.seconds)) });
      }
    });
  }

  return {
    outbox: createOutbox(boss, clock),
    async work(handlers, routine) {
      // Called off by the stop.
      if (!(await resume(routine))) keepResuming(routine).catch(() => {});
      for (const name of JOB_NAMES) await take(name, handlers);
      await boss.work(FORGET_SEARCHES, async () => {
        await attempt('tidy up', routine.everyNight);
      });
      // Sent first, so that the worker finds it with its first look.
      await attempt('see how old the inventory is', async () => {
        if (await routine.isHourlyDue()) await boss.send(READ_INVENTORY);
      });
      await boss.work(READ_INVENTORY, async () => {
        await attempt('read the inventory', () => routine.everyHour(stopping.signal));
      });
      await boss.work(WATCH_PORTS, POLLING, async () => {
        await attempt('look at the porting orders', routine.watchPorts);
      });
      await attempt('do what is due', routine.everyMinute);
      tick(routine);
      await watch(routine);
    },
    async stop() {
      stopping.abort(new Error('The process is stopping'));
      cancelTick();
      cancelWatch();
      await Promise.all(inHand);
      // Jobs in hand get their time before the process's own ten seconds are over.
      await boss.stop({ graceful: true, timeout: 7_000 });
    },
  };
}
