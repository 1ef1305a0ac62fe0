import { isDeepStrictEqual } from 'node:util';
import type { Job, Outbox } from '../../src/context.ts';
import type { Store, Transaction } from '../../src/store/store.ts';

export type WorkQueue = {
  outbox: Outbox;
  /** The same store; jobs sent in its transactions come with their commit. */
  store: Store;
  /** Takes the job that is due first, if one is. */
  take(now: Date): Job | undefined;
  /** When the next job is due. */
  nextDue(): Date | undefined;
  /** Every job is gone, as with the memory of a process. */
  forget(): void;
  /** What was sent to be shown or told. */
  told: Job[];
};

/** What changes something; the rest is shown or told. */
function isWork(job: Job): boolean {
  return ('requestId' in job || 'filingId' in job) && !job.name.startsWith('show-');
}

/** A job queue in memory, as transactional as the real one: what is rolled back was never sent. */
export function createWorkQueue(store: Store): WorkQueue {
  const sent = new WeakMap<Transaction, { job: Job; due: number }[]>();
  const told: Job[] = [];
  let waiting: { job: Job; due: number }[] = [];

  const transaction: Store['db']['transaction'] = async (work, config) => {
    const jobs: { job: Job; due: number }[] = [];
    const result = await store.db.transaction(async (tx) => {
      sent.set(tx, jobs);
      return work(tx);
    }, config);
    for (const sent of jobs) if (isWork(sent.job) && !waits(sent.job)) waiting.push(sent);
    told.push(...jobs.map(({ job }) => job).filter((job) => !isWork(job) && !('requestId' in job)));
    return result;
  };
  const db = new Proxy(store.db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name, target)),
  });
  // As in the real one: of the same job about the same request one waits.
  const waits = (job: Job) => waiting.some((other) => isDeepStrictEqual(other.job, job));
  const first = () => waiting.toSorted((a, b) => a.due - b.due)[0];

  return {
    store: { ...store, db },
    outbox: {
      async send(tx, job, { startAfter } = {}) {
        const jobs = sent.get(tx);
        if (!jobs) throw new Error('A job was sent outside of a transaction');
        jobs.push({ job, due: startAfter?.getTime() ?? 0 });
      },
    },
    take(now) {
      const next = first();
      if (!next || next.due > now.getTime()) return undefined;
      waiting = waiting.filter((other) => other !== next);
      return next.job;
    },
    nextDue() {
      const next = first();
      return next && new Date(next.due);
    },
    forget() {
      waiting = [];
    },
    told,
  };
}
