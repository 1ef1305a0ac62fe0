import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forgetKnownNumber } from '../store/known-numbers.ts';
import type { Transaction } from '../store/store.ts';

export type ReleasedNumber = {
  id: string;
  phoneNumber: string;
  /** Slack user id or `system`. */
  actor: string;
  why?: string | undefined;
  /** In words. */
  was: string;
};

/** One audit entry, and nobody is offered the number any more. */
export async function noteReleased(
  tx: Transaction,
  { outbox, clock }: Pick<Context, 'outbox' | 'clock'>,
  { id, phoneNumber, actor, why, was }: ReleasedNumber,
): Promise<void> {
  await record(tx, outbox, clock, {
    what: 'number.released',
    subject: id,
    phoneNumbers: [phoneNumber],
    actor,
    why,
    from: was,
    to: 'released',
  });
  await forgetKnownNumber(tx, id);
}
