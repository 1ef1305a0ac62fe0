import { z } from 'zod';
import type { PortFilingRow } from '../store/port-filings.ts';
import type { PortForm, PortRemark } from './port-form.ts';
import type { OrderDetails } from './stored-order.ts';

/**
 * - `awaiting_approval`: people decide first, by the request of `requestId`
 * - `filing`: on its way to Zoom; the call was sent once `startedAt` is set
 * - `filed`: Zoom has the order
 * - `refused`: Zoom did not take it
 * - `uncertain`: Zoom's answer was lost, and the orders are to say whether it has it
 * - `lost`: it turned out that Zoom does not have it
 */
export const FILING_STATUSES = [
  'awaiting_approval',
  'filing',
  'filed',
  'refused',
  'uncertain',
  'lost',
] as const;
export type FilingStatus = (typeof FILING_STATUSES)[number];

/** A form on its way, without account number and PIN. */
export type FiledForm = Omit<PortForm, 'accountNumber' | 'accountPin'> & {
  /** Where the numbers are to go, as Zoom names it. */
  siteId?: string | undefined;
  /** As the portability check named the carrier. */
  carrierChecked?: string | undefined;
};

/** What was found out about a filing on its way. */
export type FilingNotes = {
  /** Which part of how many that were submitted together; from 1. */
  part: number;
  parts: number;
  /** Of the request that approves it. */
  requestNumber?: number | undefined;
  /** ISO 8601: when it was approved, and its way to Zoom began. */
  approvedAt?: string | undefined;
  /** Of a refusal: what Zoom said of the fields. */
  refused?: PortRemark[] | undefined;
  /** Why nothing could be sent yet, in a sentence. */
  postponed?: string | undefined;
  /** ISO 8601: from then on, an order that is not among Zoom's was not made. */
  absenceCountsFrom?: string | undefined;
  /** ISO 8601: the first reading since then that did not find it. */
  absentSince?: string | undefined;
  /** Slack user id of who said what became of it, where reading could not tell. */
  settledBy?: string | undefined;
};

export type StoredFiling = Omit<PortFilingRow, 'status' | 'form'> & {
  status: FilingStatus;
  form: FiledForm;
  notes: FilingNotes;
};

const text = z.string().optional();
const form: z.ZodType<FiledForm> = z.object({
  phoneNumbers: z.array(z.string()),
  lineType: z.enum(['wireless', 'landline', 'toll_free']),
  carrierName: z.string(),
  authorizedPerson: z.string(),
  serviceAddress: z.object({ address: z.string(), city: z.string(), state: z.string(), zip: z.string() }),
  billingNumber: text,
  scope: z.enum(['full', 'partial']),
  remaining: text,
  requestedPortDate: z.string(),
  checked: z.array(z.enum(['active', 'clear', 'bill'])),
  siteId: text,
  carrierChecked: text,
});
const FIELDS = [
  'phoneNumbers',
  'lineType',
  'carrierName',
  'accountNumber',
  'accountPin',
  'authorizedPerson',
  'address',
  'city',
  'state',
  'zip',
  'billingNumber',
  'scope',
  'remaining',
  'requestedPortDate',
  'checked',
] as const satisfies PortRemark['field'][];
const notes: z.ZodType<FilingNotes> = z.object({
  part: z.number(),
  parts: z.number(),
  requestNumber: z.number().optional(),
  approvedAt: text,
  refused: z.array(z.object({ field: z.enum(FIELDS), message: z.string() })).optional(),
  postponed: text,
  absenceCountsFrom: text,
  absentSince: text,
  settledBy: text,
});
const stored = z.object({ status: z.enum(FILING_STATUSES), form: z.object({ form, notes }) });

/** @throws when the row is not one that this code has written */
export function fromFilingRow(row: PortFilingRow): StoredFiling {
  const read = stored.parse(row);
  return { ...row, status: read.status, ...read.form };
}

/** As the row keeps them. */
export function formColumn({ form, notes }: Pick<StoredFiling, 'form' | 'notes'>): unknown {
  return { form, notes };
}

/** What Zoom does not keep of an order. */
export function detailsOf({ billingNumber, scope, remaining, lineType, siteId }: FiledForm): OrderDetails {
  return { billingNumber, scope, remaining, lineType, siteId };
}

export function aboutFiling(id: string): string {
  return `port filing ${id}`;
}
