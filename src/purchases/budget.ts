import { z } from 'zod';
import { toCents } from '../settings/quorum-bands.ts';
import { countApprovedRequests, readOutcomes, sumMonthlyCost } from '../store/spending.ts';
import type { Database } from '../store/store.ts';
import type { Budget } from './policy.ts';
import { isPurchaseKind, type Outcome, REQUEST_KINDS, type RequestStatus, type Wanted } from './request.ts';

/** Approved, and neither bought nor known not to be. */
const RESERVING: RequestStatus[] = ['approved', 'purchasing', 'uncertain'];

/**
 * What the budget of the present month (UTC) is taken by, in US dollars a month. Reserved is everything under way,
 * whenever it was approved; spent is what was bought with a purchase sent in this month, and of a purchase that went
 * through in part, only what was bought.
 * @param db the transaction that is to approve something, with the settings locked (`lockSettings`); or, to show it,
 *   the database
 */
export async function readBudget(db: Database, now: Date): Promise<Budget> {
  const startedFrom = startOfMonth(now);
  const reserved = await sumMonthlyCost(db, { statuses: RESERVING });
  const whole = await sumMonthlyCost(db, { statuses: ['purchased'], startedFrom });
  const parts = await readOutcomes(db, { statuses: ['partly_purchased'], startedFrom });
  const cents = parts
    .map((row) => storedPart.parse(row))
    .filter(({ wanted }) => isPurchaseKind(wanted.kind))
    .reduce((total, { wanted, outcome }) => total + toCents(costOfBought(wanted, outcome)), toCents(whole));
  return { spent: cents / 100, reserved };
}

/** What was bought of what was wanted costs, in US dollars a month: everything but the numbers that are missing. */
export function costOfBought(
  wanted: Pick<Wanted, 'monthlyCost'> & { numbers: Pick<Wanted['numbers'][number], CostOfNumber>[] },
  outcome: { bought: Pick<Outcome['bought'][number], 'phoneNumber'>[] },
): number {
  const bought = new Set(outcome.bought.map(({ phoneNumber }) => phoneNumber));
  const missing = wanted.numbers.filter(({ phoneNumber }) => !bought.has(phoneNumber));
  const cents = missing.reduce(
    (total, { monthlyCost }) => total - toCents(monthlyCost),
    toCents(wanted.monthlyCost),
  );
  return Math.max(0, cents) / 100;
}

/** Requests of this person that the policy approved by itself on the present day (UTC). */
export function countAutoApprovedToday(db: Database, requesterId: string, now: Date): Promise<number> {
  return countApprovedRequests(db, { requesterId, decidedBy: 'policy', from: startOfDay(now) });
}

type CostOfNumber = 'phoneNumber' | 'monthlyCost';

const storedPart = z.object({
  wanted: z.object({
    kind: z.enum(REQUEST_KINDS),
    monthlyCost: z.number(),
    numbers: z.array(z.object({ phoneNumber: z.string(), monthlyCost: z.number() })),
  }),
  outcome: z.object({ bought: z.array(z.object({ phoneNumber: z.string() })) }),
});

function startOfMonth(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
}

function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
