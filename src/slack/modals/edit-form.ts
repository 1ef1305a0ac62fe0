import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Editable, fieldsMeant, LONGEST_NAME } from '../../inventory/edit-number.ts';
import { readToChange } from '../../inventory/read-to-change.ts';
import { CAPABILITY_NAMES } from '../../numbers/kind-names.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notChangedScreen, numberNow, siteLine } from '../messages/number-changed.ts';
import { named } from '../messages/number-line.ts';
import { paragraph, paragraphs, plain, smallPrint } from '../messages/text.ts';
import { modalOf } from '../screen.ts';
import type { FormValues } from '../visits.ts';
import { option, textField, ticksField } from './fields.ts';
import { many, one } from './form-values.ts';
import { isOption, siteFields } from './purpose-fields.ts';

export const EDIT_FORM = 'number_edit';
export const EDIT_TITLE = 'Edit a number';

const CAPABILITIES = Object.keys(CAPABILITY_NAMES);

/** Which number, and how it was when the form was drawn: what differs from that is what somebody means to change. */
export type EditKey = { id: string; seen: Editable };

const keySchema = z.object({
  id: z.string(),
  seen: z.object({
    displayName: z.string().optional(),
    siteId: z.string().optional(),
    capabilities: z.array(z.string()).optional(),
  }),
});

/** For the form to carry; with ids longer than Slack takes, nothing. */
function editKey(number: PhoneNumber): string {
  const text = JSON.stringify({ id: number.id, seen: editableOf(number) } satisfies EditKey);
  return text.length <= 3_000 ? text : '';
}

/** Reads what the form carries; undefined for anything else. */
export function readEditKey(carried: string): EditKey | undefined {
  try {
    return keySchema.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
}

/** The form of what a number is called, where it belongs and what it can do; or why there is none. */
export async function openEditForm(desk: Desk, { id: userId }: Person, numberId: string): Promise<ModalView> {
  const read = await readToChange(desk.context, { userId, numberId, to: 'edit' });
  if (read.kind !== 'number') return modalOf(notChangedScreen(read, numberId));
  return drawEditForm(desk, { number: read.number, filled: undefined });
}

/** The same form for a number that was just read. @param filled undefined: as the number is */
export async function drawEditForm(
  { sites }: Pick<Desk, 'sites'>,
  form: { number: PhoneNumber; filled: FormValues | undefined; notices?: string[] },
): Promise<ModalView> {
  return editFormModal({ notices: [], ...form, sites: await sites() });
}

export function editFormModal({
  number,
  filled: given,
  notices,
  sites,
}: {
  number: PhoneNumber;
  filled: FormValues | undefined;
  notices: readonly string[];
  sites: readonly string[] | undefined;
}): ModalView {
  const { displayName, siteId, capabilities } = editableOf(number);
  const filled = given ?? fieldsOf({ displayName, siteId, capabilities });
  return {
    type: 'modal',
    callback_id: EDIT_FORM,
    private_metadata: editKey(number),
    title: plain(EDIT_TITLE, 24),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...paragraphs(notices),
      paragraph(`${numberNow(number)}${siteLine(number)}`),
      ...(displayName === number.displayName
        ? [
            textField('display_name', {
              label: 'Display name',
              optional: true,
              longest: LONGEST_NAME,
              placeholder: 'Front desk',
              value: one(filled, 'display_name'),
            }),
          ]
        : []),
      ...(siteId === number.siteId ? siteFields(filled, sites) : []),
      ...(capabilities
        ? [
            ticksField('capabilities', {
              label: 'Can do',
              // One of which Zoom tells nothing can keep that.
              optional: capabilities.length === 0,
              options: CAPABILITIES.map((each) => option(each, named(CAPABILITY_NAMES, each))),
              ticked: (value) => many(filled, 'capabilities').includes(value),
            }),
          ]
        : [smallPrint('What this number can do is not among what I can change.')]),
    ],
  };
}

function fieldsOf({ displayName, siteId, capabilities }: Editable): FormValues {
  return { display_name: displayName, site: siteId, capabilities };
}

/** What a form wants changed, over how the number is by now. */
export function filledAnew(number: PhoneNumber, wanted: Editable, seen: Editable): FormValues {
  const meant = fieldsMeant(wanted, seen).map((field) => [field, wanted[field]]);
  return fieldsOf({ ...editableOf(number), ...Object.fromEntries(meant) });
}

/** What of a number the form can hold and carry: of a name or site longer than Slack takes, nothing. */
function editableOf({ displayName, siteId, capabilities }: PhoneNumber): Editable {
  return {
    ...(displayName !== undefined && displayName.length <= LONGEST_NAME ? { displayName } : {}),
    ...(siteId !== undefined && siteId.length <= 75 ? { siteId } : {}),
    // Sent without one that is not known here, it would be taken away.
    ...(capabilities.every((each) => CAPABILITIES.includes(each)) ? { capabilities } : {}),
  };
}

/** What the submitted form asks for, or what is wrong with it by block id. */
export function readEditForm(
  values: FormValues,
  { seen }: EditKey,
): { wanted: Editable } | { errors: Record<string, string> } {
  const typed = one(values, 'display_name');
  // What is typed comes without blanks around it.
  const displayName = typed === seen.displayName?.trim() ? seen.displayName : typed;
  const siteId = one(values, 'site');
  const capabilities = many(values, 'capabilities');
  const errors = {
    ...(typed === undefined && seen.displayName?.trim()
      ? { display_name: 'A number that has a display name keeps one: write another.' }
      : {}),
    ...(siteId === undefined && seen.siteId !== undefined && isOption(seen.siteId)
      ? { site: 'A number that has a site keeps one: choose another.' }
      : {}),
    ...(seen.capabilities && seen.capabilities.length > 0 && capabilities.length === 0
      ? { capabilities: 'Zoom wants a number to do something: tick at least one.' }
      : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  return {
    wanted: { displayName, siteId, ...(seen.capabilities ? { capabilities } : {}) },
  };
}
