import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readPortFiling } from '../store/port-filings.ts';
import { checkPort } from './check-port.ts';
import { type KeptDraft, keepDraft, readDraft, type SealedContext } from './keep-draft.ts';
import { emptyDraft, isWorthKeeping, type PartFields, type PortDraft } from './port-draft.ts';
import { stepFor } from './port-steps.ts';
import { type FiledForm, fromFilingRow } from './stored-filing.ts';

export type BegunAgain =
  | { kind: 'begun'; draft: PortDraft }
  /** The person has begun another form, which would be gone. */
  | { kind: 'other'; kept: KeptDraft }
  | { kind: 'unknown' }
  /** It is on its way, or Zoom has it: filed again, it would be there twice. */
  | { kind: 'not_over' }
  | NotAllowed;

/**
 * Begins a form with what was filed and refused, account number and PIN apart: those are deleted. The numbers are
 * checked anew.
 * @throws the errors of `zoom/errors.ts` that waiting does not cure
 */
export async function beginAgain(
  context: SealedContext,
  { filingId, userId, replace }: { filingId: string; userId: string; replace: boolean },
): Promise<BegunAgain> {
  const refusal = await forbids(context, 'port', userId);
  if (refusal) return refusal;
  const row = await readPortFiling(context.store.db, filingId);
  if (!row) return { kind: 'unknown' };
  const { status, form, notes } = fromFilingRow(row);
  if (status !== 'refused' && status !== 'lost') return { kind: 'not_over' };
  const kept = await readDraft(context, userId);
  if (kept && isWorthKeeping(kept.draft) && !replace) return { kind: 'other', kept };

  const pasted = form.phoneNumbers.join('\n');
  const checked = await checkPort(context, userId, {
    draft: emptyDraft(context.ids.newId(), pasted),
    pasted,
  });
  // They were read before they were filed.
  if (checked.kind === 'unclear') return { kind: 'unknown' };
  const [first] = notes.refused ?? [];
  const { draft } = checked;
  const filled: PortDraft = {
    ...draft,
    parts: draft.parts.map((part) => ({ ...part, fields: fieldsOf(form) })),
    refused: (notes.refused ?? []).map(({ field, message }) => ({ part: 0, field, message })),
    step: draft.leftOut.length > 0 ? 'check' : first ? stepFor(0, first.field) : 'account:0',
  };
  await keepDraft(context, userId, filled);
  return { kind: 'begun', draft: filled };
}

function fieldsOf(form: FiledForm): PartFields {
  const { carrierName, lineType, scope, billingNumber, remaining, authorizedPerson } = form;
  const { serviceAddress, requestedPortDate, siteId } = form;
  const account = { carrierName, lineType, scope, billingNumber, remaining };
  return { ...account, authorizedPerson, ...serviceAddress, requestedPortDate, siteId };
}
