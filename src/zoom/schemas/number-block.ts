import { z } from 'zod';
import type { NumberBlock } from '../types.ts';
import { optionalNumber, optionalText, requiredText } from './scalars.ts';

export const numberBlock = z
  .object({
    id: requiredText,
    country: requiredText,
    area_code: requiredText,
    start_number: requiredText,
    end_number: requiredText,
    size: z.number(),
    assigned_count: optionalNumber,
    site_id: optionalText,
    status: optionalText,
    monthly_cost: optionalNumber,
    created_at: optionalText,
  })
  .transform(
    (it): NumberBlock => ({
      id: it.id,
      country: it.country,
      areaCode: it.area_code,
      startNumber: it.start_number,
      endNumber: it.end_number,
      size: it.size,
      assignedCount: it.assigned_count,
      siteId: it.site_id,
      status: it.status,
      monthlyCost: it.monthly_cost,
      createdAt: it.created_at,
    }),
  );

export const newBlockBody = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'),
  area_code: z.string().regex(/^\d{1,6}$/, 'must be digits'),
  size: z.literal([10, 20, 50, 100, 200, 500, 1000]),
  site_id: requiredText.optional(),
});
