import { PURCHASE_KINDS } from '../../purchases/request.ts';
import { type Settings, settingsSchema } from '../../settings/settings.ts';
import type { SettingName } from '../../settings/settings-words.ts';
import type { FormValues } from '../visits.ts';
import { readBands } from './bands-text.ts';
import { amount, many, one } from './form-values.ts';
import { groupsField, PEOPLE_SETTINGS } from './settings-form.ts';

export type SettingsReading = { settings: Settings } | { errors: Record<string, string> };

/** What the form sets, as far as it has the shape of settings; mistakes by block id. */
export function readSettingsForm(values: FormValues): SettingsReading {
  const bands = readBands(one(values, 'quorumBands') ?? '');
  const errors: Record<string, string> = 'problem' in bands ? { quorumBands: bands.problem } : {};
  const ids = Object.fromEntries(
    PEOPLE_SETTINGS.map((name) => [name, [...many(values, name), ...many(values, groupsField(name))]]),
  );
  const kinds = many(values, 'alwaysAsk');
  const reading = settingsSchema.safeParse({
    ...ids,
    approvalsChannel: one(values, 'approvalsChannel') ?? null,
    fallbackChannel: one(values, 'fallbackChannel') ?? null,
    portingChannel: one(values, 'portingChannel') ?? null,
    quorumBands: 'bands' in bands ? bands.bands : [{ upTo: null, quorum: 1 }],
    autoApproveUpTo: amountOrNone(values, 'autoApproveUpTo'),
    autoApprovalsPerDay: amount(values, 'autoApprovalsPerDay'),
    alwaysAsk: PURCHASE_KINDS.filter((kind) => kinds.includes(kind)),
    monthlyBudget: amountOrNone(values, 'monthlyBudget'),
    selfApproval: many(values, 'selfApproval').length > 0,
    releaseNeedsApproval: many(values, 'releaseNeedsApproval').length > 0,
    portNeedsApproval: many(values, 'portNeedsApproval').length > 0,
    requestExpiryHours: amount(values, 'requestExpiryHours'),
    executionExpiryHours: amount(values, 'executionExpiryHours'),
    reminderAfterHours: amount(values, 'reminderAfterHours'),
    reminderEveryHours: amount(values, 'reminderEveryHours'),
    escalateAfterHours: amountOrNone(values, 'escalateAfterHours'),
  });
  if (reading.success && Object.keys(errors).length === 0) return { settings: reading.data };
  for (const { path } of reading.error?.issues ?? []) {
    const [name] = path;
    if (typeof name === 'string') errors[name] ??= shapeProblem(name);
  }
  return { errors };
}

/** Only a field that is left empty is no limit; what cannot be read is a mistake. */
function amountOrNone(values: FormValues, name: SettingName): number | null | undefined {
  return one(values, name) === undefined ? null : amount(values, name);
}

const SHAPES: { readonly [Name in SettingName]?: string } = {
  autoApproveUpTo: 'Write an amount in dollars, such as 25, or leave it empty.',
  monthlyBudget: 'Write an amount in dollars, such as 500, or leave it empty.',
  autoApprovalsPerDay: 'Write a whole number, 1 or more.',
  escalateAfterHours: 'Write a number of hours above 0, or leave it empty.',
};

function shapeProblem(name: string): string {
  const known = Object.entries(SHAPES).find(([setting]) => setting === name)?.[1];
  if (known) return known;
  return name.endsWith('Hours')
    ? 'Write a number of hours above 0.'
    : 'This cannot be a setting. Choose again.';
}
