import type { Context } from '../context.ts';
import type { RunRow } from '../store/runs.ts';
import { readZoomUserId } from '../store/zoom-users.ts';
import { TryLater } from '../try-later.ts';
import { type Assigned, assignNumber } from './assign-number.ts';
import { isByEmail, isUnchanged, sameAssignee } from './assignee.ts';
import { assigneeTypeName, assigneeWords, cannotBeGiven } from './assignee-words.ts';
import type { Edited } from './edit-number.ts';
import type { ImportChange } from './import-change.ts';
import { keepFound, type NumberChange } from './keep-change.ts';
import { SOON } from './pauses.ts';
import { readBack } from './read-to-change.ts';
import { finishReassign } from './reassign-number.ts';
import type { ItemResult } from './run.ts';
import { failureWords } from './send-change.ts';
import { type Unassigned, unassignNumber } from './unassign-number.ts';

type Change = NonNullable<ImportChange['assignee']>;
type Options = { run: RunRow; numberId: string; maybeDone: boolean };

/**
 * Gives a number to somebody else, or takes it away, as a part of a run. What somebody else has changed since is left
 * alone, and said.
 * @param maybeDone somebody before may have done it, or its first half: that is looked for, and finished
 * @throws TryLater when it could not be done yet; and as `assignNumber`
 */
export async function changeAssignee(
  context: Context,
  change: Change,
  options: Options,
): Promise<ItemResult> {
  const { from: seen, to } = change;
  const order = { userId: options.run.userId, numberId: options.numberId, seen };
  const found = options.maybeDone ? await goOn(context, change, options) : undefined;
  if (found) return assigneeResult(found, to);
  return assigneeResult(
    to === null ? await unassignNumber(context, order) : await assignNumber(context, { ...order, to }),
    to,
  );
}

/**
 * Goes on where somebody may have ended. Whether the person still may is not asked for that: it is their deed of when
 * they might, and meanwhile nobody has the number.
 * @returns nothing when they had not begun
 */
async function goOn(
  context: Context,
  { from, to }: Change,
  { run, numberId }: Options,
): Promise<Assigned | Unassigned | undefined> {
  const read = await readBack(context.zoom, numberId);
  if (read.kind === 'not_ours') return read;
  if (read.kind === 'unreadable') throw new TryLater(SOON, { maybeDone: true });
  const { number } = read;
  const has = number.assignee;
  const by = { userId: run.userId, since: run.createdAt, from: assigneeWords(from ?? undefined) };
  const found = (what: NumberChange['what']) =>
    keepFound(context, number, { ...by, what, to: assigneeWords(has) });

  if (to === null) {
    if (has || !from) return undefined;
    await found('number.unassigned');
    return { kind: 'unassigned', number, from };
  }
  const knownId = isByEmail(to) ? await readZoomUserId(context.store.db, to.id) : undefined;
  if (!has) {
    const move = { userId: run.userId, number, to, knownId, maybeGiven: true };
    return from ? finishReassign(context, { ...move, from }) : undefined;
  }
  const same = sameAssignee(has, to, knownId);
  // Not who had it before, and somebody whose address Zoom does not show: that was this.
  if (same === 'other' || (same === 'cannot_tell' && isUnchanged(from, has))) return undefined;
  await found(from ? 'number.reassigned' : 'number.assigned');
  return from ? { kind: 'reassigned', number, from } : { kind: 'assigned', number };
}

/** What became of an assignment, as the result of a run's item. @throws TryLater when nothing did */
export function assigneeResult(outcome: Assigned | Unassigned, to: Change['to']): ItemResult {
  switch (outcome.kind) {
    case 'assigned':
      return { state: 'done', message: `Assigned to ${assigneeWords(outcome.number.assignee)}.` };
    case 'reassigned':
      return {
        state: 'done',
        message: `Assigned to ${assigneeWords(outcome.number.assignee)} instead of ${assigneeWords(outcome.from)}.`,
      };
    case 'unassigned':
      return { state: 'done', message: `Taken from ${assigneeWords(outcome.from)}.` };
    case 'unchanged':
      return { state: 'unchanged' };
    case 'changed_meanwhile':
      return failed(
        `Somebody has changed it meanwhile: it belongs to ${assigneeWords(outcome.number.assignee)} now.`,
      );
    case 'unknown_assignee':
      return failed(`Zoom knows no ${to ? `${assigneeTypeName(to.type)} ${to.id}` : 'such assignee'}.`);
    case 'cannot_be_given':
      return failed(cannotBeGiven(outcome.to, outcome.number.assignee));
    case 'not_done':
      throw new TryLater(SOON, { maybeDone: true });
    case 'restored':
      return failed(
        `${failureWords(outcome.why)} It belongs to ${assigneeWords(outcome.number.assignee)}, as before.`,
      );
    case 'left_unassigned':
      // First what matters most: a card has room for the beginning alone.
      return failed(
        `Nobody has it now: it could not be given back to ${assigneeWords(outcome.from)} either. ${failureWords(outcome.why)}`,
      );
    case 'uncertain':
      return failed(
        `Zoom’s answer was lost, and the number could not be read: it belongs to ${outcome.either.map(assigneeWords).join(', or to ')}.`,
      );
    default:
      return cannotChange(outcome);
  }
}

type Cannot = Extract<Assigned | Edited, { kind: 'not_allowed' | 'not_offered' | 'not_ours' }>;

export function cannotChange({ kind }: Cannot): ItemResult {
  switch (kind) {
    case 'not_allowed':
      return failed('You may not assign or edit numbers any more.');
    case 'not_offered':
      return failed('This Zoom account does not let me do that.');
    case 'not_ours':
      return failed('The Zoom account does not have this number any more.');
  }
}

export function failed(message: string): ItemResult {
  return { state: 'failed', message };
}
