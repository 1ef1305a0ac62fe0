import type { Context } from '../context.ts';
import { MOST_RELEASED } from '../inventory/plan-release.ts';
import { readWhatItWas } from '../inventory/releasable.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readRequestRows } from '../store/requests.ts';
import { type RunItemRow, readRun, readRunItems } from '../store/runs.ts';
import type { Database } from '../store/store.ts';
import type { Held } from './holds.ts';
import { OPEN_STATUSES, type Wanted } from './request.ts';
import { fromRow } from './stored-request.ts';
import { type Submitted, submitRequest } from './submit-request.ts';

export type ReleaseAsked =
  | NotAllowed
  /** There is no such plan (any more), or it is another person's. */
  | { kind: 'unknown' }
  | Exclude<Submitted, { kind: 'not_allowed' }>;

/**
 * Asks for a release that the policy has decided by people, of what was planned (`planRelease`).
 * @param purpose why, from the person, never trusted as markup
 * @throws when Slack cannot be asked for the person's rights
 */
export async function requestRelease(
  context: Context,
  {
    runId,
    userId,
    teamId,
    viewId,
    purpose,
  }: { runId: string; userId: string; teamId: string; viewId: string; purpose: string },
): Promise<ReleaseAsked> {
  const { db } = context.store;
  const refusal = await forbids(context, 'release', userId);
  if (refusal) return refusal;
  const run = await readRun(db, runId);
  if (run?.kind !== 'release' || run.userId !== userId || run.status !== 'planned')
    return { kind: 'unknown' };
  const items = await readRunItems(db, runId, { limit: MOST_RELEASED });
  const wanted = wantedOf(items, purpose);
  const held = await blockHeldBy(db, wanted, viewId);
  if (held) return { kind: 'held', held: [held] };
  const submitted = await submitRequest(context, {
    viewId,
    teamId,
    requesterId: userId,
    wanted,
  });
  if (submitted.kind === 'not_allowed') throw new Error('Who may release was asked before');
  return submitted;
}

/** Numbers are held by the request that asks for them (`holds.ts`); a block has none that are named. */
async function blockHeldBy(
  db: Database,
  { block, zoomIds }: Wanted,
  viewId: string,
): Promise<Held | undefined> {
  if (!block) return undefined;
  const rows = await readRequestRows(db, { kind: 'release', statuses: OPEN_STATUSES });
  const other = rows
    .map(fromRow)
    .find(({ wanted, ...request }) => request.viewId !== viewId && wanted.zoomIds?.[0] === zoomIds?.[0]);
  return (
    other && {
      phoneNumber: block.startNumber ?? '',
      requestId: other.id,
      requestNumber: other.number,
      requesterId: other.requesterId,
    }
  );
}

function wantedOf(items: RunItemRow[], purpose: string): Wanted {
  const things = items.map(({ phoneNumber, wanted }) => ({ phoneNumber, ...readWhatItWas(wanted) }));
  const block = things[0]?.block;
  return {
    kind: 'release',
    numbers: block
      ? []
      : things.map(({ country = '', monthlyCost = 0, ...was }) => ({ country, monthlyCost, ...was })),
    block,
    zoomIds: items.map(({ numberId }) => numberId ?? ''),
    // Of numbers it is added up.
    monthlyCost: block?.monthlyCost ?? 0,
    purpose,
  };
}
