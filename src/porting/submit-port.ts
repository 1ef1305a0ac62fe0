import { record } from '../audit/record.ts';
import { formatNumber } from '../numbers/format-number.ts';
import type { Held } from '../purchases/holds.ts';
import type { Wanted } from '../purchases/request.ts';
import type { StoredRequest } from '../purchases/stored-request.ts';
import { submitInTurn } from '../purchases/submit-request.ts';
import { type Turn, takeTurn } from '../purchases/turn.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { deletePortDraftRow } from '../store/port-drafts.ts';
import { insertPortFiling, readPortFilings } from '../store/port-filings.ts';
import type { Transaction } from '../store/store.ts';
import type { AvailableNumber } from '../zoom/types.ts';
import { checklistProblems, type Here } from './check-date.ts';
import { placeProblem } from './check-numbers.ts';
import { lockDraft, type SealedContext } from './keep-draft.ts';
import { readNumberFacts } from './number-facts.ts';
import type { DraftPart, PortDraft } from './port-draft.ts';
import type { ChecklistItem, PortRemark } from './port-form.ts';
import { formOf, type PortStep, stepProblems, stepsOf } from './port-steps.ts';
import {
  aboutFiling,
  type FiledForm,
  type FilingNotes,
  type FilingStatus,
  formColumn,
  fromFilingRow,
  type StoredFiling,
} from './stored-filing.ts';

export type PortSubmitted =
  /** `again`: these are the filings of before, from the same modal. */
  | { kind: 'submitted'; filings: StoredFiling[]; again: boolean }
  | NotAllowed
  /** The form is not there any more: too old, filed from another modal, or begun anew. */
  | { kind: 'gone' }
  /** The checklist is not confirmed. */
  | { kind: 'unchecked'; message: string }
  /** A step has to be filled in first. */
  | { kind: 'incomplete'; draft: PortDraft; step: PortStep; remarks: PortRemark[] }
  /** Numbers are in another order meanwhile, in sentences. */
  | { kind: 'taken'; problems: string[] };

export type PortSubmission = {
  userId: string;
  teamId: string;
  /** The modal's: whatever is delivered twice makes one order of each part. */
  viewId: string;
  draftId: string;
  /** Of the checklist. */
  checked: ChecklistItem[];
  timeZone: string;
};

/**
 * Files a form: one order for each part, each on its way to Zoom by a job of its own; where the settings want ports
 * approved, once the one request for all of them is. The form is gone with it; what is secret of it lies sealed with
 * each filing until Zoom has answered, or it is clear that nothing is filed.
 * @throws when Slack cannot be asked for the person's rights
 */
export async function submitPort(context: SealedContext, asked: PortSubmission): Promise<PortSubmitted> {
  const { store, clock } = context;
  const { userId, viewId, draftId, checked } = asked;
  const before = (await readPortFilings(store.db, { viewId })).map(fromFilingRow);
  if (before.length > 0) return { kind: 'submitted', filings: before, again: true };
  const refusal = await forbids(context, 'port', userId);
  if (refusal) return refusal;
  const here = { now: clock.now(), timeZone: asked.timeZone };

  // One at a time: of two people with the same numbers, the second is told of the first.
  return takeTurn(context, async (turn): Promise<PortSubmitted> => {
    const { tx } = turn;
    const filed = (await readPortFilings(tx, { viewId })).map(fromFilingRow);
    if (filed.length > 0) return { kind: 'submitted', filings: filed, again: true };
    const draft = (await lockDraft(context, tx, userId))?.draft;
    if (draft?.id !== draftId || draft.parts.length === 0) return { kind: 'gone' };
    const problem = await problemOf(context, tx, { ...draft, checked }, here);
    if (problem) return problem;
    const requested = turn.settings.portNeedsApproval ? await request(turn, asked, draft) : undefined;
    if (requested?.kind === 'held') {
      const sentence = ({ phoneNumber, requestNumber }: Held) =>
        `Request ${requestNumber} asks for ${formatNumber(phoneNumber)} already.`;
      return { kind: 'taken', problems: requested.held.map(sentence) };
    }
    const filings: StoredFiling[] = [];
    for (const [index, part] of draft.parts.entries()) {
      const count = { part: index + 1, parts: draft.parts.length };
      filings.push(await fileOne(context, tx, { asked, part, notes: count, request: requested?.request }));
    }
    await deletePortDraftRow(tx, userId);
    return { kind: 'submitted', filings, again: false };
  });
}

type FilingPart = {
  asked: PortSubmission;
  part: DraftPart;
  notes: FilingNotes;
  /** That has to approve it. */
  request: StoredRequest | undefined;
};

async function problemOf(
  context: SealedContext,
  tx: Transaction,
  draft: PortDraft,
  here: Here,
): Promise<Exclude<PortSubmitted, { kind: 'submitted' }> | undefined> {
  for (const step of stepsOf(draft)) {
    const remarks = stepProblems(draft, step, here);
    if (remarks.length > 0) return { kind: 'incomplete', draft, step, remarks };
  }
  const [unchecked] = checklistProblems(draft);
  if (unchecked) return { kind: 'unchecked', message: unchecked.message };
  const phoneNumbers = draft.parts.flatMap((part) => part.phoneNumbers);
  const facts = await readNumberFacts({ store: { ...context.store, db: tx } }, phoneNumbers, draft.checks);
  const problems = phoneNumbers.flatMap((number) => placeProblem(number, facts));
  return problems.length > 0 ? { kind: 'taken', problems } : undefined;
}

/** Asks for the approval of all parts at once. */
function request(turn: Turn, { viewId, teamId, userId }: PortSubmission, { parts }: PortDraft) {
  const ports = parts.map(({ fields, phoneNumbers }) => ({
    carrierName: oneLine(fields.carrierName ?? ''),
    numbers: phoneNumbers.length,
    requestedPortDate: fields.requestedPortDate ?? '',
  }));
  const wanted: Wanted = {
    kind: 'port',
    numbers: parts.flatMap((part) => part.phoneNumbers.map((each) => toPort(each, part))),
    ports,
    monthlyCost: 0,
    purpose: 'Port-in',
  };
  return submitInTurn(turn, { viewId, teamId, requesterId: userId, wanted });
}

function toPort(phoneNumber: string, { kind, country }: DraftPart): AvailableNumber {
  const type = kind === 'toll_free' ? 'toll_free' : 'local';
  return { phoneNumber, country, type, capabilities: [], monthlyCost: 0 };
}

async function fileOne(
  { seal, ids, clock, outbox }: SealedContext,
  tx: Transaction,
  { asked, part, notes, request }: FilingPart,
): Promise<StoredFiling> {
  const id = ids.newId();
  const status: FilingStatus = request ? 'awaiting_approval' : 'filing';
  const { accountNumber, accountPin, ...open } = formOf(part, asked.checked);
  const form = { ...open, siteId: part.fields.siteId, carrierChecked: part.carrierName };
  const row = await insertPortFiling(tx, {
    id,
    viewId: asked.viewId,
    part: notes.part,
    userId: asked.userId,
    status,
    form: formColumn({ form: withoutBlanks(form), notes: { ...notes, requestNumber: request?.number } }),
    sealed: seal.seal(JSON.stringify({ accountNumber, accountPin }), aboutFiling(id)),
    orderId: null,
    refusal: null,
    requestId: request?.id ?? null,
    createdAt: clock.now(),
    startedAt: null,
    endedAt: null,
  });
  if (!row) throw new Error('Another filing of this modal was inserted in between');
  const filing = fromFilingRow(row);
  await record(tx, outbox, clock, {
    actor: asked.userId,
    what: 'port.submitted',
    subject: id,
    phoneNumbers: filing.form.phoneNumbers,
    to: status,
    details: { carrierName: filing.form.carrierName, requestedPortDate: filing.form.requestedPortDate },
  });
  if (!request) await outbox.send(tx, { name: 'file-port', filingId: id });
  await outbox.send(tx, { name: 'show-filing', filingId: id });
  return filing;
}

/** What carriers compare is without the blanks that come with a copy. */
function withoutBlanks(form: FiledForm): FiledForm {
  const { serviceAddress, carrierName, authorizedPerson } = form;
  return {
    ...form,
    carrierName: oneLine(carrierName),
    authorizedPerson: oneLine(authorizedPerson),
    serviceAddress: {
      address: oneLine(serviceAddress.address),
      city: oneLine(serviceAddress.city),
      state: serviceAddress.state,
      zip: serviceAddress.zip.trim(),
    },
  };
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
