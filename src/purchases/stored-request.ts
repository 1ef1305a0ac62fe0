import { z } from 'zod';
import { storedNumber } from '../numbers/stored-number.ts';
import type { RequestRow } from '../store/requests.ts';
import {
  type Decision,
  type FollowUp,
  type Outcome,
  type PurchaseRequest,
  REQUEST_KINDS,
  REQUEST_STATUSES,
  type Wanted,
} from './request.ts';

/** A request as the database has it. */
export type StoredRequest = PurchaseRequest & {
  /** Of the modal it was submitted from. */
  viewId: string;
  /** Counts every change: what a card was rendered from. */
  version: number;
  /** When the budget was reserved: the month it counts in. */
  approvedAt?: Date | undefined;
};

/** As it is kept: in the request, and of a change in the audit. */
export const storedWanted: z.ZodType<Wanted> = z.object({
  kind: z.enum(REQUEST_KINDS),
  numbers: z.array(
    storedNumber.extend({ displayName: z.string().optional(), provisionedAt: z.string().optional() }),
  ),
  block: z
    .object({
      country: z.string(),
      areaCode: z.string(),
      size: z.number(),
      startNumber: z.string().optional(),
      endNumber: z.string().optional(),
    })
    .optional(),
  zoomIds: z.array(z.string()).optional(),
  ports: z
    .array(z.object({ carrierName: z.string(), numbers: z.number(), requestedPortDate: z.string() }))
    .optional(),
  monthlyCost: z.number(),
  siteId: z.string().optional(),
  siteName: z.string().optional(),
  purpose: z.string(),
  neededBy: z.string().optional(),
  assignTo: z
    .object({
      type: z.string(),
      id: z.string(),
      name: z.string().optional(),
      slackUserId: z.string().optional(),
    })
    .optional(),
  displayName: z.string().optional(),
  searchWords: z.string().optional(),
});

const decision: z.ZodType<Decision> = z.object({
  by: z.string(),
  approvals: z.array(z.string()).optional(),
  reason: z.string().optional(),
  rules: z.array(z.string()),
});

const outcome: z.ZodType<Outcome> = z.object({
  bought: z.array(z.object({ id: z.string(), phoneNumber: z.string(), status: z.string() })),
  failed: z.array(z.object({ phoneNumber: z.string(), code: z.number().optional(), message: z.string() })),
  blockId: z.string().optional(),
  block: z
    .object({
      id: z.string(),
      startNumber: z.string(),
      endNumber: z.string(),
      monthlyCost: z.number().optional(),
    })
    .optional(),
  refusal: z.string().optional(),
  postponed: z.string().optional(),
  putOff: z.number().optional(),
  knownFrom: z.string(),
  reconciliation: z
    .object({
      absenceCountsFrom: z.iso.datetime(),
      blocksBefore: z.array(z.string()).optional(),
      lastReading: z.object({ at: z.iso.datetime(), found: z.array(z.string()) }).optional(),
    })
    .optional(),
});

const followUp: z.ZodType<FollowUp> = z.object({
  phoneNumber: z.string(),
  numberId: z.string(),
  step: z.enum(['assign', 'name']),
  state: z.enum(['pending', 'done', 'failed']),
  message: z.string().optional(),
  sent: z.boolean().optional(),
  assignee: z.object({ id: z.string(), name: z.string().optional() }).optional(),
});

const jsonParts = z.object({
  status: z.enum(REQUEST_STATUSES),
  wanted: storedWanted,
  decision: decision.nullable(),
  outcome: outcome.nullable(),
  followUps: z.array(followUp),
});

/** @throws when the row is not one that this code has written */
export function fromRow(row: RequestRow): StoredRequest {
  const { status, wanted, decision, outcome, followUps } = jsonParts.parse(row);
  return {
    id: row.id,
    number: row.number,
    teamId: row.teamId,
    requesterId: row.requesterId,
    viewId: row.viewId,
    status,
    revision: row.revision,
    version: row.version,
    wanted,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    approvedAt: row.approvedAt ?? undefined,
    executeBy: row.executeBy ?? undefined,
    purchaseStartedAt: row.purchaseStartedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
    decision: decision ?? undefined,
    outcome: outcome ?? undefined,
    followUps,
    behind: row.behind ?? undefined,
    remindedAt: row.remindedAt ?? undefined,
    escalatedAt: row.escalatedAt ?? undefined,
  };
}

/** The numbers that a request concerns, to find it by them; of a block the first and the last, where they are known. */
export function concernedNumbers(request: Pick<PurchaseRequest, 'wanted' | 'outcome'>): string[] {
  const { startNumber, endNumber } = request.outcome?.block ?? request.wanted.block ?? {};
  return startNumber && endNumber ? [startNumber, endNumber] : numbersOf(request);
}

/** E.164; none for a block, whose numbers nobody knows beforehand. */
export function numbersOf({ wanted }: Pick<PurchaseRequest, 'wanted'>): string[] {
  return wanted.numbers.map(({ phoneNumber }) => phoneNumber);
}
