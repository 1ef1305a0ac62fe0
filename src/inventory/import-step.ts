import type { Context } from '../context.ts';
import type { RunItemRow, RunRow } from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { isZoomError } from '../zoom/errors.ts';
import { type Assigned, assignNumber } from './assign-number.ts';
import { assigneeTypeName, assigneeWords } from './assignee-words.ts';
import { type Edited, editNumber } from './edit-number.ts';
import { type ImportChange, importItem } from './import-change.ts';
import type { ItemResult, RunStep } from './run.ts';
import { failureWords, isPassing } from './send-change.ts';
import { type Unassigned, unassignNumber } from './unassign-number.ts';

/** Seconds after which something is tried again that did not happen. */
const SOON = 10;

/**
 * Makes the changes of one row of an import: first who has the number, then what it is called. What somebody else has
 * changed since the plan was made is left alone, and said.
 */
export const importStep: RunStep = async (context, run, item, { maybeDone }) => {
  const { change } = importItem.parse(item.wanted);
  if (!change || item.numberId === null) return { state: 'unchanged' };
  const order = { userId: run.userId, numberId: item.numberId };
  const made: ItemResult[] = [];
  try {
    if (change.assignee) made.push(await changeAssignee(context, order, change.assignee, maybeDone));
    if (change.displayName && made.every(({ state }) => state !== 'failed')) {
      made.push(await changeName(context, order, change.displayName));
    }
  } catch (error) {
    if (!isZoomError(error)) throw error;
    if (error.kind === 'outcome-unknown') throw new TryLater(SOON, { cause: error });
    if (isPassing(error)) {
      const pause = error.kind === 'refused' ? error.rateLimited?.retryAfter : undefined;
      throw new TryLater(pause ?? SOON, { cause: error });
    }
    made.push({ state: 'failed', message: failureWords(error) });
  }
  return together(made);
};

type Order = { userId: RunRow['userId']; numberId: NonNullable<RunItemRow['numberId']> };

/** One result for the row: what was done before something failed is said as well. */
function together(made: readonly ItemResult[]): ItemResult {
  const states = made.map(({ state }) => state);
  const state = states.includes('failed') ? 'failed' : states.includes('done') ? 'done' : 'unchanged';
  const said = made.flatMap((each) => (each.state === 'unchanged' ? [] : (each.message ?? [])));
  return { state, ...(said.length > 0 ? { message: said.join(' ') } : {}) };
}

async function changeAssignee(
  context: Context,
  order: Order,
  { from, to }: NonNullable<ImportChange['assignee']>,
  maybeDone: boolean,
): Promise<ItemResult> {
  const make = (seen: typeof from) =>
    to === null ? unassignNumber(context, { ...order, seen }) : assignNumber(context, { ...order, to, seen });
  const first = await make(from);
  // Somebody may have ended between taking it from the one and giving it to the other.
  const isHalfWay = maybeDone && to !== null && first.kind === 'changed_meanwhile' && !first.number.assignee;
  return assigneeResult(isHalfWay ? await make(null) : first, to);
}

function assigneeResult(
  outcome: Assigned | Unassigned,
  to: NonNullable<ImportChange['assignee']>['to'],
): ItemResult {
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
        `Somebody has changed it since the plan was made: it belongs to ${assigneeWords(outcome.number.assignee)} now.`,
      );
    case 'unknown_assignee':
      return failed(`Zoom knows no ${to ? `${assigneeTypeName(to.type)} ${to.id}` : 'such assignee'}.`);
    case 'not_done':
      throw new TryLater(SOON);
    case 'restored':
      return failed(
        `${failureWords(outcome.why)} It belongs to ${assigneeWords(outcome.number.assignee)}, as before.`,
      );
    case 'left_unassigned':
      return failed(
        `${failureWords(outcome.why)} It could not be given back to ${assigneeWords(outcome.from)} either: nobody has it.`,
      );
    case 'uncertain':
      return failed(
        `Zoom’s answer was lost, and the number could not be read: it belongs to ${outcome.either.map(assigneeWords).join(', or to ')}.`,
      );
    default:
      return cannotChange(outcome);
  }
}

async function changeName(
  context: Context,
  order: Order,
  { from, to }: NonNullable<ImportChange['displayName']>,
): Promise<ItemResult> {
  const outcome = await editNumber(context, {
    ...order,
    wanted: { displayName: to },
    seen: { displayName: from },
  });
  switch (outcome.kind) {
    case 'edited':
      return { state: 'done', message: `Named ${to}.` };
    case 'unchanged':
      return { state: 'unchanged' };
    case 'changed_meanwhile':
      return failed(
        `Somebody has changed its display name since the plan was made: it is ${outcome.number.displayName ?? 'empty'} now.`,
      );
    case 'not_done':
      throw new TryLater(SOON);
    case 'uncertain':
      return failed('Zoom’s answer was lost, and the number could not be read: its name may have changed.');
    default:
      return cannotChange(outcome);
  }
}

type Cannot = Extract<Assigned | Edited, { kind: 'not_allowed' | 'not_offered' | 'not_ours' }>;

function cannotChange({ kind }: Cannot): ItemResult {
  switch (kind) {
    case 'not_allowed':
      return failed('You may not assign or edit numbers any more.');
    case 'not_offered':
      return failed('This Zoom account does not let me do that.');
    case 'not_ours':
      return failed('The Zoom account does not have this number any more.');
  }
}

function failed(message: string): ItemResult {
  return { state: 'failed', message };
}
