import type { Context } from '../context.ts';
import { RightUnknown } from '../settings/user-groups.ts';
import type { RunRow } from '../store/runs.ts';
import { TryLater } from '../try-later.ts';
import { isZoomError, ZoomRefused, ZoomUnavailable } from '../zoom/errors.ts';
import { cannotChange, changeAssignee, failed } from './change-assignee.ts';
import { editableWords, editNumber } from './edit-number.ts';
import { changeItem, type ImportChange } from './import-change.ts';
import { keepFound } from './keep-change.ts';
import { pauseOf, SOON } from './pauses.ts';
import type { ItemResult, RunStep } from './run.ts';
import { failureWords } from './send-change.ts';

/** Seconds after which it is tried again where somebody has to do something about it first: about the credentials, say. */
const LATER = 5 * 60;

/**
 * Makes the changes of one row of an import, or of a form: first who has the number, then what it is called. What
 * somebody else has changed since the plan was made is left alone, and said.
 */
export const importStep: RunStep = async (context, run, item, { maybeDone }) => {
  const { change } = changeItem.parse(item.wanted);
  if (!change || item.numberId === null) return { state: 'unchanged' };
  const options = { run, numberId: item.numberId, maybeDone };
  const made: ItemResult[] = [];
  try {
    if (change.assignee) made.push(await changeAssignee(context, change.assignee, options));
    if (change.displayName && made.every(({ state }) => state !== 'failed')) {
      made.push(await changeName(context, change.displayName, options));
    }
  } catch (error) {
    const pause = pauseAfter(error);
    if (pause !== undefined) {
      const isTouched = maybeDone || made.some(({ state }) => state === 'done');
      throw new TryLater(pause, { cause: error, maybeDone: isTouched });
    }
    if (!isZoomError(error)) throw error;
    made.push(failed(failureWords(error)));
  }
  return together(made);
};

/**
 * Seconds until what was not done is worth trying again. Nothing where it never is, as with an answer about one number
 * that cannot be read: the others need not wait for it.
 */
function pauseAfter(error: unknown): number | undefined {
  if (error instanceof RightUnknown) return SOON;
  if (error instanceof ZoomUnavailable) {
    if (error.passing) return SOON;
    return error.reason === 'credentials' ? LATER : undefined;
  }
  return error instanceof ZoomRefused && error.rateLimited ? pauseOf(error.rateLimited) : undefined;
}

/** One result for the row: what was done before something failed is said as well. */
function together(made: readonly ItemResult[]): ItemResult {
  const states = made.map(({ state }) => state);
  const state = states.includes('failed') ? 'failed' : states.includes('done') ? 'done' : 'unchanged';
  const said = made.flatMap((each) => (each.state === 'unchanged' ? [] : (each.message ?? [])));
  return { state, ...(said.length > 0 ? { message: said.join(' ') } : {}) };
}

async function changeName(
  context: Context,
  { from, to }: NonNullable<ImportChange['displayName']>,
  { run, numberId, maybeDone }: { run: RunRow; numberId: string; maybeDone: boolean },
): Promise<ItemResult> {
  const { userId, createdAt: since } = run;
  const [wanted, seen] = [{ displayName: to }, { displayName: from }];
  const outcome = await editNumber(context, { userId, numberId, wanted, seen });
  switch (outcome.kind) {
    case 'unchanged': {
      if (!maybeDone) return { state: 'unchanged' };
      const [was, is] = [editableWords(['displayName'], seen), editableWords(['displayName'], wanted)];
      const what = 'number.edited';
      await keepFound(context, outcome.number, { userId, since, what, from: was, to: is });
      return { state: 'done', message: `Named ${to}.` };
    }
    case 'edited':
      return { state: 'done', message: `Named ${to}.` };
    case 'changed_meanwhile':
      return failed(
        `Somebody has changed its display name since the plan was made: it is ${outcome.number.displayName ?? 'empty'} now.`,
      );
    case 'not_done':
      throw new TryLater(SOON, { maybeDone: true });
    case 'uncertain':
      return failed('Zoom’s answer was lost, and the number could not be read: its name may have changed.');
    default:
      return cannotChange(outcome);
  }
}
