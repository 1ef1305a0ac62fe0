import { z } from 'zod';
import type { PortChangeRow } from '../store/port-orders.ts';
import type { Announced } from './note-change.ts';

/** One thing that happened to an order, as it was noted. */
export type StoredChange = {
  id: number;
  orderId: string;
  change: Announced;
  /** When it happened, which may be long before it was found. */
  at: Date;
  foundAt: Date;
};

const day = z.string();
const common = { key: z.string(), at: z.string().optional() };
const changeSchema: z.ZodType<Announced> = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('new'),
      status: z.string().optional(),
      isLate: z.boolean().optional(),
      ...common,
    })
    .transform(withAt),
  z.object({ kind: z.literal('carrier_asked'), ...common }).transform(withAt),
  z.object({ kind: z.literal('date_set'), date: day, ...common }).transform(withAt),
  z
    .object({ kind: z.literal('date_moved'), from: day, date: day, days: z.number(), ...common })
    .transform(withAt),
  z.object({ kind: z.literal('completed'), ...common }).transform(withAt),
  z
    .object({
      kind: z.literal('rejected'),
      reason: z.string().optional(),
      code: z.string().optional(),
      ...common,
    })
    .transform((change) => ({ ...withAt(change), reason: change.reason, code: change.code })),
  z.object({ kind: z.literal('resubmitted'), by: z.string().optional(), ...common }).transform(withAt),
  z.object({ kind: z.literal('cancelled'), ...common }).transform(withAt),
  z.object({ kind: z.literal('gone'), ...common }).transform(withAt),
  z
    .object({
      kind: z.literal('changed'),
      by: z.string(),
      fields: z.array(z.string()),
      date: day.optional(),
      ...common,
    })
    .transform(withAt),
  z.object({ kind: z.literal('tested'), by: z.string(), ...common }).transform(withAt),
  z.object({ kind: z.literal('status'), from: z.string(), to: z.string(), ...common }).transform(withAt),
  z.object({ kind: z.literal('day_before'), key: z.string(), date: day }),
  z.object({ kind: z.literal('day_of'), key: z.string(), date: day }),
  z.object({ kind: z.literal('silent'), key: z.string(), days: z.number() }),
  z.object({ kind: z.literal('overdue'), key: z.string(), date: day }),
]);

/** @throws when the row is not one that this code has written */
export function fromChangeRow({ id, orderId, details, at, foundAt }: PortChangeRow): StoredChange {
  return { id, orderId, change: changeSchema.parse(details), at, foundAt };
}

/** Present even where Zoom did not say: `undefined` is left out of what is stored. */
function withAt<Change extends { at?: string | undefined }>(
  change: Change,
): Change & { at: string | undefined } {
  return { ...change, at: change.at };
}
