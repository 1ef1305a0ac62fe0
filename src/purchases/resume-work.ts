import { subMilliseconds } from 'date-fns/subMilliseconds';
import type { Context, Job } from '../context.ts';
import { readRequestRows } from '../store/requests.ts';
import { workOf } from './approve.ts';
import { oneByOne, requestName } from './one-by-one.ts';
import { ABANDONED_AFTER_MS } from './purchase-times.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';
import { becomeUncertain } from './uncertain-purchase.ts';

/**
 * Picks up what a process was in the middle of when it ended: a purchase that was committed to becomes uncertain, and
 * every job that a request still needs is sent again, whatever became of the last one. To be called at the start of a
 * process, and every minute after it.
 *
 * The embedded database has one process: whatever was under way before it started is nobody's. Over Postgres another
 * one may be in the middle of a purchase at this moment, so that only time tells; or the queue, which gives the job of
 * a process that is gone to another (`execute-purchase`).
 * @param startedAt when this process started
 * @returns how many requests had something under way
 */
export async function resumeWork(context: Context, startedAt: Date): Promise<number> {
  const { store, clock } = context;
  const longAgo = subMilliseconds(clock.now(), ABANDONED_AFTER_MS);
  const before = subMilliseconds(startedAt, 1);
  await abandonPurchases(context, store.kind === 'pglite' && before > longAgo ? before : longAgo);
  return sendJobs(context);
}

async function abandonPurchases(context: Context, startedBy: Date): Promise<void> {
  const rows = await readRequestRows(context.store.db, { statuses: ['purchasing'], startedBy });
  await oneByOne(rows, requestName, ({ id }) =>
    takeTurn(context, async (turn) => {
      const request = await lockRequest(turn, id);
      if (request?.status !== 'purchasing') return;
      await becomeUncertain(turn, request, 'abandoned', 'The purchase was interrupted.');
    }),
  );
}

/** A job that waits already is not sent a second time: that is for the outbox to see to. */
async function sendJobs({ store, outbox }: Context): Promise<number> {
  const underWay = await readRequestRows(store.db, { statuses: ['approved', 'uncertain'] });
  const toFollow = await readRequestRows(store.db, {
    statuses: ['purchased', 'partly_purchased'],
    withFollowUpsPending: true,
  });
  const requests = [...underWay, ...toFollow];
  for (const request of requests) {
    await store.db.transaction((tx) => outbox.send(tx, jobFor(fromRow(request))));
  }
  return requests.length;
}

function jobFor(request: StoredRequest): Job {
  const { id: requestId, status } = request;
  if (status === 'approved') return workOf(request);
  if (status === 'uncertain') return { name: 'reconcile-purchase', requestId };
  return { name: 'follow-up', requestId };
}
