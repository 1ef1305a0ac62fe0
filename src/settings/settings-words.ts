import { formatMoney } from '../numbers/format-money.ts';
import { KIND_WORDS } from '../purchases/kind-words.ts';
import { countApprovals, describeBand } from './quorum-bands.ts';
import { type Settings, settingsSchema } from './settings.ts';

export type SettingName = keyof Settings;

/** A setting that was changed, as people read it. */
export type SettingChange = {
  field: SettingName;
  label: string;
  from: string;
  to: string;
};

type Words = { [Name in SettingName]: { label: string; say: (value: Settings[Name]) => string } };

const WORDS: Words = {
  admins: { label: 'Admins', say: (ids) => list(ids, 'workspace admins') },
  approvers: { label: 'Approvers', say: (ids) => list(ids, 'nobody') },
  requesters: { label: 'Who may request', say: (ids) => list(ids, 'every full member') },
  lookers: { label: 'Who may look at our numbers', say: (ids) => list(ids, 'every full member') },
  assigners: { label: 'Who may assign and edit', say: (ids) => list(ids, 'the admins') },
  releasers: { label: 'Who may release', say: (ids) => list(ids, 'the admins') },
  porters: { label: 'Who may port in', say: (ids) => list(ids, 'the admins') },
  releaseNeedsApproval: {
    label: 'Releasing numbers',
    say: (needs) => (needs ? 'needs approval, as a purchase does' : 'needs no approval'),
  },
  portNeedsApproval: {
    label: 'Porting numbers in',
    say: (needs) => (needs ? 'needs approval, as a purchase does' : 'needs no approval'),
  },
  approvalsChannel: { label: 'Approvals channel', say: channel },
  fallbackChannel: { label: 'Fallback channel', say: channel },
  portingChannel: { label: 'Porting channel', say: channel },
  quorumBands: {
    label: 'Approvals needed',
    say: (bands) =>
      bands.map((band) => `${describeBand(bands, band)}: ${countApprovals(band.quorum)}`).join('; '),
  },
  autoApproveUpTo: {
    label: 'Approved automatically up to',
    say: (dollars) => (dollars === null ? 'never' : `${formatMoney(dollars)} a month`),
  },
  autoApprovalsPerDay: { label: 'Automatic approvals per person and day', say: String },
  alwaysAsk: {
    label: 'Always decided by people',
    say: (kinds) =>
      list(
        kinds.map((kind) => KIND_WORDS[kind]),
        'no kind',
      ),
  },
  monthlyBudget: {
    label: 'Monthly budget',
    say: (dollars) => (dollars === null ? 'no limit' : formatMoney(dollars)),
  },
  selfApproval: {
    label: 'An approver’s vote on their own request',
    say: (counts) => (counts ? 'counts' : 'does not count'),
  },
  requestExpiryHours: { label: 'A request expires after', say: hours },
  executionExpiryHours: { label: 'An approval lapses after', say: hours },
  reminderAfterHours: { label: 'Approvers are reminded after', say: hours },
  reminderEveryHours: { label: 'Between reminders, at least', say: hours },
  escalateAfterHours: {
    label: 'The fallback channel is told after',
    say: (count) => (count === null ? 'never' : hours(count)),
  },
};

/** What the setting is called on forms and in messages. */
export function labelOf(name: SettingName): string {
  return WORDS[name].label;
}

/** A setting's value in words: `$100.00`, `U012, S034`, `up to $50.00 a month: 1 approval; …`. Ids stay as they are. */
export function sayOf<Name extends SettingName>(name: Name, settings: Settings): string {
  return WORDS[name].say(settings[name]);
}

/** Every setting that differs, in the order of the form. The order within a list of people is no difference. */
export function changesBetween(before: Settings, after: Settings): SettingChange[] {
  return settingsSchema
    .keyof()
    .options.map((field) => ({
      field,
      label: labelOf(field),
      from: sayOf(field, before),
      to: sayOf(field, after),
    }))
    .filter(({ from, to }) => from !== to);
}

function list(items: readonly string[], none: string): string {
  return items.length === 0 ? none : items.toSorted().join(', ');
}

function channel(id: string | null): string {
  return id ?? 'none';
}

function hours(count: number): string {
  return `${count} ${count === 1 ? 'hour' : 'hours'}`;
}
