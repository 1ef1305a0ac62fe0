import { addMilliseconds } from 'date-fns/addMilliseconds';
import { record } from '../audit/record.ts';
import { ABANDONED_AFTER_MS, SETTLING_MS } from '../purchases/purchase-times.ts';
import { lockPortOrder, savePortOrder } from '../store/port-orders.ts';
import type { PortingOrder, SubmittedPortingOrder } from '../zoom/types.ts';
import { changeFiling, type FilingTurn } from './filing-turn.ts';
import { noteChange } from './note-change.ts';
import type { PortRemark } from './port-form.ts';
import { readRouting } from './routes.ts';
import { detailsOf, type FiledForm, type StoredFiling } from './stored-filing.ts';
import { fromOrderRow, toOrderRow } from './stored-order.ts';

/**
 * Zoom has the order: it is kept with who filed it and what Zoom does not keep, noted as new, and told. What is secret
 * is deleted.
 * @param actor who or what says so
 */
export async function settleAsFiled(
  turn: FilingTurn,
  filing: StoredFiling,
  order: PortingOrder,
): Promise<StoredFiling> {
  const { context, tx, now, portingChannel } = turn;
  const known = await lockPortOrder(tx, order.orderId);
  // The watch may have seen it first, and what it read is newer.
  const read = known ? { ...known } : toOrderRow(order, now);
  const saved = await savePortOrder(tx, {
    ...read,
    requesterId: filing.userId,
    details: detailsOf(filing.form),
  });
  const settled = await changeFiling(turn, filing, {
    status: 'filed',
    orderId: order.orderId,
    sealed: null,
    refusal: null,
    endedAt: now,
    notes: { postponed: undefined },
  });
  const routing = await readRouting(tx, portingChannel);
  const at = order.submittedAt ?? order.updatedAt;
  const isLate = filing.status === 'lost' || undefined;
  const change = { kind: 'new', key: 'new', at, isLate } as const;
  const stored = fromOrderRow(saved);
  const targets = await noteChange(context, tx, { stored, change, routing, actor: filing.userId });
  for (const target of targets ?? []) await context.outbox.send(tx, { name: 'announce', target });
  return settled;
}

/** A new order as it is known from what was filed and what Zoom answered. */
export function newOrder(form: FiledForm, answer: SubmittedPortingOrder): PortingOrder {
  const { carrierName, authorizedPerson, serviceAddress, requestedPortDate } = form;
  return {
    ...answer,
    carrierName,
    authorizedPerson,
    billingAddress: serviceAddress,
    requestedPortDate,
    updatedAt: answer.submittedAt,
  };
}

/** Zoom has no such order: refused, or found not to be there. What is secret is deleted. */
export async function settleAsNotFiled(
  turn: FilingTurn,
  filing: StoredFiling,
  {
    status,
    refusal,
    refused,
    actor = 'system',
  }: { status: 'refused' | 'lost'; refusal: string; refused?: PortRemark[]; actor?: string },
): Promise<StoredFiling> {
  const { context, tx, now } = turn;
  await record(tx, context.outbox, context.clock, {
    actor,
    what: `port.${status}`,
    subject: filing.id,
    phoneNumbers: filing.form.phoneNumbers,
    from: filing.status,
    to: status,
    why: refusal,
  });
  return changeFiling(turn, filing, {
    status,
    refusal,
    sealed: null,
    endedAt: now,
    notes: { refused, postponed: undefined, ...(actor === 'system' ? {} : { settledBy: actor }) },
  });
}

/**
 * Nobody knows whether Zoom has it: its orders are to say.
 * @param how `answer_lost`: the call is over, its answer did not come; `abandoned`: a process was in the middle of it,
 *   and perhaps another one still is
 */
export async function becomeUncertain(
  turn: FilingTurn,
  filing: StoredFiling,
  how: 'answer_lost' | 'abandoned',
): Promise<void> {
  const { context, tx, now } = turn;
  const settled = addMilliseconds(now, SETTLING_MS);
  const over = addMilliseconds(filing.startedAt ?? now, ABANDONED_AFTER_MS);
  const countsFrom = how === 'abandoned' && over > settled ? over : settled;
  const why = how === 'abandoned' ? 'The filing was interrupted.' : 'Zoom’s answer was lost.';
  await record(tx, context.outbox, context.clock, {
    actor: 'system',
    what: 'port.uncertain',
    subject: filing.id,
    phoneNumbers: filing.form.phoneNumbers,
    from: filing.status,
    to: 'uncertain',
    why,
  });
  await changeFiling(turn, filing, {
    status: 'uncertain',
    notes: { absenceCountsFrom: countsFrom.toISOString(), absentSince: undefined },
  });
  await context.outbox.send(tx, { name: 'reconcile-port', filingId: filing.id });
}
