import type { ModalView } from '@slack/types';
import { checkPort } from '../../porting/check-port.ts';
import { dropDraft, keepDraft, readDraft } from '../../porting/keep-draft.ts';
import { isWorthKeeping, type PortDraft } from '../../porting/port-draft.ts';
import { isAnyStep, type PortStep, stepBefore } from '../../porting/port-steps.ts';
import { settleFilingByHand } from '../../porting/settle-filing-by-hand.ts';
import type { Desk } from '../desk.ts';
import { filingSettledScreen } from '../messages/port-filing.ts';
import { draftForgotten, draftGone, draftKept } from '../messages/port-offer.ts';
import { loadingModal } from '../modals/loading.ts';
import {
  beginPort,
  drawOutdated,
  drawPort,
  goOnWithPort,
  openPortForm,
  portToCorrect,
} from '../modals/open-port-form.ts';
import { draftIdOf, isOutdated, PORT_TITLE } from '../modals/port-form.ts';
import { withTyped } from '../modals/read-port-step.ts';
import { modalOf } from '../screen.ts';
import type { ClickHandler, ClickVisit, ClosingHandler } from '../visits.ts';

/** Everything that is pressed around the form of a port, and on the card of one on its way. */
export function portFormClicks(desk: Desk): Record<string, ClickHandler> {
  const { context } = desk;
  const settle =
    (happened: boolean): ClickHandler =>
    async (visit) => {
      const claim = { filingId: visit.value, userId: visit.person.id, happened };
      await visit.answer(filingSettledScreen(await settleFilingByHand(context, claim)));
    };
  const correct =
    (replace: boolean): ClickHandler =>
    (visit) =>
      show(visit, () => portToCorrect(desk, visit.person, { filingId: visit.value, replace }));
  return {
    port_open: (visit) => show(visit, () => openPortForm(desk, visit.person, visit.value)),
    port_go_on: (visit) => show(visit, () => goOnWithPort(desk, visit.person)),
    port_anew: (visit) => show(visit, () => beginPort(desk, visit.person, visit.value)),
    port_forget: forget(desk),
    port_refile: correct(false),
    port_refile_anew: correct(true),
    port_form_back: (visit) =>
      turnTo(desk, visit, (draft, step) => ({ from: step, to: stepBefore(draft, step) })),
    port_form_change: (visit) => turnTo(desk, visit, (_, step) => ({ from: 'review', to: step })),
    port_form_recheck: recheck(desk),
    port_was_filed: settle(true),
    port_was_not: settle(false),
  };
}

/** In the modal that it was asked for in, or in a new one. */
async function show(visit: ClickVisit, draw: () => Promise<ModalView>): Promise<void> {
  if (!visit.form) return visit.openModal(PORT_TITLE, draw);
  await visit.form.redraw(loadingModal(PORT_TITLE));
  await visit.form.redraw(await draw());
}

/**
 * Another step of the same form. What was typed is kept, whatever it is worth.
 * @param turn from the draft and the step that the button names
 */
async function turnTo(
  desk: Desk,
  { person, value, form }: ClickVisit,
  turn: (draft: PortDraft, step: PortStep) => { from: PortStep; to: PortStep },
): Promise<void> {
  if (!form) return;
  const draft = (await readDraft(desk.context, person.id))?.draft;
  if (draft?.id !== draftIdOf(form.carried) || !isAnyStep(value)) return form.redraw(modalOf(draftGone()));
  const { from, to } = turn(draft, value);
  if (isOutdated(form.carried, draft, from)) return form.redraw(await drawOutdated(desk, person, draft));
  const turned = { ...withTyped(draft, from, form.values), step: to };
  await keepDraft(desk.context, person.id, turned);
  await form.redraw(await drawPort(desk, person, turned));
}

function recheck(desk: Desk): ClickHandler {
  return async ({ person, form }) => {
    if (!form) return;
    await form.redraw(loadingModal(PORT_TITLE));
    const draft = (await readDraft(desk.context, person.id))?.draft;
    if (draft?.id !== draftIdOf(form.carried)) return form.redraw(modalOf(draftGone()));
    const checked = await checkPort(desk.context, person.id, { draft, pasted: draft.pasted });
    await form.redraw(await drawPort(desk, person, checked.kind === 'checked' ? checked.draft : draft));
  };
}

function forget({ context }: Desk): ClickHandler {
  return async (visit) => {
    const kept = await readDraft(context, visit.person.id);
    // The button of an old message deletes no newer form.
    if (kept && kept.draft.id !== visit.value) return visit.redraw(draftGone());
    await dropDraft(context.store.db, visit.person.id);
    await visit.redraw(draftForgotten());
  };
}

/** The form was closed: what was filled in so far is kept, and said to be. */
export function portFormClosed({ context }: Desk): ClosingHandler {
  return async ({ person, carried, answer }) => {
    const kept = await readDraft(context, person.id);
    if (kept?.draft.id !== draftIdOf(carried) || !isWorthKeeping(kept.draft)) return;
    await answer(draftKept(kept.draft));
  };
}
