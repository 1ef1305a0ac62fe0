import { z } from 'zod';

/** The account's records as they are kept and saved. What callers see of them is in `views.ts`. */
export const NUMBER_TYPES = ['local', 'toll_free', 'national', 'mobile'] as const;
export const NUMBER_STATUSES = ['active', 'pending', 'releasing'] as const;
export const CAPABILITIES = ['voice', 'sms', 'mms', 'fax'] as const;
export const ASSIGNEE_TYPES = [
  'user',
  'call_queue',
  'auto_receptionist',
  'common_area',
  'zoom_room',
] as const;
export const PORTING_STATUSES = [
  'submitted',
  'pending',
  'scheduled',
  'completed',
  'rejected',
  'cancelled',
] as const;
export const BLOCK_SIZES = [10, 20, 50, 100, 200, 500, 1000] as const;

const siteSchema = z.object({ id: z.string(), name: z.string() });

const assigneeSchema = z.object({
  type: z.enum(ASSIGNEE_TYPES),
  id: z.string(),
  name: z.string(),
  /** Users only. */
  email: z.string().optional(),
});

const numberSchema = z.object({
  /** Grows with every record of the account: the order of lists, and where a page ends. */
  sequence: z.number(),
  id: z.string(),
  phone_number: z.string(),
  type: z.enum(NUMBER_TYPES),
  status: z.enum(NUMBER_STATUSES),
  country: z.string(),
  state: z.string().optional(),
  city: z.string().optional(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  monthly_cost: z.number(),
  site_id: z.string(),
  display_name: z.string().optional(),
  assignee: z.object({ type: z.enum(ASSIGNEE_TYPES), id: z.string(), name: z.string() }).optional(),
  provisioned_at: z.string(),
  block_id: z.string().optional(),
  /** The porting order that brings the number, while it is `pending`. */
  order_id: z.string().optional(),
});

const billingAddressSchema = z.object({
  address: z.string(),
  city: z.string(),
  state: z.string(),
  zip: z.string(),
});
const rejectionSchema = z.object({ code: z.string(), reason: z.string() });

const orderSchema = z.object({
  /** Grows with every change of any order: newest change first is the order of the list. */
  change: z.number(),
  order_id: z.string(),
  status: z.enum(PORTING_STATUSES),
  /** ISO 8601: when the order got its present status. */
  status_since: z.string(),
  phone_numbers: z.array(z.string()),
  carrier_name: z.string(),
  authorized_person: z.string(),
  billing_address: billingAddressSchema,
  requested_port_date: z.string(),
  scheduled_port_date: z.string().optional(),
  submitted_at: z.string(),
  updated_at: z.string(),
  completed_at: z.string().optional(),
  rejection_reason: z.string().optional(),
  rejection_code: z.string().optional(),
  /** What the losing carrier will object to, judged when the account number and PIN came in: they are not kept. */
  objection: rejectionSchema.optional(),
});

const blockSchema = z.object({
  sequence: z.number(),
  id: z.string(),
  country: z.string(),
  area_code: z.string(),
  start_number: z.string(),
  end_number: z.string(),
  size: z.number(),
  site_id: z.string(),
  status: z.enum(NUMBER_STATUSES),
  monthly_cost: z.number(),
  created_at: z.string(),
});

const snapshotSchema = z.object({
  version: z.literal(1),
  seed: z.string(),
  company: z.string(),
  /** How far the service's own time runs ahead of the clock, in milliseconds. */
  ahead: z.number(),
  sequence: z.number(),
  sites: z.array(siteSchema),
  assignees: z.array(assigneeSchema),
  numbers: z.array(numberSchema),
  orders: z.array(orderSchema),
  blocks: z.array(blockSchema),
  /** Numbers that are not to be had any more: released ones, and those that somebody else bought. */
  taken: z.array(z.string()),
});

export type NumberType = (typeof NUMBER_TYPES)[number];
export type Capability = (typeof CAPABILITIES)[number];
export type AssigneeType = (typeof ASSIGNEE_TYPES)[number];
export type Site = z.infer<typeof siteSchema>;
export type Assignee = z.infer<typeof assigneeSchema>;
export type NumberRecord = z.infer<typeof numberSchema>;
export type OrderRecord = z.infer<typeof orderSchema>;
export type Rejection = z.infer<typeof rejectionSchema>;
export type BlockRecord = z.infer<typeof blockSchema>;
/** Everything the account is, as plain JSON. Faults, recorded calls and tokens are not part of it. */
export type ZoomSnapshot = z.infer<typeof snapshotSchema>;

/** @throws ZodError when `json` is not a snapshot of this version */
export const parseSnapshot = (json: unknown): ZoomSnapshot => snapshotSchema.parse(json);
