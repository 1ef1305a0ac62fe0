import { z } from 'zod';
import type { Inventory, InventoryRow } from '../types.ts';
import { listOf } from './scalars.ts';

const row = z
  .object({
    key: z.string(),
    total: z.number(),
    assigned: z.number(),
    unassigned: z.number(),
    monthly_cost: z.number(),
  })
  .transform(
    ({ monthly_cost: monthlyCost, ...it }): InventoryRow => ({
      key: it.key,
      total: it.total,
      assigned: it.assigned,
      unassigned: it.unassigned,
      monthlyCost,
    }),
  );

export const inventory = z
  .object({
    total: z.number(),
    assigned: z.number(),
    unassigned: z.number(),
    pending: z.number().default(0),
    monthly_cost: z.number(),
    by_type: listOf(row),
    by_state: listOf(row),
    by_site: listOf(row),
  })
  .transform(
    (it): Inventory => ({
      total: it.total,
      assigned: it.assigned,
      unassigned: it.unassigned,
      pending: it.pending,
      monthlyCost: it.monthly_cost,
      byType: it.by_type,
      byState: it.by_state,
      bySite: it.by_site,
    }),
  );
