import { type AnyZoomError, isZoomError, ZoomOutcomeUnknown, ZoomRefused } from '../zoom/errors.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import type { FollowUp, Wanted } from './request.ts';

/** How a step went: what changes of it. */
export type StepDone = Pick<FollowUp, 'state' | 'message' | 'sent' | 'assignee'>;

/** Zoom answers with an id of its own for whom an e-mail address names: only its answer tells which. */
export function isByEmail({ assignTo }: Wanted, { step }: FollowUp): boolean {
  return step === 'assign' && assignTo !== undefined && assignTo.id.includes('@');
}

/**
 * Assigns or names one number. Done before and its answer lost, it is done: what counts is what Zoom has now.
 * @param others the request's other steps: an assignment by e-mail that was answered tells the person's id for all
 */
export async function carryOutStep(
  zoom: Zoom,
  wanted: Wanted,
  step: FollowUp,
  others: readonly FollowUp[],
): Promise<StepDone> {
  const { numberId } = step;
  try {
    if (step.step === 'name') {
      await zoom.numbers.update(numberId, { displayName: wanted.displayName });
      return { state: 'done' };
    }
    const { assignTo } = wanted;
    if (!assignTo) return { state: 'done' };
    const { assignee } = await zoom.numbers.assign(numberId, { type: assignTo.type, id: assignTo.id });
    return assigned(assignee);
  } catch (error) {
    if (!isZoomError(error)) throw error;
    const isOpen = step.sent === true || error instanceof ZoomOutcomeUnknown;
    if (step.step === 'name') return failed(error, undefined);
    const now = await zoom.numbers.get(numberId).catch(() => undefined);
    if (!now) return failed(error, isOpen);
    return isFor(now.assignee, wanted, others, isOpen) ? assigned(now.assignee) : failed(error, undefined);
  }
}

/** Whether whom the number is assigned to is whom it was to be assigned to. */
function isFor(
  assignee: PhoneNumber['assignee'],
  { assignTo }: Wanted,
  others: readonly FollowUp[],
  isOpen: boolean,
): boolean {
  if (!assignee || !assignTo || assignee.type !== assignTo.type) return false;
  if (!assignTo.id.includes('@')) return assignee.id === assignTo.id;
  // Nobody had the number when it was bought. Where its assignment was sent and somebody has it, that is whom the
  // address names, unless Zoom has said that it names somebody else.
  const known = others.find((other) => other.assignee !== undefined)?.assignee?.id;
  return known === undefined ? isOpen : assignee.id === known;
}

function assigned(assignee: PhoneNumber['assignee']): StepDone {
  return { state: 'done', assignee: assignee && { id: assignee.id, name: assignee.name } };
}

function failed(error: AnyZoomError, sent: boolean | undefined): StepDone {
  const message =
    error instanceof ZoomRefused
      ? `Zoom refused: ${error.reason}`
      : 'Zoom could not be reached, or did not answer.';
  return { state: 'failed', message, sent };
}
