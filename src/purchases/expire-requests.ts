import type { Context } from '../context.ts';
import { readRequestRows } from '../store/requests.ts';
import { expireRequest, isExpired, isLapsed, lapseRequest } from './expire-request.ts';
import { oneByOne, requestName } from './one-by-one.ts';
import { lockRequest, takeTurn } from './turn.ts';

/**
 * Ends requests that nobody decided in time, and approvals that could not be executed in time. To be called every
 * minute; whoever comes to such a request earlier ends it then.
 * @returns how many ended
 */
export async function expireRequests(context: Context): Promise<number> {
  const { store, clock } = context;
  const now = clock.now();
  const due = [
    ...(await readRequestRows(store.db, { statuses: ['awaiting_approval'], inFront: true, expiresBy: now })),
    ...(await readRequestRows(store.db, { statuses: ['approved'], executeBy: now })),
  ];
  let ended = 0;
  await oneByOne(due, requestName, ({ id }) =>
    takeTurn(context, async (turn) => {
      const request = await lockRequest(turn, id);
      if (!request) return;
      if (isExpired(turn, request)) await expireRequest(turn, request);
      else if (isLapsed(turn, request)) await lapseRequest(turn, request);
      else return;
      ended += 1;
    }),
  );
  return ended;
}
