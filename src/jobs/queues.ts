import type { PgBoss, Queue } from 'pg-boss';
import type { Job } from '../context.ts';

export type JobName = Job['name'];

/** Seconds without a sign of life after which a job is another worker's: a process that was killed gives none. */
const HEARTBEAT = 10;

const common = {
  /** One job for each change, for what is told and drawn must be none lost; nothing waits for anything else. */
  policy: 'standard',
  heartbeatSeconds: HEARTBEAT,
  expireInSeconds: 5 * 60,
  deleteAfterSeconds: 24 * 60 * 60,
  notify: true,
} as const;

/** Longer and longer pauses up to five minutes, for about a day. */
const patient = { retryLimit: 300, retryDelay: 2, retryBackoff: true, retryDelayMax: 5 * 60 } as const;

/** For what is sent again by itself. */
const hasty = { retryLimit: 5, retryDelay: 2, retryBackoff: true } as const;

/** What a request or filing needs next: whoever sends it twice, one waits. The key is its id (`outbox.ts`). */
const needed = { ...common, policy: 'short', ...patient } as const;

/**
 * A queue for each kind of job. That a job runs twice, or two at once, is for its use case to bear: all of them look at
 * the state as it is now, and cards are drawn one at a time (`store/cards.ts`). That holds for `execute-purchase` too,
 * though it buys, and for `file-port`: they send their one call only after they have committed to it, and that they do
 * once.
 */
const QUEUES: Readonly<Record<JobName, Omit<Queue, 'name'>>> = {
  'execute-purchase': needed,
  'reconcile-purchase': needed,
  'follow-up': needed,
  'show-request': { ...common, ...patient },
  'tell-change': { ...common, ...patient },
  // Drawn again anyway when the next thing changes, or when its person looks.
  'show-home': { ...common, ...hasty },
  'tell-admins': { ...common, ...patient },
  // Sent again every minute until they are done.
  announce: { ...needed, ...hasty },
  'tell-digest': { ...needed, ...hasty },
  'show-port': { ...common, ...patient },
  'port-decided': needed,
  'file-port': needed,
  'reconcile-port': needed,
  'show-filing': { ...common, ...patient },
  'work-on-run': { ...common, ...patient },
  'show-run': { ...common, ...patient },
  // A large account is read for minutes.
  'export-inventory': { ...common, ...patient, expireInSeconds: 30 * 60 },
};

export const JOB_NAMES: readonly JobName[] = Object.keys(QUEUES).filter(
  (name): name is JobName => name in QUEUES,
);

export const FORGET_SEARCHES = 'forget-searches';
export const READ_INVENTORY = 'read-inventory';
export const WATCH_PORTS = 'watch-ports';

/**
 * Makes the queues, and brings those of an older version up to date. They are known to this process afterwards, so that
 * a job is sent within a transaction without a look outside of it.
 */
export async function prepareQueues(boss: PgBoss): Promise<void> {
  for (const [name, options] of Object.entries(QUEUES)) {
    await boss.createQueue(name, options);
    const { policy: _fixed, ...changeable } = options;
    await boss.updateQueue(name, changeable);
  }
  await boss.createQueue(FORGET_SEARCHES, { policy: 'exclusive' });
  await boss.schedule(FORGET_SEARCHES, '17 3 * * *');
  // One at a time, whoever of the workers it is. It is repeated only when its process ended in the middle of it.
  await boss.createQueue(READ_INVENTORY, { policy: 'exclusive', retryLimit: 2, heartbeatSeconds: HEARTBEAT });
  await boss.schedule(READ_INVENTORY, '7 * * * *');
  // One look at a time over all workers; the next comes anyway, so none is repeated.
  await boss.createQueue(WATCH_PORTS, { policy: 'exclusive', retryLimit: 0, heartbeatSeconds: HEARTBEAT });
}
