import type { Context } from '../context.ts';
import { readOpenTargets } from '../store/announcements.ts';

/**
 * Has everything told that is still to be told: at once after something was found, and every minute for what a channel's
 * quiet hours or a crash have held back. What is to be told is in the database already; jobs only set it off.
 */
export async function wakeTellers({ store, outbox }: Pick<Context, 'store' | 'outbox'>): Promise<void> {
  const targets = await readOpenTargets(store.db);
  if (targets.length === 0) return;
  await store.db.transaction(async (tx) => {
    for (const target of targets) await outbox.send(tx, { name: 'announce', target });
  });
}
