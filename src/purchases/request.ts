import type { NewAssignee } from '../inventory/assignee.ts';
import type { AvailableNumber, FailedNumber, ProvisionedNumber } from '../zoom/types.ts';

/** What is bought, and with which call: `numbers` provisions several, `number` adds one. */
export const PURCHASE_KINDS = ['numbers', 'number', 'toll_free', 'block'] as const;
export type PurchaseKind = (typeof PURCHASE_KINDS)[number];

/**
 * What a request can be for: a purchase, giving up what the company has, or a port-in where the settings want ports
 * approved. All of them go the same way through the same statuses, in which "purchased" stands for whatever was asked
 * for: of a port, that it was sent on to be filed.
 */
export const REQUEST_KINDS = [...PURCHASE_KINDS, 'release', 'port'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export function isPurchaseKind(kind: RequestKind): kind is PurchaseKind {
  return kind !== 'release' && kind !== 'port';
}

/**
 * The life of a request. A final status never changes.
 *
 * awaiting_approval → denied | expired | withdrawn | approved;
 * approved → purchasing | lapsed | failed;
 * purchasing → purchased | partly_purchased | failed | uncertain, and back to approved when nothing could be sent;
 * uncertain → purchased | partly_purchased | failed
 */
export const REQUEST_STATUSES = [
  'awaiting_approval',
  'denied',
  'expired',
  'withdrawn',
  'approved',
  'lapsed',
  'purchasing',
  'purchased',
  'partly_purchased',
  'failed',
  'uncertain',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** A run of consecutive numbers to buy, or to give up, at once. */
export type WantedBlock = {
  /** ISO 3166, two letters. */
  country: string;
  areaCode: string;
  /** 10, 20, 50, 100, 200, 500 or 1000. */
  size: number;
  /** E.164, of one that the company has. */
  startNumber?: string | undefined;
  endNumber?: string | undefined;
};

/** A number as Zoom offered it, or as it is when it is given up. */
export type WantedNumber = AvailableNumber & {
  /** Of one that the company has. */
  displayName?: string | undefined;
  /** The same: ISO 8601, in UTC. */
  provisionedAt?: string | undefined;
};

/** One porting order that is to be filed once it is approved. */
export type WantedPort = {
  /** Losing carrier, as the person wrote it. */
  carrierName: string;
  /** How many. */
  numbers: number;
  /** `YYYY-MM-DD` */
  requestedPortDate: string;
};

/** What somebody asks for. Editing replaces it and voids the votes. */
export type Wanted = {
  kind: RequestKind;
  /** As Zoom offered them, as they are when they are given up, or those to port in; empty for a block. */
  numbers: WantedNumber[];
  block?: WantedBlock | undefined;
  /** Of what is given up: Zoom's ids of the numbers, in their order, or of the block. */
  zoomIds?: string[] | undefined;
  /** Of port-ins. */
  ports?: WantedPort[] | undefined;
  /** US dollars a month, of everything together. */
  monthlyCost: number;
  siteId?: string | undefined;
  siteName?: string | undefined;
  /** Why it is needed; from the person, never trusted as markup. */
  purpose: string;
  /** `YYYY-MM-DD` */
  neededBy?: string | undefined;
  /** Who gets the numbers once they are bought. */
  assignTo?: NewAssignee | undefined;
  displayName?: string | undefined;
  /** The search it came from, to search like it again. */
  searchWords?: string | undefined;
};

/** Whether something is given up, and nothing bought. */
export function isRelease({ wanted }: { wanted: Pick<Wanted, 'kind'> }): boolean {
  return wanted.kind === 'release';
}

/** Whether numbers are brought over from another carrier. */
export function isPort({ wanted }: { wanted: Pick<Wanted, 'kind'> }): boolean {
  return wanted.kind === 'port';
}

/** What it adds to the monthly bill, in US dollars: that much it takes of the budget. */
export function addedCost(wanted: Pick<Wanted, 'kind' | 'monthlyCost'>): number {
  return isPurchaseKind(wanted.kind) ? wanted.monthlyCost : 0;
}

/** Of a block nobody knows the cost until Zoom has answered: until then it is what its requester thinks. */
export function isEstimated({ wanted, outcome }: Pick<PurchaseRequest, 'wanted' | 'outcome'>): boolean {
  return wanted.kind === 'block' && outcome?.block?.monthlyCost === undefined;
}

/** US dollars a month: of a block that was bought, as Zoom says, and not as it was estimated. */
export function costOf({ wanted, outcome }: Pick<PurchaseRequest, 'wanted' | 'outcome'>): number {
  return outcome?.block?.monthlyCost ?? wanted.monthlyCost;
}

/** One step after the purchase, for one number. */
export type FollowUp = {
  phoneNumber: string;
  numberId: string;
  step: 'assign' | 'name';
  state: 'pending' | 'done' | 'failed';
  /** Why it failed, for people. */
  message?: string | undefined;
  /** It was sent to Zoom, and what became of it is not known. */
  sent?: boolean | undefined;
  /** Who has the number since, as Zoom says. */
  assignee?: { id: string; name?: string | undefined } | undefined;
};

/** What the inventory is read with to find out about a purchase whose answer was lost. Instants are ISO 8601. */
export type Reconciliation = {
  /** Until then, what is not in the inventory may still arrive there. */
  absenceCountsFrom: string;
  /** The number blocks there were before: one that came to be since is the one that was bought. */
  blocksBefore?: string[] | undefined;
  /** What the last reading found: numbers, or ids of blocks. */
  lastReading?: { at: string; found: string[] } | undefined;
};

/** A number block that was bought, as Zoom says. */
export type BoughtBlock = {
  id: string;
  /** E.164 */
  startNumber: string;
  endNumber: string;
  /** US dollars a month, of the whole block. */
  monthlyCost?: number | undefined;
};

/** What became of a purchase; while it is under way, what is known of it so far. */
export type Outcome = {
  bought: ProvisionedNumber[];
  failed: FailedNumber[];
  /** Of a number block. */
  blockId?: string | undefined;
  /** The block that was bought, where it was seen. */
  block?: BoughtBlock | undefined;
  /** Why nothing was bought, when it was refused as a whole; for people. */
  refusal?: string | undefined;
  /** Why it has not been sent yet, while it is tried again; for people. */
  postponed?: string | undefined;
  /** How often it was put off so far. */
  putOff?: number | undefined;
  /** `zoom`: its answer; `inventory`: reconciled; a Slack user id: settled by hand. */
  knownFrom: string;
  /** From the start of the purchase on. */
  reconciliation?: Reconciliation | undefined;
};

/** How a request was decided, or ended without a decision. */
export type Decision = {
  /** Slack user id, or `policy` for an automatic approval, or `system`. */
  by: string;
  /** Of an approval: whose counted, the first first. */
  approvals?: string[] | undefined;
  reason?: string | undefined;
  /** The rules that applied, in sentences. */
  rules: string[];
};

export type PurchaseRequest = {
  id: string;
  /** Counts up; people say "request 12". */
  number: number;
  teamId: string;
  requesterId: string;
  status: RequestStatus;
  /** Counts edits: a vote belongs to a revision. */
  revision: number;
  wanted: Wanted;
  createdAt: Date;
  /** Awaiting approval beyond this, it expires. */
  expiresAt: Date;
  /** Approved and not executed by then, it lapses. */
  executeBy?: Date | undefined;
  /** When the one purchase call was committed to, before it was sent. */
  purchaseStartedAt?: Date | undefined;
  endedAt?: Date | undefined;
  decision?: Decision | undefined;
  outcome?: Outcome | undefined;
  followUps: FollowUp[];
  /** Of the request that holds (some of) the same numbers and comes first. */
  behind?: string | undefined;
  remindedAt?: Date | undefined;
  escalatedAt?: Date | undefined;
};

/** An approval of one person for one revision. */
export type Vote = { requestId: string; revision: number; userId: string; at: Date };

const FINAL_STATUSES = [
  'denied',
  'expired',
  'withdrawn',
  'lapsed',
  'purchased',
  'partly_purchased',
  'failed',
] as const satisfies RequestStatus[];
export type FinalStatus = (typeof FINAL_STATUSES)[number];

export function isFinal(status: RequestStatus): status is FinalStatus {
  return FINAL_STATUSES.some((final) => final === status);
}

/** Something is still to happen, by a person or by the bot. */
export const OPEN_STATUSES: RequestStatus[] = REQUEST_STATUSES.filter((status) => !isFinal(status));

const NEXT: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  awaiting_approval: ['approved', 'denied', 'expired', 'withdrawn'],
  approved: ['purchasing', 'lapsed', 'failed'],
  purchasing: ['purchased', 'partly_purchased', 'failed', 'uncertain', 'approved'],
  uncertain: ['purchased', 'partly_purchased', 'failed'],
  denied: [],
  expired: [],
  withdrawn: [],
  lapsed: [],
  purchased: [],
  partly_purchased: [],
  failed: [],
};

/**
 * `approved → failed` is for numbers that were gone before anything was sent; `purchasing → approved` for a purchase
 * that could not be sent at all, and is tried again later.
 */
export function mayBecome(from: RequestStatus, to: RequestStatus): boolean {
  return NEXT[from].includes(to);
}
