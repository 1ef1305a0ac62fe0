import { isZoomError, ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable } from '../zoom/errors.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { pauseOf, SOON } from './pauses.ts';

/** What became of giving up one number or block. */
export type GivenUp =
  | { kind: 'released' }
  /** It was not in the account (any more): somebody else has given it up. */
  | { kind: 'gone' }
  /** Zoom said no, in a sentence for people. */
  | { kind: 'refused'; why: string }
  /** This call did nothing; it is worth trying again in so many seconds. One before it may have: look first then. */
  | { kind: 'later'; why: string; seconds: number; maybeDone: boolean }
  /** It may have happened, and reading did not tell. */
  | { kind: 'unknown' };

/** The two calls that giving something up takes. */
export type Thing = {
  release(): Promise<void>;
  /** Whether the account has it (still). */
  isThere(): Promise<boolean>;
};

export function numberAt(zoom: Zoom, id: string): Thing {
  return {
    release: () => zoom.numbers.release(id),
    async isThere() {
      try {
        return (await zoom.numbers.get(id)).status !== 'releasing';
      } catch (error) {
        if (isNotFound(error)) return false;
        throw error;
      }
    },
  };
}

export function blockAt(zoom: Zoom, id: string): Thing {
  return {
    release: () => zoom.blocks.release(id),
    async isThere() {
      for await (const block of zoom.blocks.list(undefined, { pageSize: 300 })) {
        if (block.id === id) return block.status !== 'releasing';
      }
      return false;
    },
  };
}

/**
 * Gives something up for good. Where Zoom's answer is lost it is looked for, and asked for once more only if it is
 * there: an id names nothing else afterwards, so that can release nothing that was not meant.
 * @param maybeDone somebody may have given it up for the same reason before: what is not there is done then
 */
export async function giveUp(thing: Thing, { maybeDone = false } = {}): Promise<GivenUp> {
  const first = await ask(thing, maybeDone);
  if (first.kind !== 'unknown') return first;
  const isThere = await thing.isThere().catch((error: unknown) => {
    if (isZoomError(error)) return undefined;
    throw error;
  });
  if (isThere === undefined) return { kind: 'unknown' };
  return isThere ? ask(thing, true) : { kind: 'released' };
}

async function ask(thing: Thing, maybeDone: boolean): Promise<GivenUp> {
  try {
    await thing.release();
    return { kind: 'released' };
  } catch (error) {
    if (isNotFound(error)) return { kind: maybeDone ? 'released' : 'gone' };
    if (error instanceof ZoomOutcomeUnknown) return { kind: 'unknown' };
    if (error instanceof ZoomUnavailable) {
      return error.passing
        ? { kind: 'later', why: 'Zoom could not be reached.', seconds: SOON, maybeDone }
        : {
            kind: 'refused',
            why: 'Zoom does not accept this bot’s credentials: an admin has to see to that.',
          };
    }
    if (error instanceof ZoomRefused) return readRefusal(error, maybeDone);
    throw error;
  }
}

function readRefusal({ rateLimited, reason }: ZoomRefused, maybeDone: boolean): GivenUp {
  if (!rateLimited) return { kind: 'refused', why: `Zoom refused: ${reason}` };
  return {
    kind: 'later',
    why: rateLimited.daily
      ? 'Zoom’s limit of calls for today is used up.'
      : 'Zoom has too many calls at the moment.',
    seconds: pauseOf(rateLimited),
    maybeDone,
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof ZoomRefused && error.status === 404;
}
