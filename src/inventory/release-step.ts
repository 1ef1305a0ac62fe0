import { forgetKnownNumber } from '../store/known-numbers.ts';
import type { RunItemRow } from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { blockAt, giveUp, numberAt } from './give-up.ts';
import { noteReleased, type Released } from './note-released.ts';
import { inWords, readWhatItWas } from './releasable.ts';
import type { RunStep } from './run.ts';

/** Seconds after which a number is looked at again whose release got no answer. */
const LOOK_AGAIN = 10;

/** Releases one number of a run, or a block. */
export const releaseStep: RunStep = async (context, run, item, { maybeDone }) => {
  if (item.numberId === null) return { state: 'failed', message: 'It is not known at Zoom.' };
  const isBlock = readWhatItWas(item.wanted).block !== undefined;
  const thing = isBlock ? blockAt(context.zoom, item.numberId) : numberAt(context.zoom, item.numberId);
  const given = await giveUp(thing, { maybeDone });
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

function released({ numberId, phoneNumber, wanted }: RunItemRow, userId: string): Released {
  const was = readWhatItWas(wanted);
  const { block } = was;
  return {
    id: numberId ?? '',
    phoneNumbers: block ? [block.startNumber, block.endNumber] : [phoneNumber],
    isBlock: block !== undefined,
    actor: userId,
    was: inWords(was),
  };
}
