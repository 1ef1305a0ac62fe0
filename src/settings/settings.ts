import { z } from 'zod';
import { PURCHASE_KINDS } from '../purchases/request.ts';

const slackPerson = z.string().regex(/^[UWS][A-Z0-9]{2,}$/);
const slackChannel = z.string().regex(/^[CG][A-Z0-9]{2,}$/);
const dollars = z.number().nonnegative();
const hours = z.number().positive();

/** Up to this cost a month, so many approvals. The last band has no upper end. */
const band = z.object({ upTo: dollars.nullable(), quorum: z.number().int().min(1) });

/** What admins set in Slack. Shape only: whether it makes sense is for `check-settings.ts`. */
export const settingsSchema = z.object({
  /** Slack user and user-group ids. */
  admins: z.array(slackPerson),
  approvers: z.array(slackPerson),
  /** Who may request; empty: every full member. */
  requesters: z.array(slackPerson),
  /** Who sees the inventory; empty: every full member. */
  lookers: z.array(slackPerson),
  /** Who assigns, unassigns and edits numbers, gives numbers up, ports numbers in; empty: the admins. */
  assigners: z.array(slackPerson),
  releasers: z.array(slackPerson),
  porters: z.array(slackPerson),
  /** Whether giving numbers up is decided like a purchase. */
  releaseNeedsApproval: z.boolean(),
  /** Whether port-ins are. */
  portNeedsApproval: z.boolean(),
  approvalsChannel: slackChannel.nullable(),
  /** Where a request goes that nobody decided in time. */
  fallbackChannel: slackChannel.nullable(),
  portingChannel: slackChannel.nullable(),
  /** By rising `upTo`. */
  quorumBands: z.array(band).min(1),
  /** US dollars a month; a request that costs no more is approved by the policy. Null: never. */
  autoApproveUpTo: dollars.nullable(),
  /** Requests a person may have approved by the policy in a day (UTC). */
  autoApprovalsPerDay: z.number().int().positive(),
  /** Kinds that people always decide. */
  alwaysAsk: z.array(z.enum(PURCHASE_KINDS)),
  /** US dollars a month that may be added in a calendar month (UTC). Null: no limit. */
  monthlyBudget: dollars.nullable(),
  /** Whether an approver's vote on their own request counts. */
  selfApproval: z.boolean(),
  /** Until a request nobody decided expires. */
  requestExpiryHours: hours,
  /** Until an approval that was not executed lapses. */
  executionExpiryHours: hours,
  /** Until approvers are reminded. */
  reminderAfterHours: hours,
  /** At the least between two reminders. */
  reminderEveryHours: hours,
  /** Until the fallback channel is told. Null: never. */
  escalateAfterHours: hours.nullable(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The first values, for what the environment does not say. */
export const defaultSettings: Settings = {
  admins: [],
  approvers: [],
  requesters: [],
  lookers: [],
  assigners: [],
  releasers: [],
  porters: [],
  releaseNeedsApproval: false,
  portNeedsApproval: false,
  approvalsChannel: null,
  fallbackChannel: null,
  portingChannel: null,
  quorumBands: [
    { upTo: 50, quorum: 1 },
    { upTo: null, quorum: 2 },
  ],
  autoApproveUpTo: null,
  autoApprovalsPerDay: 1,
  alwaysAsk: [],
  monthlyBudget: null,
  selfApproval: false,
  requestExpiryHours: 72,
  executionExpiryHours: 24,
  reminderAfterHours: 24,
  reminderEveryHours: 4,
  escalateAfterHours: null,
};
