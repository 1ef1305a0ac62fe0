import { formatMoney } from '../numbers/format-money.ts';
import { PURCHASE_KINDS } from '../purchases/request.ts';
import type { SettingsCheck, SettingsProblem } from './check-settings.ts';
import { toCents } from './quorum-bands.ts';
import type { Settings } from './settings.ts';

/** A year. Nobody waits longer, and dates stay dates. */
const MOST_HOURS = 8_760;

/** What can be said of settings without asking who anybody is. */
export function checkValues(settings: Settings): SettingsCheck {
  return {
    problems: [
      ...checkBands(settings),
      ...checkAmounts(settings),
      ...checkHours(settings),
      ...checkChannels(settings),
    ],
    warnings: [...bandWarnings(settings), ...amountWarnings(settings), ...otherWarnings(settings)],
  };
}

function checkBands({ quorumBands }: Settings): SettingsProblem[] {
  const ends = quorumBands.map(({ upTo }) => upTo);
  const problem = (message: string): SettingsProblem[] => [{ field: 'quorumBands', message }];
  if (ends.at(-1) !== null) {
    return problem(
      'Say how many approvals are needed above the last amount: the last band has no upper end.',
    );
  }
  const limits = ends.slice(0, -1);
  if (limits.includes(null)) return problem('Only the last band is without an upper end.');
  const amounts = limits.flatMap((upTo) => (upTo === null ? [] : [upTo]));
  const fall = amounts.findIndex((upTo, index) => upTo <= (amounts[index - 1] ?? -1));
  const [lower, upper] = [amounts[fall - 1], amounts[fall]];
  if (lower === undefined || upper === undefined) return [];
  return problem(`The bands have to rise: ${formatMoney(upper)} comes after ${formatMoney(lower)}.`);
}

function checkAmounts({ quorumBands, autoApproveUpTo, monthlyBudget }: Settings): SettingsProblem[] {
  const amounts: { field: SettingsProblem['field']; dollars: number | null }[] = [
    ...quorumBands.map(({ upTo }) => ({ field: 'quorumBands' as const, dollars: upTo })),
    { field: 'autoApproveUpTo', dollars: autoApproveUpTo },
    { field: 'monthlyBudget', dollars: monthlyBudget },
  ];
  const broken = amounts
    .filter(({ dollars }) => dollars !== null && dollars !== toCents(dollars) / 100)
    .map(({ field, dollars }) => ({ field, message: `Amounts are in whole cents: ${dollars} is not.` }));
  if (autoApproveUpTo === null || monthlyBudget === null || autoApproveUpTo <= monthlyBudget) return broken;
  const message = `${formatMoney(autoApproveUpTo)} is more than the monthly budget of ${formatMoney(monthlyBudget)}.`;
  return [...broken, { field: 'autoApproveUpTo', message }];
}

const HOUR_FIELDS = [
  'requestExpiryHours',
  'executionExpiryHours',
  'reminderAfterHours',
  'reminderEveryHours',
  'escalateAfterHours',
] as const;

function checkHours(settings: Settings): SettingsProblem[] {
  return HOUR_FIELDS.filter((field) => (settings[field] ?? 0) > MOST_HOURS).map((field) => ({
    field,
    message: `At most ${MOST_HOURS.toLocaleString('en-US')} hours, which is a year.`,
  }));
}

function checkChannels({ escalateAfterHours, fallbackChannel }: Settings): SettingsProblem[] {
  if (escalateAfterHours === null || fallbackChannel !== null) return [];
  const message = 'Choose the channel that is told when nobody decides in time, or leave that time empty.';
  return [{ field: 'fallbackChannel', message }];
}

function bandWarnings({ quorumBands }: Settings): SettingsProblem[] {
  const falls = quorumBands.some(({ quorum }, index) => quorum < (quorumBands[index - 1]?.quorum ?? 0));
  const message = 'A higher cost needs fewer approvals than a lower one. Is that meant?';
  return falls ? [{ field: 'quorumBands', message, asks: true }] : [];
}

function amountWarnings({ monthlyBudget, autoApproveUpTo, alwaysAsk }: Settings): SettingsProblem[] {
  const nothing = 'With a budget of nothing, only what costs nothing can be bought.';
  const never = 'Nothing is approved automatically: every kind of purchase is always decided by people.';
  const isNever = autoApproveUpTo !== null && PURCHASE_KINDS.every((kind) => alwaysAsk.includes(kind));
  return [
    ...(monthlyBudget === 0 ? [{ field: 'monthlyBudget' as const, message: nothing }] : []),
    ...(isNever ? [{ field: 'alwaysAsk' as const, message: never }] : []),
  ];
}

function otherWarnings(settings: Settings): SettingsProblem[] {
  const { requestExpiryHours, reminderAfterHours, escalateAfterHours } = settings;
  const warnings: { when: boolean; field: SettingsProblem['field']; message: string }[] = [
    {
      when: reminderAfterHours >= requestExpiryHours,
      field: 'reminderAfterHours',
      message: 'Nobody is reminded: a request expires before that.',
    },
    {
      when: escalateAfterHours !== null && escalateAfterHours >= requestExpiryHours,
      field: 'escalateAfterHours',
      message: 'The fallback channel is never told: a request expires before that.',
    },
    {
      when: settings.approvalsChannel === null,
      field: 'approvalsChannel',
      message: 'Without a channel, approvers see requests only with `/phone requests`.',
    },
    {
      when: settings.fallbackChannel !== null && settings.fallbackChannel === settings.approvalsChannel,
      field: 'fallbackChannel',
      message: 'This is the approvals channel: the same people are told again.',
    },
  ];
  return warnings.filter(({ when }) => when).map(({ field, message }) => ({ field, message }));
}
