import { isDeepStrictEqual } from 'node:util';
import { inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import {
  isFinal,
  isRelease,
  mayBecome,
  REQUEST_STATUSES,
  type RequestStatus,
} from '../../src/purchases/request.ts';
import { fromRow, numbersOf, type StoredRequest } from '../../src/purchases/stored-request.ts';
import { readRequestRows } from '../../src/store/requests.ts';
import { audit, numberHolds } from '../../src/store/schema.ts';
import { readVotes } from '../../src/store/votes.ts';
import type { PurchaseWorld } from '../support/purchase-world.ts';

/** What a test remembers of a run, to compare the database with. */
export type Memory = {
  /** How each request ended, as first seen. */
  ended: Map<string, Pick<StoredRequest, 'status' | 'outcome' | 'decision' | 'wanted'>>;
  /** `request revision person`: approvals given while their giver might approve. */
  rightful: Set<string>;
  /** The requests that were seen to be approved: whether they might be is asked by the settings of that moment. */
  approved: Set<string>;
  /** Of the last look, in US dollars a month: a budget that is lowered takes nothing back. */
  taken: number;
  /** Who may approve by the settings and by Slack, whatever the request. */
  eligible: () => Set<string>;
  /** Numbers that the company had from the start, or that were bought past the bot. */
  notOurs: Set<string>;
};

type AuditRow = typeof audit.$inferSelect;

/** The invariants of the workflow, each checked against the database, Zoom's inventory and what Zoom was sent. */
export async function checkInvariants(world: PurchaseWorld, memory: Memory): Promise<void> {
  const { db } = world.context.store;
  const requests = (await readRequestRows(db, {})).map(fromRow);
  const ids = requests.map(({ id }) => id);
  const written = ids.length > 0 ? await db.select().from(audit).where(inArray(audit.subject, ids)) : [];
  const inOrder = written.toSorted((a, b) => a.id - b.id);
  const entries = Map.groupBy(inOrder, ({ subject }) => subject);
  checkPurchaseCalls(world, requests, entries);
  for (const request of requests) {
    const rows = entries.get(request.id) ?? [];
    checkAudit(request, rows);
    checkEnd(request, memory);
    const isApproved = rows.some(({ what }) => what === 'request.approved');
    if (isApproved && !memory.approved.has(request.id)) {
      memory.approved.add(request.id);
      await checkApproval(world, request, rows, memory);
    }
  }
  checkBudget(world, requests, memory);
  await checkHolds(world, requests);
  await checkReleases(world, requests, memory);
  checkInventory(world, requests, memory);
}

/** 1. One purchase call at most a request, each for what was committed to. */
function checkPurchaseCalls(
  world: PurchaseWorld,
  requests: StoredRequest[],
  entries: Map<string, AuditRow[]>,
): void {
  const committed = requests.flatMap((request) => {
    const rows = entries.get(request.id) ?? [];
    const started = rows.filter(({ what }) => what === 'purchase.started');
    const takenBack = rows.filter(({ what, from }) => what === 'purchase.postponed' && from === 'purchasing');
    expect(started.length - takenBack.length, `purchases of request ${request.number}`).toBeLessThanOrEqual(
      1,
    );
    return started.slice(-1).map(({ details }) => ({ request, details }));
  });
  expect(world.zoom.purchases.length, 'purchase calls').toBeLessThanOrEqual(committed.length);
  const left = [...committed];
  for (const { body } of world.zoom.purchases) {
    const index = left.findIndex(({ request, details }) => isFor(body, request, details));
    expect(index, `a purchase that was committed to, for ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(0);
    left.splice(index, 1);
  }
}

function isFor(body: unknown, { wanted }: StoredRequest, details: unknown): boolean {
  const phoneNumbers =
    typeof details === 'object' && details && 'phoneNumbers' in details ? details.phoneNumbers : undefined;
  if (typeof body !== 'object' || body === null) return false;
  if ('phone_numbers' in body) return isDeepStrictEqual(body.phone_numbers, phoneNumbers);
  if ('phone_number' in body) return isDeepStrictEqual([body.phone_number], phoneNumbers);
  return 'size' in body && body.size === wanted.block?.size;
}

/** 6. The entries of a request tell its whole life, each transition once, and none that is impossible. */
function checkAudit({ number, status }: StoredRequest, rows: AuditRow[]): void {
  let at: RequestStatus | null = null;
  for (const { what, from, to } of rows) {
    expect(from, `request ${number} before ${what}`).toBe(at);
    const next = REQUEST_STATUSES.find((known) => known === to);
    if (!next) throw new Error(`${what} leads request ${number} nowhere`);
    if (at !== null && at !== next) expect(mayBecome(at, next), `${at} to ${next}`).toBe(true);
    at = next;
  }
  expect(status, `request ${number} and its audit`).toBe(at);
}

/** 5. What is final stays as it is. */
function checkEnd({ id, number, status, outcome, decision, wanted }: StoredRequest, { ended }: Memory): void {
  const first = ended.get(id);
  if (first)
    expect({ status, outcome, decision, wanted }, `request ${number}, which had ended`).toEqual(first);
  else if (isFinal(status)) ended.set(id, { status, outcome, decision, wanted });
}

/** 2 and 3. Enough people approved this revision while they might, and the requester is none of them. */
async function checkApproval(
  world: PurchaseWorld,
  request: StoredRequest,
  rows: AuditRow[],
  { rightful }: Memory,
): Promise<void> {
  const { settings } = world;
  const given = await readVotes(world.context.store.db, request.id, request.revision);
  if (request.decision?.by === 'policy') {
    expect(request.wanted.monthlyCost).toBeLessThanOrEqual(settings.autoApproveUpTo ?? -1);
    expect(rows.filter(({ what }) => what === 'request.approved')).toHaveLength(1);
    return;
  }
  const voters = given
    .map(({ userId }) => userId)
    .filter((userId) => rightful.has(`${request.id} ${request.revision} ${userId}`))
    .filter((userId) => settings.selfApproval || userId !== request.requesterId);
  const band = settings.quorumBands.find(({ upTo }) => upTo === null || request.wanted.monthlyCost <= upTo);
  expect(new Set(voters).size, `approvals of request ${request.number}`).toBeGreaterThanOrEqual(
    band?.quorum ?? Number.POSITIVE_INFINITY,
  );
}

/** 4. What is spent and what is reserved stays within the budget. */
function checkBudget({ settings }: PurchaseWorld, requests: StoredRequest[], memory: Memory): void {
  const purchases = requests.filter((request) => !isRelease(request));
  const total = purchases.reduce((sum, { status, wanted, outcome }) => {
    if (['approved', 'purchasing', 'uncertain', 'purchased'].includes(status))
      return sum + wanted.monthlyCost;
    const bought = new Set(outcome?.bought.map(({ phoneNumber }) => phoneNumber));
    return wanted.numbers
      .filter(({ phoneNumber }) => bought.has(phoneNumber))
      .reduce((part, { monthlyCost }) => part + monthlyCost, sum);
  }, 0);
  const limit = Math.max(settings.monthlyBudget ?? Infinity, memory.taken);
  expect(total, 'spent and reserved').toBeLessThanOrEqual(limit + 0.001);
  memory.taken = total;
}

/** Whoever is in front holds all their numbers, nobody else any; and who is queued waits for somebody who has one. */
async function checkHolds({ context }: PurchaseWorld, requests: StoredRequest[]): Promise<void> {
  const rows = await context.store.db.select().from(numberHolds);
  const open = requests.filter(({ status }) => !isFinal(status));
  for (const request of requests) {
    const held = rows
      .filter(({ requestId }) => requestId === request.id)
      .map(({ phoneNumber }) => phoneNumber);
    const isInFront = open.includes(request) && request.behind === undefined;
    expect(held.toSorted(), `held by request ${request.number}`).toEqual(
      isInFront ? numbersOf(request).toSorted() : [],
    );
    if (request.behind !== undefined) {
      const wanted = new Set(numbersOf(request));
      const inFront = rows.filter(({ requestId }) => requestId === request.behind);
      expect(
        inFront.some(({ phoneNumber }) => wanted.has(phoneNumber)),
        `a number that request ${request.number} waits for`,
      ).toBe(true);
    }
  }
}

/**
 * What was released is gone, and what is gone was released with enough approvals (`checkApproval`), by this workflow
 * alone; of each number that is told once.
 */
async function checkReleases(
  { zoom, context }: PurchaseWorld,
  requests: StoredRequest[],
  { notOurs }: Memory,
): Promise<void> {
  const there = new Set(zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number));
  const releases = requests.filter(isRelease);
  const released = releases.flatMap(({ outcome }) => outcome?.bought ?? []);
  for (const { phoneNumber } of released)
    expect(there.has(phoneNumber), `${phoneNumber}, which was released, in the inventory`).toBe(false);
  const begun = ['purchasing', 'uncertain', 'purchased', 'partly_purchased'];
  const meant = new Set(releases.filter(({ status }) => begun.includes(status)).flatMap(numbersOf));
  for (const phoneNumber of notOurs)
    expect(there.has(phoneNumber) || meant.has(phoneNumber), `${phoneNumber}, which is gone`).toBe(true);
  const ids = [...new Set(released.map(({ id }) => id))];
  if (ids.length === 0) return;
  const { db } = context.store;
  const told = await db.select().from(audit).where(inArray(audit.subject, ids));
  expect(told.map(({ subject }) => subject).toSorted(), 'releases that are told').toEqual(ids.toSorted());
}

/** What was bought is in the inventory, and what is in the inventory is some request's. */
function checkInventory({ zoom }: PurchaseWorld, requests: StoredRequest[], { notOurs }: Memory): void {
  const inventory = zoom.zoom.snapshot().numbers.filter(({ block_id }) => block_id === undefined);
  const there = new Set(inventory.map(({ phone_number }) => phone_number));
  const bought = requests
    .filter((request) => !isRelease(request))
    .flatMap(({ outcome }) => outcome?.bought ?? [])
    .map(({ phoneNumber }) => phoneNumber);
  expect(new Set(bought).size, 'numbers bought, each by one request').toBe(bought.length);
  for (const phoneNumber of bought)
    expect(there.has(phoneNumber), `${phoneNumber} in the inventory`).toBe(true);
  const perhaps = new Set(
    requests.filter(({ status }) => status === 'purchasing' || status === 'uncertain').flatMap(numbersOf),
  );
  for (const phoneNumber of there) {
    const isAccountedFor =
      notOurs.has(phoneNumber) || bought.includes(phoneNumber) || perhaps.has(phoneNumber);
    expect(isAccountedFor, `${phoneNumber}, which somebody bought`).toBe(true);
  }
}
