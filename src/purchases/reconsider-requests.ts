import type { Context } from '../context.ts';
import { type Resolved, resolveApprovers, withoutLeavers } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readRequestRows } from '../store/requests.ts';
import { readVotes } from '../store/votes.ts';
import { approve } from './approve.ts';
import { isExpired } from './expire-request.ts';
import { judgeByPeople } from './judge-request.ts';
import { oneByOne, requestName } from './one-by-one.ts';
import type { Judgement } from './policy.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';
import { lockRequest, type Turn, takeTurn } from './turn.ts';

/**
 * Approves what has come to have approvals enough without another click: the settings ask for fewer now, a user group
 * can be read again, the budget has room. To be called every minute.
 * @returns how many were approved
 */
export async function reconsiderRequests(context: Context): Promise<number> {
  const { store, people, clock, firstSettings } = context;
  const voted = await readRequestRows(store.db, {
    statuses: ['awaiting_approval'],
    inFront: true,
    withVotes: true,
  });
  if (voted.length === 0) return 0;
  const { settings, revision } = await readSettings(store.db, firstSettings);
  const resolved = await resolveApprovers(people, settings);
  let approved = 0;
  await oneByOne(voted, requestName, async (row) => {
    const outside = { db: store.db, settings, now: clock.now() };
    // Most wait on, and a turn keeps everybody else waiting.
    const { decision, approvals } = await judgeWithVotes(outside, fromRow(row), resolved);
    if (decision !== 'approve') return;
    const approvers = await withoutLeavers(people, settings, resolved, approvals);
    await takeTurn(context, async (turn) => {
      const request = await lockRequest(turn, row.id);
      if (request?.status !== 'awaiting_approval' || request.behind !== undefined) return;
      if (turn.settingsRevision !== revision || isExpired(turn, request)) return;
      const judgement = await judgeWithVotes({ ...turn, db: turn.tx }, request, approvers);
      if (judgement.decision !== 'approve') return;
      await approve(turn, request, { by: 'system', judgement });
      approved += 1;
    });
  });
  return approved;
}

async function judgeWithVotes(
  where: Pick<Turn, 'settings' | 'now'> & { db: Context['store']['db'] },
  request: StoredRequest,
  approvers: Resolved,
): Promise<Judgement> {
  const votes = await readVotes(where.db, request.id, request.revision);
  return judgeByPeople(where, request, {
    voters: votes.map(({ userId }) => userId),
    approvers: approvers.ids,
  });
}
