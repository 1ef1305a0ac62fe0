import { subMilliseconds } from 'date-fns';
import type { Context, Job } from '../context.ts';
import { readRequestRows } from '../store/requests.ts';
import { ABANDONED_AFTER_MS } from './purchase-times.ts';
import type { PurchaseRequest } from './request.ts';
import { fromRow } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';
import { becomeUncertain } from './uncertain-purchase.ts';

/**
 * Picks up, at the start of a process, what another was in the middle of when it ended: a purchase that was committed
 * to becomes uncertain, and every job that a request still needs is sent again, whatever became of the first one. A
 * purchase that another process is in the middle of at this moment survives that: see `finishPurchase`.
 * @returns how many requests had something under way
 */
export async function resumeWork(context: Context): Promise<number> {
  const { store, outbox } = context;
  await abandonPurchases(context, context.clock.now());
  const underWay = await readRequestRows(store.db, { statuses: ['approved', 'uncertain'] });
  const toFollow = await readRequestRows(store.db, {
    statuses: ['purchased', 'partly_purchased'],
    withFollowUpsPending: true,
  });
  const jobs = [...underWay, ...toFollow].map(fromRow).map(jobFor);
  for (const job of jobs) await store.db.transaction((tx) => outbox.send(tx, job));
  return jobs.length;
}

/**
 * The same for processes that ended without another being started: to be called every minute.
 * @returns how many purchases had been abandoned
 */
export function resumeAbandoned(context: Context): Promise<number> {
  return abandonPurchases(context, subMilliseconds(context.clock.now(), ABANDONED_AFTER_MS));
}

async function abandonPurchases(context: Context, startedBy: Date): Promise<number> {
  const filter = { statuses: ['purchasing'], startedBy };
  const rows = await readRequestRows(context.store.db, filter);
  for (const { id } of rows) {
    await takeTurn(context, async (turn) => {
      const request = await lockRequest(turn, id);
      if (request?.status !== 'purchasing') return;
      await becomeUncertain(turn, request, 'abandoned', 'The purchase was interrupted.');
    });
  }
  return rows.length;
}

function jobFor({ id: requestId, status }: PurchaseRequest): Job {
  if (status === 'approved') return { name: 'execute-purchase', requestId };
  if (status === 'uncertain') return { name: 'reconcile-purchase', requestId };
  return { name: 'follow-up', requestId };
}
