import { PgBoss } from 'pg-boss';
import type { Store } from '../store/store.ts';

/** Brings every table up to date, the job queue's own included: the release step. */
export async function migrateAll(store: Store): Promise<void> {
  await store.migrate();
  const boss = new PgBoss({ ...store.queue, supervise: false, schedule: false });
  // What goes wrong while it starts is thrown as well; unheard, an error event would end the process.
  boss.on('error', () => {});
  try {
    await boss.start();
  } finally {
    await boss.stop({ graceful: false });
  }
}
