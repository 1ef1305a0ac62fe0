import { formatNumber } from '../numbers/format-number.ts';
import { postponePurchase } from './postpone-purchase.ts';
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
    const { bought, failed, block } = sent;
    await settlePurchase(turn, request, { bought, failed, block, knownFrom: 'zoom', actor: 'system' });
  } else if (sent.kind === 'refused') {
    if (!isOpen) return;
    const { failed, refusal } = sent;
    await settlePurchase(turn, request, { bought: [], failed, refusal, knownFrom: 'zoom', actor: 'system' });
  } else if (request.status === 'purchasing') {
    if (sent.kind === 'unknown')
      await becomeUncertain(turn, request, 'answer_lost', 'Zoom gave no clear answer.');
    else await postponePurchase(turn, request, sent);
  }
}

/** What is final stays as it is; but nobody may think that nothing was bought. */
async function tellOfLateAnswer(
  { tx, context }: Turn,
  { number, status, outcome }: StoredRequest,
  { bought, block }: Extract<Sent, { kind: 'answered' }>,
): Promise<void> {
  const known = new Set(outcome?.bought.map(({ phoneNumber }) => phoneNumber));
  const more = bought.map(({ phoneNumber }) => phoneNumber).filter((phoneNumber) => !known.has(phoneNumber));
  const news = [
    ...more.map(formatNumber),
    ...(block && status === 'failed'
      ? [`the block ${formatNumber(block.startNumber)} to ${formatNumber(block.endNumber)}`]
      : []),
  ];
  if (news.length === 0) return;
  const text = `Request ${number} is closed as ${status}, but Zoom answered later that it did buy ${news.join(', ')}.`;
  await context.outbox.send(tx, { name: 'tell-admins', text });
}
