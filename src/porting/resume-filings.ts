import { subMilliseconds } from 'date-fns';
import type { Context } from '../context.ts';
import { ABANDONED_AFTER_MS } from '../purchases/purchase-times.ts';
import { readPortFilings } from '../store/port-filings.ts';
import { lockFiling, takeFilingTurn } from './filing-turn.ts';
import { becomeUncertain } from './settle-filing.ts';

/**
 * Picks up, at the start of a process, what another was in the middle of when it ended: a filing that was committed to
 * becomes uncertain, and every job that a filing still needs is sent again. A filing that another process is in the
 * middle of at this moment survives that: see `executeFiling`.
 * @returns how many were under way
 */
export async function resumeFilings(context: Context): Promise<number> {
  const { store, outbox, clock } = context;
  await abandon(context, clock.now());
  const underWay = await readPortFilings(store.db, { statuses: ['filing', 'uncertain'] });
  for (const { id: filingId, status } of underWay) {
    const name = status === 'uncertain' ? 'reconcile-port' : 'file-port';
    await store.db.transaction((tx) => outbox.send(tx, { name, filingId }));
  }
  return underWay.length;
}

/**
 * The same for processes that ended without another being started: to be called every minute.
 * @returns how many filings had been abandoned
 */
export function resumeAbandonedFilings(context: Context): Promise<number> {
  return abandon(context, subMilliseconds(context.clock.now(), ABANDONED_AFTER_MS));
}

async function abandon(context: Context, startedBy: Date): Promise<number> {
  const rows = await readPortFilings(context.store.db, { statuses: ['filing'], startedBy });
  for (const { id } of rows) {
    await takeFilingTurn(context, async (turn) => {
      const filing = await lockFiling(turn, id);
      if (filing?.status === 'filing' && filing.startedAt) await becomeUncertain(turn, filing, 'abandoned');
    });
  }
  return rows.length;
}
