import type { Context } from '../context.ts';
import { forbids } from '../settings/roles.ts';
import { RightUnknown } from '../settings/user-groups.ts';
import { forgetKnownNumber } from '../store/known-numbers.ts';
import type { RunItemRow, RunRow } from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { blockAt, giveUp, numberAt, type Thing } from './give-up.ts';
import { noteReleased, type Released } from './note-released.ts';
import { inWords, readWhatItWas } from './releasable.ts';
import type { ItemResult, RunStep } from './run.ts';

/** Seconds after which a number is looked at again whose release got no answer. */
const LOOK_AGAIN = 10;

/** Releases one number of a run, or a block, for whoever started it and may still do that. */
export const releaseStep: RunStep = async (context, run, item, options) => {
  const refusal = await forbids(context, 'release', run.userId).catch((error: unknown) => {
    if (error instanceof RightUnknown) throw new TryLater(LOOK_AGAIN, { cause: error, ...options });
    throw error;
  });
  if (!refusal) return release(context, run, item, options);
  // What was done while they still might is no less done.
  const isDone = options.maybeDone && (await thingOf(context, item)?.isThere()) === false;
  return isDone
    ? done(context, run, item)
    : { state: 'failed', message: 'You may not release numbers any more.' };
};

/** The same for somebody of whom that was asked just now. */
export const release: RunStep = async (context, run, item, { maybeDone }) => {
  const thing = thingOf(context, item);
  if (!thing) return { state: 'failed', message: 'It is not known at Zoom.' };
  const given = await giveUp(thing, { maybeDone });
  switch (given.kind) {
    case 'released':
      return done(context, run, item);
    case 'gone':
      return {
        state: 'unchanged',
        message: 'It was not in the account any more.',
        alongside: (tx) => forgetKnownNumber(tx, item.numberId ?? ''),
      };
    case 'refused':
      return { state: 'failed', message: given.why };
    case 'later':
      throw new TryLater(given.seconds, { maybeDone: given.maybeDone });
    case 'unknown':
      throw new TryLater(LOOK_AGAIN, { maybeDone: true });
  }
};

function thingOf({ zoom }: Context, { numberId, wanted }: RunItemRow): Thing | undefined {
  if (numberId === null) return undefined;
  return readWhatItWas(wanted).block ? blockAt(zoom, numberId) : numberAt(zoom, numberId);
}

function done(context: Context, run: RunRow, item: RunItemRow): ItemResult {
  return { state: 'done', alongside: (tx) => noteReleased(tx, context, released(item, run.userId)) };
}

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
