import { z } from 'zod';
import { releasePlanned } from '../../inventory/release-planned.ts';
import { readNumbers } from '../../numbers/read-numbers.ts';
import type { Desk } from '../desk.ts';
import { releasedAnswer, releasingScreen } from '../messages/release-answers.ts';
import { drawReleasePlan, RELEASE_FORM, submitReleaseForm } from '../modals/release-form.ts';
import type { ClickHandler, SubmissionHandler } from '../visits.ts';

const TITLE = 'Release numbers';

/** Everything that is pressed on the way to giving numbers up. */
export function releaseClicks(desk: Desk): Record<string, ClickHandler> {
  return {
    number_release: openRelease(desk),
    release_typed: openTypedRelease(desk),
    release_go: release(desk),
  };
}

/** The form that asks for it, where the policy wants that. */
export function releaseForms(desk: Desk): Record<string, SubmissionHandler> {
  return { [RELEASE_FORM]: submitReleaseForm(desk) };
}

/** Release on a number's card or in a list; the value is Zoom's id of it. Nothing is released by it yet. */
function openRelease(desk: Desk): ClickHandler {
  return (visit) =>
    visit.openModal(TITLE, () => drawReleasePlan(desk, visit.person, { asked: [visit.value] }));
}

/** Numbers that were typed where no modal could be opened; they are looked up anew. */
function openTypedRelease(desk: Desk): ClickHandler {
  return (visit) =>
    visit.openModal(TITLE, () =>
      drawReleasePlan(desk, visit.person, { asked: readNumbers(visit.value).phoneNumbers }),
    );
}

/** The button that does it. */
function release({ context }: Desk): ClickHandler {
  return async (visit) => {
    const runId = z.uuid().safeParse(visit.value).data;
    if (runId === undefined) return visit.redraw(releasedAnswer({ kind: 'unknown' }));
    // The button goes, so that nobody presses it twice while Zoom is asked.
    await visit.redraw(releasingScreen());
    await visit.redraw(releasedAnswer(await releasePlanned(context, { runId, userId: visit.person.id })));
  };
}
