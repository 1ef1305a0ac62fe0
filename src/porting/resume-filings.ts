import { subMilliseconds } from 'date-fns/subMilliseconds';
import type { Context } from '../context.ts';
import { ABANDONED_AFTER_MS } from '../purchases/purchase-times.ts';
import { readPortFilings } from '../store/port-filings.ts';
import { readRequestRows } from '../store/requests.ts';
import { lockFiling, takeFilingTurn } from './filing-turn.ts';
import { becomeUncertain } from './settle-filing.ts';

/**
 * Picks up what a process was in the middle of when it ended: a filing that was committed to becomes uncertain, and
 * every job that a filing still needs is sent again; one that waits already is not sent a second time. To be called at
 * the start of a process, and every minute after it.
 *
 * The embedded database has one process: whatever was under way before it started is nobody's. Over Postgres another
 * one may be in the middle of a filing at this moment, so that only time tells.
 * @param startedAt when this process started
 * @returns how many were under way
 */
export async function resumeFilings(context: Context, startedAt: Date): Promise<number> {
  const { store, outbox, clock } = context;
  const longAgo = subMilliseconds(clock.now(), ABANDONED_AFTER_MS);
  const before = subMilliseconds(startedAt, 1);
  await abandon(context, store.kind === 'pglite' && before > longAgo ? before : longAgo);
  const underWay = await readPortFilings(store.db, { statuses: ['filing', 'uncertain'] });
  for (const { id: filingId, status } of underWay) {
    const name = status === 'uncertain' ? 'reconcile-port' : 'file-port';
    await store.db.transaction((tx) => outbox.send(tx, { name, filingId }));
  }
  await sendDecided(context);
  return underWay.length;
}

/** What was decided meanwhile, and waits as if it were not. */
async function sendDecided({ store, outbox }: Context): Promise<void> {
  const waiting = await readPortFilings(store.db, { statuses: ['awaiting_approval'] });
  const ids = [...new Set(waiting.flatMap(({ requestId }) => requestId ?? []))];
  if (ids.length === 0) return;
  for (const { id, status } of await readRequestRows(store.db, { ids })) {
    if (status === 'awaiting_approval') continue;
    await store.db.transaction((tx) => outbox.send(tx, { name: 'port-decided', requestId: id }));
  }
}

async function abandon(context: Context, startedBy: Date): Promise<void> {
  for (const { id } of await readPortFilings(context.store.db, { statuses: ['filing'], startedBy })) {
    await takeFilingTurn(context, async (turn) => {
      const filing = await lockFiling(turn, id);
      if (filing?.status === 'filing' && filing.startedAt) await becomeUncertain(turn, filing, 'abandoned');
    });
  }
}
