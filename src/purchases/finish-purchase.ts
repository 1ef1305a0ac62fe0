import { addMilliseconds } from 'date-fns';
import { moveRequest } from './move-request.ts';
import { pauseAfter } from './purchase-times.ts';
import type { Outcome } from './request.ts';
import type { Sent } from './send-purchase.ts';
import { settlePurchase } from './settle-purchase.ts';
import type { StoredRequest } from './stored-request.ts';
import type { Turn } from './turn.ts';
import { becomeUncertain } from './uncertain-purchase.ts';

/**
 * Writes down how the one call went. Meanwhile another process may have taken this one for dead and made the purchase
 * uncertain: a plain answer still settles it.
 */
export async function finishPurchase(turn: Turn, request: StoredRequest, sent: Sent): Promise<void> {
  const isOpen = request.status === 'purchasing' || request.status === 'uncertain';
  if (sent.kind === 'answered') {
    if (!isOpen) return tellOfLateAnswer(turn, request, sent);
    const { bought, failed, blockId } = sent;
    const block = blockId === undefined ? undefined : { id: blockId };
    await settlePurchase(turn, request, { bought, failed, block, knownFrom: 'zoom', actor: 'system' });
  } else if (sent.kind === 'refused') {
    if (!isOpen) return;
    const { failed, refusal } = sent;
    await settlePurchase(turn, request, { bought: [], failed, refusal, knownFrom: 'zoom', actor: 'system' });
  } else if (request.status === 'purchasing') {
    if (sent.kind === 'unknown')
      await becomeUncertain(turn, request, 'answer_lost', 'Zoom’s answer was lost.');
    else await postpone(turn, request);
  }
}

/** Nothing has left, so buying it later is still the first time. */
async function postpone(turn: Turn, request: StoredRequest): Promise<void> {
  const why = 'Zoom could not be reached, so nothing was sent yet.';
  const soFar = turn.now.getTime() - (request.approvedAt ?? turn.now).getTime();
  const outcome: Outcome = { bought: [], failed: [], refusal: why, knownFrom: 'zoom' };
  await moveRequest(turn, request, {
    event: 'purchase.postponed',
    actor: 'system',
    to: 'approved',
    why,
    change: { outcome, purchaseStartedAt: null },
    jobs: [
      {
        job: { name: 'execute-purchase', requestId: request.id },
        startAfter: addMilliseconds(turn.now, pauseAfter(soFar)),
      },
    ],
  });
}

/** What is final stays as it is; but nobody may think that nothing was bought. */
async function tellOfLateAnswer(
  { tx, context }: Turn,
  { number, status, outcome }: StoredRequest,
  { bought, blockId }: Extract<Sent, { kind: 'answered' }>,
): Promise<void> {
  const known = new Set(outcome?.bought.map(({ phoneNumber }) => phoneNumber));
  const more = bought.map(({ phoneNumber }) => phoneNumber).filter((phoneNumber) => !known.has(phoneNumber));
  const news = [...more, ...(blockId !== undefined && status === 'failed' ? [`block ${blockId}`] : [])];
  if (news.length === 0) return;
  const text = `Request ${number} is closed as ${status}, but Zoom answered later that it did buy ${news.join(', ')}.`;
  await context.outbox.send(tx, { name: 'tell-admins', text });
}
