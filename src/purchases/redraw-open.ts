import type { Context } from '../context.ts';
import { readRequestRows } from '../store/requests.ts';
import type { Transaction } from '../store/store.ts';

/**
 * Has the cards of the requests drawn anew that people decide: what they show besides the request, its rules and what
 * the budget has left, is not what it was.
 * @param except the id of one that is drawn anyway
 */
export async function redrawOpen(
  tx: Transaction,
  { outbox }: Pick<Context, 'outbox'>,
  { except }: { except?: string } = {},
): Promise<void> {
  const open = await readRequestRows(tx, { statuses: ['awaiting_approval'], inFront: true });
  for (const { id } of open) {
    if (id !== except) await outbox.send(tx, { name: 'show-request', requestId: id });
  }
}
