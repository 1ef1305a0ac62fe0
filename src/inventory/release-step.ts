import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forgetKnownNumber } from '../store/known-numbers.ts';
import type { RunItemRow } from '../store/runs.ts';
import type { Transaction } from '../store/store.ts';
import { TryLater } from '../try-later.ts';
import { giveUp, numberAt } from './give-up.ts';
import { inWords, readWhatItWas } from './releasable.ts';
import type { RunStep } from './run.ts';

/** Seconds after which a number is looked at again whose release got no answer. */
const LOOK_AGAIN = 10;

/** Releases one number of a run. */
export const releaseStep: RunStep = async (context, run, item, { maybeDone }) => {
  if (item.numberId === null) return { state: 'failed', message: 'It is not known at Zoom.' };
  const given = await giveUp(numberAt(context.zoom, item.numberId), { maybeDone });
  switch (given.kind) {
    case 'released':
      return { state: 'done', alongside: (tx) => noteReleased(tx, context, released(item, run.userId)) };
    case 'gone':
      return {
        state: 'unchanged',
        message: 'It was not in the account any more.',
        alongside: (tx) => forgetKnownNumber(tx, item.numberId ?? ''),
      };
    case 'refused':
      return { state: 'failed', message: given.why };
    case 'later':
      throw new TryLater(given.seconds);
    case 'unknown':
      throw new TryLater(LOOK_AGAIN);
  }
};

function released({ numberId, phoneNumber, wanted }: RunItemRow, userId: string): ReleasedNumber {
  return { id: numberId ?? '', phoneNumber, actor: userId, was: inWords(readWhatItWas(wanted)) };
}

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
