import { addMilliseconds } from 'date-fns/addMilliseconds';
import type { Context } from '../context.ts';
import { blockAt, type GivenUp, giveUp, numberAt } from '../inventory/give-up.ts';
import { noteReleased } from '../inventory/note-released.ts';
import { inWords } from '../inventory/releasable.ts';
import { formatMoney } from '../numbers/format-money.ts';
import { readAuditRows } from '../store/audit.ts';
import { readRequestRow } from '../store/requests.ts';
import { endRequest } from './end-request.ts';
import { isLapsed, lapseRequest } from './expire-request.ts';
import { moveRequest, noteProgress } from './move-request.ts';
import { pauseAfter } from './purchase-times.ts';
import type { Outcome } from './request.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';
import { lockRequest, type Turn, takeTurn } from './turn.ts';
import { becomeUncertain } from './uncertain-purchase.ts';

/**
 * Gives up what was approved, one number after the other, or the block, and writes each down as it goes. Other than a
 * purchase it can be started again at whatever moment it stopped, and by two at once: an id that is gone is done, and
 * names nothing else. While Zoom does not answer for all of it the request is uncertain, and it goes on later.
 */
export async function executeRelease(context: Context, { id }: Pick<StoredRequest, 'id'>): Promise<void> {
  if (!(await takeTurn(context, (turn) => start(turn, id)))) return;
  for (;;) {
    const row = await readRequestRow(context.store.db, id);
    const request = row && fromRow(row);
    if (request?.status !== 'purchasing' && request?.status !== 'uncertain') return;
    const [next] = thingsLeft(request);
    if (!next) return takeTurn(context, (turn) => settle(turn, id));
    const thing = request.wanted.block
      ? blockAt(context.zoom, next.zoomId)
      : numberAt(context.zoom, next.zoomId);
    const given = await giveUp(thing, { maybeDone: true });
    if (!(await takeTurn(context, (turn) => note(turn, id, next, given)))) return;
  }
}

/** One number, or the block, that is to be given up: as it is named in the outcome. */
type Thing = { zoomId: string; name: string };

/** What the outcome says nothing of yet. */
function thingsLeft({ wanted, outcome }: StoredRequest): Thing[] {
  const { block, numbers, zoomIds = [] } = wanted;
  const names = block ? [block.startNumber ?? ''] : numbers.map(({ phoneNumber }) => phoneNumber);
  const known = new Set([
    ...(outcome?.bought ?? []).map(({ phoneNumber }) => phoneNumber),
    ...(outcome?.failed ?? []).map(({ phoneNumber }) => phoneNumber),
  ]);
  const isOver = outcome?.blockId !== undefined;
  return names
    .map((name, index) => ({ name, zoomId: zoomIds[index] ?? '' }))
    .filter(({ name }) => !isOver && !known.has(name));
}

/** @returns whether it is to be gone on with */
async function start(turn: Turn, id: string): Promise<boolean> {
  const request = await lockRequest(turn, id);
  if (request?.status !== 'approved')
    return request?.status === 'purchasing' || request?.status === 'uncertain';
  if (isLapsed(turn, request)) {
    await lapseRequest(turn, request);
    return false;
  }
  const outcome: Outcome = { bought: [], failed: [], knownFrom: 'zoom' };
  await moveRequest(turn, request, {
    event: 'release.started',
    actor: 'system',
    to: 'purchasing',
    change: { purchaseStartedAt: turn.now, outcome },
  });
  return true;
}

/** Writes down what became of one. @returns false when Zoom has to be asked again later */
async function note(turn: Turn, id: string, thing: Thing, given: GivenUp): Promise<boolean> {
  const request = await lockRequest(turn, id);
  // Another worker was at the same one, and first.
  if (!request || !thingsLeft(request).some(({ name }) => name === thing.name)) return true;
  const { bought, failed, ...rest } = request.outcome ?? { bought: [], failed: [], knownFrom: 'zoom' };
  const isBlock = request.wanted.block !== undefined;
  const fail = (message: string) =>
    noteProgress(turn, request, {
      outcome: { ...rest, bought, failed: [...failed, { phoneNumber: thing.name, message }] },
    });
  switch (given.kind) {
    case 'released':
    case 'gone': {
      const released = { id: thing.zoomId, phoneNumber: thing.name, status: 'released' };
      await noteProgress(turn, request, {
        outcome: isBlock
          ? { ...rest, bought, failed, blockId: thing.zoomId }
          : { ...rest, bought: [...bought, released], failed },
      });
      await tell(turn, request, thing);
      return true;
    }
    case 'refused':
      await fail(given.why);
      return true;
    case 'later':
    case 'unknown': {
      const why = given.kind === 'later' ? given.why : 'Zoom gave no clear answer.';
      if (request.executeBy && request.executeBy <= turn.now) {
        await fail(`${why} It was tried until the approval lapsed: look in Zoom whether it is still there.`);
        return true;
      }
      await goOnLater(turn, request, why);
      return false;
    }
  }
}

/** The audit entry of what was given up itself, beside those of the request; once, whoever found it gone after that. */
async function tell({ tx, context }: Turn, request: StoredRequest, { zoomId, name }: Thing): Promise<void> {
  const told = await readAuditRows(tx, { subject: zoomId }, { limit: 1 });
  if (told.some(({ what }) => what === 'number.released' || what === 'block.released')) return;
  const { wanted, number } = request;
  const about = { actor: request.requesterId, why: `Request ${number}: ${wanted.purpose}` };
  const { numbers, block, monthlyCost } = wanted;
  const was = numbers.find(({ phoneNumber }) => phoneNumber === name);
  await noteReleased(tx, context, {
    ...about,
    id: zoomId,
    phoneNumbers: block ? [block.startNumber ?? '', block.endNumber ?? ''] : [name],
    isBlock: block !== undefined,
    was: block ? `block of ${block.size}, ${formatMoney(monthlyCost)} a month` : was ? inWords(was) : 'ours',
  });
}

async function goOnLater(turn: Turn, request: StoredRequest, why: string): Promise<void> {
  if (request.status === 'purchasing') {
    await becomeUncertain(turn, request, 'answer_lost', why);
    return;
  }
  const soFar = turn.now.getTime() - (request.purchaseStartedAt ?? turn.now).getTime();
  const startAfter = addMilliseconds(turn.now, pauseAfter(soFar));
  const job = { name: 'reconcile-purchase', requestId: request.id } as const;
  await turn.context.outbox.send(turn.tx, job, { startAfter });
}

/** Everything is known: the request ends. */
async function settle(turn: Turn, id: string): Promise<void> {
  const request = await lockRequest(turn, id);
  if (request?.status !== 'purchasing' && request?.status !== 'uncertain') return;
  const { bought = [], failed = [], blockId } = request.outcome ?? {};
  const isNothing = bought.length === 0 && blockId === undefined;
  const to = isNothing ? 'failed' : failed.length > 0 ? 'partly_purchased' : 'purchased';
  const events = { failed: 'failed', partly_purchased: 'partly_released', purchased: 'released' } as const;
  await endRequest(turn, request, {
    event: `release.${events[to]}`,
    actor: 'system',
    to,
    why: isNothing ? failed[0]?.message : undefined,
    details: { failed },
  });
}
