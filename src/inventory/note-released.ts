import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forgetKnownNumber, forgetKnownNumbersBetween } from '../store/known-numbers.ts';
import type { Transaction } from '../store/store.ts';

/** A number, or a block. */
export type Released = {
  /** Zoom's. */
  id: string;
  /** E.164; of a block, its first and its last. */
  phoneNumbers: string[];
  isBlock?: boolean | undefined;
  /** Slack user id or `system`. */
  actor: string;
  why?: string | undefined;
  /** In words. */
  was: string;
};

/** One audit entry, and nobody is offered the numbers any more. */
export async function noteReleased(
  tx: Transaction,
  { outbox, clock }: Pick<Context, 'outbox' | 'clock'>,
  { id, phoneNumbers, isBlock = false, actor, why, was }: Released,
): Promise<void> {
  await record(tx, outbox, clock, {
    what: isBlock ? 'block.released' : 'number.released',
    subject: id,
    phoneNumbers,
    actor,
    why,
    from: was,
    to: 'released',
  });
  if (isBlock) await forgetKnownNumbersBetween(tx, phoneNumbers);
  else await forgetKnownNumber(tx, id);
}
