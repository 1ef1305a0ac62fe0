import { checkPort, partOrders } from '../../porting/check-port.ts';
import { keepDraft, readDraft } from '../../porting/keep-draft.ts';
import type { PortDraft } from '../../porting/port-draft.ts';
import type { PortField, PortRemark } from '../../porting/port-form.ts';
import {
  isAnyStep,
  type PortStep,
  readStep,
  stepAfter,
  stepFor,
  stepProblems,
} from '../../porting/port-steps.ts';
import { MOST_PARTS } from '../../porting/split-order.ts';
import { submitPort } from '../../porting/submit-port.ts';
import { forbids } from '../../settings/roles.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { filingsSubmitted } from '../messages/port-filing.ts';
import { draftGone } from '../messages/port-offer.ts';
import { cut, escapeCut } from '../messages/text.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler, SubmissionResult } from '../visits.ts';
import { many, one } from './form-values.ts';
import { drawOutdated, drawPort, hereFor, timeZoneOf } from './open-port-form.ts';
import { draftIdOf, isOutdated, PORT_TITLE } from './port-form.ts';
import { errorsOf, readChecked, withTyped } from './read-port-step.ts';

type Submission = { person: Person; values: FormValues; viewId: string; draft: PortDraft };

/** A step of the form of a port: what is wrong with it stands at its fields; else the next one takes its place. */
export function submitPortStep(desk: Desk): SubmissionHandler {
  return (values, { viewId, carried, argument }) => ({
    title: PORT_TITLE,
    attempt: async (person) => {
      const { context } = desk;
      const refusal = await forbids(context, 'port', person.id);
      if (refusal) return { view: modalOf(notAllowedScreen(refusal)) };
      const step = isAnyStep(argument) ? argument : 'numbers';
      const draftId = draftIdOf(carried);
      const kept = (await readDraft(context, person.id))?.draft;
      const draft = kept?.id === draftId ? kept : undefined;
      if (draft && isOutdated(carried, draft, step)) return { view: await drawOutdated(desk, person, draft) };
      // Delivered twice, it is answered alike, though the draft is gone with the first.
      if (step === 'review') return file(desk, { person, values, viewId, draftId });
      if (!draft) return { view: modalOf(draftGone()) };
      return submitStep(desk, step, { person, values, viewId, draft: { ...draft, step } });
    },
  });
}

function submitStep(desk: Desk, step: PortStep, submission: Submission): Promise<SubmissionResult> {
  const { at } = readStep(step);
  if (at === 'numbers') return submitNumbers(desk, submission);
  return at === 'check' ? submitCheck(desk, submission) : submitFields(desk, step, submission);
}

async function submitNumbers(desk: Desk, { person, values, draft }: Submission): Promise<SubmissionResult> {
  const pasted = one(values, 'numbers') ?? '';
  const fresh = { ...draft, refused: draft.refused.filter(({ field }) => field !== 'phoneNumbers') };
  const checked = await checkPort(desk.context, person.id, { draft: fresh, pasted });
  if (checked.kind === 'checked') return { view: await drawPort(desk, person, checked.draft) };
  const errors = { numbers: cut(checked.problems.join(' '), 1_500) };
  return { errors, form: await drawPort(desk, person, { ...draft, pasted }) };
}

async function submitCheck(desk: Desk, { person, values, draft }: Submission): Promise<SubmissionResult> {
  const byAreaCode = many(values, 'by_area_code').length > 0;
  const parted = partOrders({ ...draft, byAreaCode });
  if (parted) return goOn(desk, person, parted, 'check');
  const tooMany = `These have more than ${MOST_PARTS} area codes, and one form files ${MOST_PARTS} orders at the most. Go back and take some of the numbers out, or go on without.`;
  return { errors: { by_area_code: tooMany }, form: await drawPort(desk, person, draft) };
}

async function submitFields(
  desk: Desk,
  step: PortStep,
  { person, values, draft }: Submission,
): Promise<SubmissionResult> {
  const typed = withTyped(draft, step, values);
  const remarks = stepProblems(typed, step, hereFor(desk, person));
  if (remarks.length === 0) {
    const refused = typed.refused.filter(({ part, field }) => stepFor(part, field) !== step);
    return goOn(desk, person, { ...typed, refused }, step);
  }
  const kept = withoutRefusedSecrets(typed, step, { before: draft, remarks });
  await keepDraft(desk.context, person.id, kept);
  return { errors: errorsOf(step, remarks), form: await drawPort(desk, person, kept) };
}

/** An account number or PIN that is wrong is not kept: a field that is emptied then would still mean the wrong one. */
function withoutRefusedSecrets(
  typed: PortDraft,
  step: PortStep,
  { before, remarks }: { before: PortDraft; remarks: readonly PortRemark[] },
): PortDraft {
  const read = readStep(step);
  const at = 'part' in read ? read.part : undefined;
  const isRefused = (field: PortField) => remarks.some((remark) => remark.field === field);
  const parts = typed.parts.map((part, index) => {
    if (index !== at) return part;
    const old = before.parts[index]?.fields;
    const { accountNumber, accountPin } = part.fields;
    const fields = {
      ...part.fields,
      accountNumber: isRefused('accountNumber') ? old?.accountNumber : accountNumber,
      accountPin: isRefused('accountPin') ? old?.accountPin : accountPin,
    };
    return { ...part, fields };
  });
  return { ...typed, parts };
}

async function goOn(desk: Desk, person: Person, draft: PortDraft, from: PortStep): Promise<SubmissionResult> {
  const next = { ...draft, step: stepAfter(draft, from, hereFor(desk, person)) };
  await keepDraft(desk.context, person.id, next);
  return { view: await drawPort(desk, person, next) };
}

/** The last step: everything is looked over once more, and filed. */
async function file(
  desk: Desk,
  { person, values, viewId, draftId }: Omit<Submission, 'draft'> & { draftId: string },
): Promise<SubmissionResult> {
  const { context } = desk;
  const checked = readChecked(values);
  const asked = {
    userId: person.id,
    teamId: person.teamId,
    viewId,
    draftId,
    checked,
    timeZone: timeZoneOf(person),
  };
  const submitted = await submitPort(context, asked);
  switch (submitted.kind) {
    case 'submitted':
      return { view: modalOf(filingsSubmitted(submitted.filings)) };
    case 'not_allowed':
      return { view: modalOf(notAllowedScreen(submitted)) };
    case 'gone':
      return { view: modalOf(draftGone()) };
    case 'unchecked': {
      const kept = await readDraft(context, person.id);
      if (!kept) return { view: modalOf(draftGone()) };
      const form = await drawPort(desk, person, { ...kept.draft, checked });
      return { errors: { checked: submitted.message }, form };
    }
    case 'incomplete': {
      const { draft, step, remarks } = submitted;
      const lines = remarks.map(
        ({ field, message }) => `:warning: *${PORT_FIELD_NAMES[field]}:* ${escapeCut(message, 300)}`,
      );
      return { view: await keepAndDraw(desk, person, { ...draft, step }, lines) };
    }
    case 'taken': {
      const draft = (await readDraft(context, person.id))?.draft;
      if (!draft) return { view: modalOf(draftGone()) };
      const lines = submitted.problems.slice(0, 10).map((problem) => `:x: ${escapeCut(problem, 250)}`);
      return { view: await keepAndDraw(desk, person, { ...draft, step: 'numbers' }, lines) };
    }
  }
}

async function keepAndDraw(desk: Desk, person: Person, draft: PortDraft, notices: readonly string[]) {
  await keepDraft(desk.context, person.id, draft);
  return drawPort(desk, person, draft, notices);
}
