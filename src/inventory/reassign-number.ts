import { wait } from '../clock.ts';
import type { Context } from '../context.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { type Assignee, type NewAssignee, sameAssignee } from './assignee.ts';
import { assigneeWords } from './assignee-words.ts';
import { keepChange, type NumberChange } from './keep-change.ts';
import { noteNumber } from './note-number.ts';
import { readBack } from './read-to-change.ts';
import {
  failureWords,
  isPassing,
  isUnknownAssignee,
  type Sent,
  sendChange,
  type WriteError,
} from './send-change.ts';

/** What became of a number that was to go from one assignee to another. */
export type Reassigned =
  | { kind: 'reassigned'; number: PhoneNumber; from: Assignee }
  /** The new assignee turned out to be the one who had it. */
  | { kind: 'unchanged'; number: PhoneNumber }
  /** Somebody else has changed it meanwhile. */
  | { kind: 'changed_meanwhile'; number: PhoneNumber }
  /** Zoom's answer was lost, and whoever had it has it still. */
  | { kind: 'not_done'; number: PhoneNumber }
  /** The new one did not get it, so the old one has it again. */
  | { kind: 'restored'; number: PhoneNumber; why: WriteError }
  /** The new one did not get it, and it could not be given back: nobody has it. */
  | { kind: 'left_unassigned'; number: PhoneNumber; from: Assignee; why: WriteError; restoring: WriteError }
  /** Answers were lost, and the number cannot be read: one of these has it. */
  | { kind: 'uncertain'; number: PhoneNumber; either: (NewAssignee | undefined)[] }
  | { kind: 'not_ours' };

export type Move = {
  userId: string;
  /** As it was just read. */
  number: PhoneNumber;
  from: Assignee;
  to: NewAssignee;
  /** Zoom's id of whoever is wanted by e-mail, where it is known. */
  knownId: string | undefined;
  /** Somebody before may have sent it to the new one already. */
  maybeGiven?: boolean | undefined;
};

/**
 * Takes a number from whoever has it and gives it to somebody else. Zoom has no call for both, so when the second one
 * fails the number is given back. What is not known for sure is read, no write is sent twice that may have happened, and
 * what is said at the end is what is the case.
 * @throws Zoom's errors where nothing has happened
 */
export async function reassignNumber(context: Context, move: Move): Promise<Reassigned> {
  const { numbers } = context.zoom;
  const { number, from } = move;

  const taken = await sendChange(() => numbers.unassign(number.id));
  if (taken.kind !== 'done') {
    // Refused as if nobody had it, it may be somebody else's by now.
    if (taken.kind === 'failed' && !isUnknownAssignee(taken.error)) throw taken.error;
    const now = await look(context, move, { mayBeNew: false });
    switch (now.holder) {
      case 'not_ours':
        return { kind: 'not_ours' };
      case 'unreadable':
        if (taken.kind === 'failed') throw taken.error;
        return uncertain(context, move, [from, undefined], taken.error);
      case 'old':
        if (taken.kind === 'failed') throw taken.error;
        return noted(context, { kind: 'not_done', number: now.number });
      case 'nobody':
        // Otherwise somebody else has taken it away.
        if (taken.kind === 'unknown') break;
        return noted(context, { kind: 'changed_meanwhile', number: now.number });
      default:
        return noted(context, { kind: 'changed_meanwhile', number: now.number });
    }
  }

  return finishReassign(context, move);
}

/** The second half: the number was taken away and nobody has it. For whoever goes on after a crash as well. */
export async function finishReassign(context: Context, move: Move): Promise<Reassigned> {
  const { number, to } = move;
  const given = await sendPatiently(context, () =>
    context.zoom.numbers.assign(number.id, { type: to.type, id: to.id }),
  );
  if (given.kind === 'done') return reassigned(context, move, given.answer, to);
  if (given.kind === 'unknown') {
    const now = await look(context, move, { mayBeNew: true });
    if (now.holder === 'unreadable') return uncertain(context, move, [to, undefined], given.error);
    if (now.holder !== 'nobody') return settle(context, move, now, given.error);
  }
  return giveBack(context, move, given.error);
}

async function giveBack(context: Context, move: Move, why: WriteError): Promise<Reassigned> {
  const { number, from, to } = move;
  const back = await sendPatiently(context, () =>
    context.zoom.numbers.assign(number.id, { type: from.type, id: from.id }),
  );
  if (back.kind === 'done') return restored(context, move, back.answer, why);

  // An assignment whose answer was lost may have arrived late: then the number was not free any more.
  const mayBeNew = move.maybeGiven === true || why.kind === 'outcome-unknown';
  const now = await look(context, move, { mayBeNew });
  if (now.holder === 'unreadable') {
    const either = [...(mayBeNew ? [to] : []), ...(back.kind === 'unknown' ? [from] : []), undefined];
    return either.length > 1
      ? uncertain(context, move, either, back.error)
      : leftUnassigned(context, move, free(number), { why, restoring: back.error });
  }
  if (now.holder === 'nobody') {
    return leftUnassigned(context, move, now.number, { why, restoring: back.error });
  }
  return settle(context, move, now, why);
}

/** Milliseconds before a call is tried again that certainly changed nothing. */
const PAUSES = [1_000, 3_000];
/** Seconds that Zoom may ask to be left alone for. */
const LONGEST_PAUSE = 5;

/**
 * Nobody has the number meanwhile, and its callers reach nobody. So what Zoom certainly did not do and may well do in a
 * moment is asked for again; what it may have done never is.
 */
async function sendPatiently<Answer>(
  { clock }: Context,
  write: () => Promise<Answer>,
): Promise<Sent<Answer>> {
  for (const pause of PAUSES) {
    const sent = await sendChange(write);
    if (sent.kind !== 'failed' || !isPassing(sent.error)) return sent;
    const { retryAfter = 0 } = (sent.error.kind === 'refused' && sent.error.rateLimited) || {};
    if (retryAfter > LONGEST_PAUSE) return sent;
    await wait(clock, Math.max(pause, retryAfter * 1_000));
  }
  return sendChange(write);
}

type Read = { holder: 'nobody' | 'old' | 'new' | 'other'; number: PhoneNumber };
type Look = Read | { holder: 'not_ours' } | { holder: 'unreadable' };

/** @param mayBeNew the number was sent to the new one, who may be known by an address that Zoom does not show */
async function look(
  { zoom }: Context,
  { number: { id }, from, to, knownId }: Move,
  { mayBeNew }: { mayBeNew: boolean },
): Promise<Look> {
  const read = await readBack(zoom, id);
  if (read.kind === 'not_ours') return { holder: 'not_ours' };
  if (read.kind === 'unreadable') return { holder: 'unreadable' };
  const { number } = read;
  const has = number.assignee;
  if (!has) return { holder: 'nobody', number };
  if (sameAssignee(has, from) === 'same') return { holder: 'old', number };
  const same = sameAssignee(has, to, knownId);
  return { holder: same === 'same' || (same === 'cannot_tell' && mayBeNew) ? 'new' : 'other', number };
}

/** What a reading says of a number that was taken away and has somebody again. */
async function settle(
  context: Context,
  move: Move,
  now: Exclude<Look, { holder: 'unreadable' }>,
  why: WriteError,
): Promise<Reassigned> {
  switch (now.holder) {
    case 'new':
      return reassigned(context, move, now.number);
    case 'old':
      return restored(context, move, now.number, why);
    case 'not_ours':
      return { kind: 'not_ours' };
    default: {
      const said = 'Somebody else has changed it before it could be assigned.';
      await keep(context, move, now.number, {
        what: 'number.unassigned',
        to: assigneeWords(undefined),
        why: said,
      });
      return { kind: 'changed_meanwhile', number: now.number };
    }
  }
}

/** @param learned the answer is Zoom's own, and tells whom an e-mail address belongs to */
async function reassigned(
  context: Context,
  move: Move,
  number: PhoneNumber,
  learned?: NewAssignee,
): Promise<Reassigned> {
  const to = assigneeWords(number.assignee ?? move.to);
  await keep(context, move, number, { what: 'number.reassigned', to }, learned);
  return sameAssignee(number.assignee, move.from) === 'same'
    ? { kind: 'unchanged', number }
    : { kind: 'reassigned', number, from: move.from };
}

async function restored(
  context: Context,
  move: Move,
  number: PhoneNumber,
  why: WriteError,
): Promise<Reassigned> {
  const said = `It could not be given to ${assigneeWords(move.to)}. ${failureWords(why)}`;
  await keep(context, move, number, { what: 'number.restored', to: assigneeWords(move.from), why: said });
  return { kind: 'restored', number, why };
}

async function leftUnassigned(
  context: Context,
  move: Move,
  number: PhoneNumber,
  { why, restoring }: { why: WriteError; restoring: WriteError },
): Promise<Reassigned> {
  const said = `It could not be given to ${assigneeWords(move.to)} (${failureWords(why)}), nor back (${failureWords(restoring)}).`;
  await keep(context, move, number, { what: 'number.unassigned', to: assigneeWords(undefined), why: said });
  return { kind: 'left_unassigned', number, from: move.from, why, restoring };
}

async function uncertain(
  context: Context,
  move: Move,
  either: (NewAssignee | undefined)[],
  error: WriteError,
): Promise<Reassigned> {
  const to = [...new Set(either.map(assigneeWords))].join(', or ');
  const why = `${failureWords(error)} The number could not be read either.`;
  await keep(context, move, move.number, { what: 'number.uncertain', to, why });
  return { kind: 'uncertain', number: move.number, either };
}

function keep(
  context: Context,
  { userId, from }: Move,
  number: PhoneNumber,
  change: Pick<NumberChange, 'what' | 'to' | 'why'>,
  learned?: NewAssignee,
): Promise<void> {
  return keepChange(context, number, { ...change, userId, from: assigneeWords(from) }, learned);
}

async function noted<Outcome extends Reassigned & { number: PhoneNumber }>(
  { store, clock }: Context,
  outcome: Outcome,
): Promise<Outcome> {
  await noteNumber(store.db, outcome.number, clock.now());
  return outcome;
}

function free(number: PhoneNumber): PhoneNumber {
  return { ...number, assignee: undefined };
}
