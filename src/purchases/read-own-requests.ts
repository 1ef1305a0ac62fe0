import type { Context } from '../context.ts';
import { readRequestPage } from '../store/requests.ts';
import { OPEN_STATUSES, type RequestStatus } from './request.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';

const ENDED: RequestStatus[] = [
  'purchased',
  'partly_purchased',
  'failed',
  'denied',
  'expired',
  'withdrawn',
  'lapsed',
];

export type OwnRequests = {
  /** The newest first. */
  open: StoredRequest[];
  /** How many are open, shown or not. */
  openTotal: number;
  /** The newest of those that came to an end lately. */
  ended: StoredRequest[];
};

/** Milliseconds for which one that has ended is news. */
const LATELY = 7 * 24 * 3_600_000;

/** What a person has asked for: what is open, and what became of the rest lately. */
export async function readOwnRequests(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  userId: string,
  { open, ended }: { open: number; ended: number },
): Promise<OwnRequests> {
  const of = (statuses: RequestStatus[], size: number) =>
    readRequestPage(store.db, { requesterId: userId, statuses }, { page: 0, size });
  const now = await of(OPEN_STATUSES, open);
  const before = await of(ENDED, ended);
  const since = clock.now().getTime() - LATELY;
  return {
    open: now.rows.map(fromRow),
    openTotal: now.total,
    ended: before.rows.map(fromRow).filter(({ endedAt }) => endedAt && endedAt.getTime() >= since),
  };
}
