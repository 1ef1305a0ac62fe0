import type { SettingsProblem } from './check-settings.ts';
import { type Settings, settingsSchema } from './settings.ts';
import type { SettingName } from './settings-words.ts';

const AMOUNT = 'This is an amount of 0 dollars or more.';
const HOURS = 'This is a number of hours, more than 0.';
const PEOPLE = 'These are people and user groups of this workspace.';
const CHANNEL = 'This is a channel of this workspace.';

const WHAT_IT_IS: Record<SettingName, string> = {
  admins: PEOPLE,
  approvers: PEOPLE,
  requesters: PEOPLE,
  lookers: PEOPLE,
  assigners: PEOPLE,
  releasers: PEOPLE,
  porters: PEOPLE,
  releaseNeedsApproval: 'This is yes or no.',
  portNeedsApproval: 'This is yes or no.',
  approvalsChannel: CHANNEL,
  fallbackChannel: CHANNEL,
  portingChannel: CHANNEL,
  quorumBands: 'Each band is an amount of 0 dollars or more, and 1, 2 or more approvals.',
  autoApproveUpTo: AMOUNT,
  autoApprovalsPerDay: 'This is a whole number, 1 or more.',
  alwaysAsk: 'These are kinds of purchase.',
  monthlyBudget: AMOUNT,
  selfApproval: 'This is yes or no.',
  requestExpiryHours: HOURS,
  executionExpiryHours: HOURS,
  reminderAfterHours: HOURS,
  reminderEveryHours: HOURS,
  escalateAfterHours: HOURS,
};

/** Values that settings cannot have at all, whatever the others are. What was stored could not be read back. */
export function checkShape(settings: Settings): SettingsProblem[] {
  const parsed = settingsSchema.safeParse(settings);
  if (parsed.success) return [];
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return settingsSchema
    .keyof()
    .options.filter((field) => wrong.has(field))
    .map((field) => ({ field, message: WHAT_IT_IS[field] }));
}
