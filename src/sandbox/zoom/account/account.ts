import type { Clock } from '../../../clock.ts';
import { idText } from '../random.ts';
import type { Assignee, BlockRecord, NumberRecord, OrderRecord, Site, ZoomSnapshot } from './records.ts';

/** The one account this service has, in memory, indexed for the endpoints. */
export type Account = {
  readonly seed: string;
  readonly company: string;
  readonly sites: readonly Site[];
  readonly assignees: readonly Assignee[];
  /** By id, in the order they came to the account. */
  readonly numbers: Map<string, NumberRecord>;
  /** E.164 → id. */
  readonly idByPhoneNumber: Map<string, string>;
  readonly orders: Map<string, OrderRecord>;
  readonly blocks: Map<string, BlockRecord>;
  /** Numbers that are not to be had any more: released ones, and those that somebody else bought. */
  readonly taken: Set<string>;
  /** The service's own time: the clock's, and the days that were made to pass. */
  now(): Date;
  /** `now()` as ISO 8601 in whole seconds. */
  timestamp(): string;
  /** `now()` as `YYYY-MM-DD`. */
  today(): string;
  passTime(milliseconds: number): void;
  /** 1 more than ever before. */
  nextSequence(): number;
  /** A new id such as `num_k3v9…`; the same history gives the same ids. */
  newId(prefix: 'num' | 'port' | 'block'): string;
  snapshot(): ZoomSnapshot;
};

export const toTimestamp = (date: Date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

export function createAccount(initial: ZoomSnapshot, clock: Clock): Account {
  // A caller may keep or reuse its snapshot; the account changes only its own copy.
  const { seed, company, sites, assignees, ...rest } = structuredClone(initial);
  let { ahead, sequence } = rest;
  const numbers = new Map(rest.numbers.map((number) => [number.id, number]));
  const idByPhoneNumber = new Map(rest.numbers.map((number) => [number.phone_number, number.id]));
  const orders = new Map(rest.orders.map((order) => [order.order_id, order]));
  const blocks = new Map(rest.blocks.map((block) => [block.id, block]));
  const taken = new Set(rest.taken);

  const now = () => new Date(clock.now().getTime() + ahead);
  const nextSequence = () => ++sequence;

  return {
    seed,
    company,
    sites,
    assignees,
    numbers,
    idByPhoneNumber,
    orders,
    blocks,
    taken,
    now,
    timestamp: () => toTimestamp(now()),
    today: () => now().toISOString().slice(0, 10),
    passTime(milliseconds) {
      ahead += milliseconds;
    },
    nextSequence,
    newId: (prefix) => `${prefix}_${idText(12, seed, prefix, String(nextSequence()))}`,
    snapshot: () =>
      structuredClone({
        version: 1 as const,
        seed,
        company,
        ahead,
        sequence,
        sites,
        assignees,
        numbers: [...numbers.values()],
        orders: [...orders.values()],
        blocks: [...blocks.values()],
        taken: [...taken],
      }),
  };
}
