import { addHours } from 'date-fns/addHours';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { mayRequest } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { insertHolds } from '../store/number-holds.ts';
import { insertRequestRow, readRequestRowOfView } from '../store/requests.ts';
import { approveByPolicy } from './approve.ts';
import { problemsOf, withCost } from './check-wanted.ts';
import { type Held, heldByOthers } from './holds.ts';
import { addedCost, isRelease, type Wanted } from './request.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';
import { type Turn, takeTurn } from './turn.ts';

export type NewRequest = {
  /** The modal's: whatever is delivered twice makes one request. */
  viewId: string;
  teamId: string;
  requesterId: string;
  wanted: Wanted;
  /** Waits for the requests that have some of the numbers, instead of being turned away. */
  queueBehind?: boolean | undefined;
};

export type Submitted =
  /** `again`: this is the request of before, from the same modal. It may be approved already, by the policy. */
  | { kind: 'submitted'; request: StoredRequest; again: boolean }
  | { kind: 'held'; held: Held[] }
  | { kind: 'impossible'; problems: string[] }
  /** `requesters`: people and user groups who may; nobody in particular when empty. */
  | { kind: 'not_allowed'; requesters: string[] };

/** Asks for numbers. Whether they are still to be had is looked at anew before they are bought. */
export async function submitRequest(context: Context, asked: NewRequest): Promise<Submitted> {
  const { store, people, firstSettings } = context;
  const problems = problemsOf(asked.wanted);
  if (problems.length > 0) return { kind: 'impossible', problems };
  const { settings } = await readSettings(store.db, firstSettings);
  // Who may give numbers up is asked by `request-release.ts`, and who may port in by `porting/submit-port.ts`.
  if (!isRelease(asked) && !(await mayRequest(people, settings, asked.requesterId))) {
    return { kind: 'not_allowed', requesters: settings.requesters };
  }
  return takeTurn(context, (turn) => submitInTurn(turn, { ...asked, wanted: withCost(asked.wanted) }));
}

/** The same within a turn, of what is in order and who may ask for it. */
export async function submitInTurn(
  turn: Turn,
  asked: NewRequest,
): Promise<Extract<Submitted, { kind: 'submitted' | 'held' }>> {
  const { tx, context } = turn;
  const { outbox, clock } = context;
  const before = await readRequestRowOfView(tx, asked.viewId);
  if (before) return { kind: 'submitted', request: fromRow(before), again: true };

  const phoneNumbers = numbersOf(asked);
  const held = await heldByOthers(tx, phoneNumbers);
  if (held.length > 0 && !asked.queueBehind) return { kind: 'held', held };

  const request = await insert(turn, asked, held[0]?.requestId);
  if (request.behind === undefined) await insertHolds(tx, request.id, phoneNumbers);
  await record(tx, outbox, clock, {
    what: 'request.submitted',
    subject: request.id,
    phoneNumbers,
    actor: asked.requesterId,
    to: request.status,
    why: asked.wanted.purpose,
    details: { monthlyCost: request.wanted.monthlyCost, behind: request.behind ?? null },
  });
  return { kind: 'submitted', request: await approveByPolicy(turn, request), again: false };
}

async function insert(
  { tx, context, settings, now }: Turn,
  { teamId, requesterId, viewId, wanted }: NewRequest,
  behind: string | undefined,
): Promise<StoredRequest> {
  const row = await insertRequestRow(tx, {
    id: context.ids.newId(),
    teamId,
    requesterId,
    viewId,
    status: 'awaiting_approval',
    revision: 1,
    wanted,
    monthlyCost: addedCost(wanted),
    createdAt: now,
    expiresAt: addHours(now, settings.requestExpiryHours),
    followUps: [],
    behind: behind ?? null,
    version: 1,
  });
  if (!row) throw new Error('Another request of this view was inserted in between');
  return fromRow(row);
}
