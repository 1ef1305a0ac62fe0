import { z } from 'zod';
import { isAnyStep, type PortStep } from './port-steps.ts';

const text = z.string().optional();

/** What was filled in for one order, as it was typed. Account number and PIN are in it: it is kept sealed. */
const partFields = z.object({
  carrierName: text,
  lineType: z.enum(['wireless', 'landline', 'toll_free']).optional(),
  accountNumber: text,
  accountPin: text,
  scope: z.enum(['full', 'partial']).optional(),
  billingNumber: text,
  remaining: text,
  authorizedPerson: text,
  address: text,
  city: text,
  state: text,
  zip: text,
  /** `YYYY-MM-DD` */
  requestedPortDate: text,
  siteId: text,
});

const draftPart = z.object({
  /** E.164 */
  phoneNumbers: z.array(z.string()),
  /** As the portability check names it. */
  carrierName: text,
  kind: z.enum(['toll_free', 'geographic']),
  /** ISO 3166 */
  country: z.string(),
  looksWireless: z.boolean(),
  fields: partFields,
});

const portabilityCheck = z.object({
  phoneNumber: z.string(),
  portable: z.boolean(),
  carrierName: text,
  type: text,
  reason: text,
});

/** A form of a port that somebody is filling in. */
export const portDraftSchema = z.object({
  /** Which form it is: a modal that belongs to another one of this person is told apart by it. */
  id: z.string(),
  /** Where to go on. */
  step: z.custom<PortStep>(isAnyStep),
  /** The numbers, as they were pasted. */
  pasted: z.string(),
  /** E.164: those that were pasted, and can be read. */
  phoneNumbers: z.array(z.string()),
  /** E.164: those that were pasted more than once. */
  repeated: z.array(z.string()).default([]),
  /** What Zoom said of them; null when it could not be asked. */
  checks: z.array(portabilityCheck).nullable(),
  /** Those that cannot be ported, with the reason in a sentence; they are in no part. */
  leftOut: z.array(z.object({ phoneNumber: z.string(), reason: z.string() })),
  /** Whether numbers of which nobody knows the carrier are parted by their area codes. */
  byAreaCode: z.boolean(),
  /** One for each order. */
  parts: z.array(draftPart),
  /** Of the checklist. */
  checked: z.array(z.enum(['active', 'clear', 'bill'])),
  /** What Zoom said of the fields when it refused the order, to be shown beside them. */
  refused: z.array(z.object({ part: z.number(), field: z.string(), message: z.string() })),
});

export type PortDraft = z.infer<typeof portDraftSchema>;
export type DraftPart = z.infer<typeof draftPart>;
export type PartFields = z.infer<typeof partFields>;

export function emptyDraft(id: string, pasted = ''): PortDraft {
  return {
    id,
    step: 'numbers',
    pasted,
    phoneNumbers: [],
    repeated: [],
    checks: null,
    leftOut: [],
    byAreaCode: false,
    parts: [],
    checked: [],
    refused: [],
  };
}

/** Whether Zoom has said of a number whether it can be ported: it may leave one out. */
export function isChecked({ checks }: Pick<PortDraft, 'checks'>, number: string): boolean {
  return checks?.some(({ phoneNumber }) => phoneNumber === number) ?? false;
}

/** Whether there is anything in it that somebody would miss. */
export function isWorthKeeping({ parts, leftOut }: PortDraft): boolean {
  return parts.length > 0 || leftOut.length > 0;
}
