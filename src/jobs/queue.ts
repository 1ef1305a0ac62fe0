import { PgBoss } from 'pg-boss';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { forgetSearches } from '../store/searches.ts';
import type { Store } from '../store/store.ts';

export type Jobs = { stop(): Promise<void> };

const FORGET_SEARCHES = 'forget-searches';

/** Starts working on jobs. The tables must be up to date. Over several replicas each scheduled job runs once. */
export async function startJobs({
  store,
  clock,
  log,
}: {
  store: Store;
  clock: Clock;
  log: Log;
}): Promise<Jobs> {
  const boss = new PgBoss({ ...store.queue, migrate: false });
  boss.on('error', (error) => log.error({ err: error }, 'The job queue met an error'));
  await boss.start();

  await boss.createQueue(FORGET_SEARCHES, { policy: 'exclusive' });
  await boss.work(FORGET_SEARCHES, async () => {
    const forgotten = await forgetSearches(store.db, clock.now());
    log.info({ forgotten }, 'Forgot old searches');
  });
  await boss.schedule(FORGET_SEARCHES, '17 3 * * *');

  // Jobs in hand get their time before the process's own ten seconds are over.
  return { stop: () => boss.stop({ graceful: true, timeout: 7_000 }) };
}
