import { z } from 'zod';
import { SEARCH_CAPABILITIES, SEARCH_TYPES } from '../numbers/number-search.ts';
import { OWNED_STATUSES } from '../numbers/search-parts.ts';
import { TOLL_FREE_PREFIXES } from '../numbers/toll-free.ts';

/** A list as it is read back from the database's JSON. */

const storedSearch = z.object({
  areaCodes: z.array(z.string()).exactOptional(),
  tollFreePrefixes: z.array(z.enum(TOLL_FREE_PREFIXES)).exactOptional(),
  country: z.string().exactOptional(),
  state: z.string().exactOptional(),
  city: z.string().exactOptional(),
  type: z.enum(SEARCH_TYPES).exactOptional(),
  capabilities: z.array(z.enum(SEARCH_CAPABILITIES)).exactOptional(),
  starts: z.string().exactOptional(),
  contains: z.string().exactOptional(),
  ends: z.string().exactOptional(),
  under: z.number().exactOptional(),
  memorable: z.boolean().exactOptional(),
});

/** The column `filter`: what is listed. */
export const storedList = z.object({
  kind: z.enum(['numbers', 'toll_free']),
  filter: z.object({
    search: storedSearch,
    assigned: z.boolean().exactOptional(),
    status: z.enum(OWNED_STATUSES).exactOptional(),
    siteId: z.string().exactOptional(),
    name: z.string().exactOptional(),
    assignee: z.string().exactOptional(),
  }),
});

const storedPhoneNumber = z.object({
  id: z.string(),
  phoneNumber: z.string(),
  type: z.string(),
  status: z.string(),
  country: z.string().optional(),
  state: z.string().optional(),
  city: z.string().optional(),
  capabilities: z.array(z.string()),
  monthlyCost: z.number().optional(),
  siteId: z.string().optional(),
  displayName: z.string().optional(),
  assignee: z.object({ type: z.string(), id: z.string(), name: z.string().optional() }).optional(),
  provisionedAt: z.string().optional(),
});

const place = z.object({ token: z.string().optional(), offset: z.number(), looked: z.number() });

/** The column `held`: where it stands in Zoom's pages, and what is held of them. */
export const heldPage = z.object({
  numbers: z.array(storedPhoneNumber),
  /** Where each page begins, from the first to the one that is held. */
  trail: z.array(place).min(1),
  next: place.optional(),
  isCutShort: z.boolean(),
  unreadable: z.number().default(0),
  total: z.number().optional(),
});

export type StoredList = z.infer<typeof storedList>;
export type HeldPage = z.infer<typeof heldPage>;
