import type { HeaderBlock, InputBlock, KnownBlock, ModalView } from '@slack/types';
import { KIND_WORDS } from '../../purchases/kind-words.ts';
import { PURCHASE_KINDS } from '../../purchases/request.ts';
import type { Settings } from '../../settings/settings.ts';
import { labelOf, type SettingName } from '../../settings/settings-words.ts';
import { capital, plain } from '../messages/text.ts';
import type { FormValues } from '../visits.ts';
import type { UserGroup } from '../workspace.ts';
import { writeBands } from './bands-text.ts';
import {
  channelField,
  choicesField,
  numberField,
  option,
  peopleField,
  textField,
  ticksField,
} from './fields.ts';
import { many, one } from './form-values.ts';

/** The settings that name people and user groups; each has a second field for the groups. */
export const PEOPLE_SETTINGS = [
  'admins',
  'approvers',
  'requesters',
  'lookers',
  'assigners',
  'releasers',
  'porters',
] as const satisfies SettingName[];
/** In the order of the form; who approves stands with the approvals. */
const ROLE_SETTINGS = ['requesters', 'lookers', 'assigners', 'releasers', 'porters', 'admins'] as const;
export const CHANNEL_SETTINGS = ['approvalsChannel', 'fallbackChannel', 'portingChannel'] as const;
const HOUR_SETTINGS = [
  'requestExpiryHours',
  'executionExpiryHours',
  'reminderAfterHours',
  'reminderEveryHours',
  'escalateAfterHours',
] as const satisfies SettingName[];

/** Dollars and hours; what makes sense is for `check-settings.ts`. */
const MOST_DOLLARS = 10_000_000;
const MOST_HOURS = 8_760;

export const groupsField = (name: (typeof PEOPLE_SETTINGS)[number]) => `${name}_groups`;

export type SettingsForm = {
  /** Of the settings that the form was opened with. */
  revision: number;
  /** By the names of the settings. */
  filled: FormValues;
  /** Of the workspace, and those in the settings that are there no more. */
  groups: readonly UserGroup[];
  /** What has to be said first. */
  notices?: readonly KnownBlock[];
  /** What is asked about the approvals that are needed, beside them. */
  questions?: readonly KnownBlock[];
  /** They have been asked whether something odd is meant: saved once more, it is. */
  isAsked?: boolean;
};

/** What the form carries; reads back with `readCarried`. */
function carry({ revision, isAsked = false }: Pick<SettingsForm, 'revision' | 'isAsked'>): string {
  return isAsked ? `${revision}|asked` : String(revision);
}

export function readCarried(text: string): { revision: number; isAsked: boolean } {
  const [revision = '', asked] = text.split('|');
  return { revision: Number.parseInt(revision, 10) || 0, isAsked: asked === 'asked' };
}

/** The settings as a form. Its block ids are the names of the settings (`read-settings-form.ts` reads them). */
export function settingsFormModal({
  filled,
  groups,
  notices = [],
  questions = [],
  ...carried
}: SettingsForm): ModalView {
  return {
    type: 'modal',
    callback_id: 'settings_form',
    private_metadata: carry(carried),
    title: plain('Phone settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...notices,
      header('Approvals'),
      ...people('approvers', filled, groups),
      bands(filled),
      ...questions,
      ticksField('selfApproval', {
        label: labelOf('selfApproval'),
        optional: true,
        options: [option('yes', 'Counts')],
        ticked: () => many(filled, 'selfApproval').length > 0,
      }),
      header('Without people, and the budget'),
      dollars('autoApproveUpTo', filled, 'Dollars a month. Empty: never.'),
      numberField('autoApprovalsPerDay', {
        label: labelOf('autoApprovalsPerDay'),
        least: 1,
        most: 1_000,
        value: one(filled, 'autoApprovalsPerDay'),
      }),
      ticksField('alwaysAsk', {
        label: labelOf('alwaysAsk'),
        hint: 'These are never approved automatically. Number blocks never are, ticked or not.',
        optional: true,
        options: PURCHASE_KINDS.map((kind) => option(kind, capital(KIND_WORDS[kind]))),
        ticked: (kind) => many(filled, 'alwaysAsk').includes(kind),
      }),
      dollars(
        'monthlyBudget',
        filled,
        'Dollars a month that may be added in a calendar month. Empty: no limit.',
      ),
      header('Channels'),
      ...CHANNEL_SETTINGS.map((name) =>
        channelField(name, { label: labelOf(name), optional: true, value: one(filled, name) }),
      ),
      header('Times'),
      ...HOUR_SETTINGS.map((name) => hours(name, filled)),
      header('Who may do what'),
      ...(['releaseNeedsApproval', 'portNeedsApproval'] as const).map((name) =>
        ticksField(name, {
          label: labelOf(name),
          optional: true,
          options: [option('yes', 'Needs approval, as a purchase does')],
          ticked: () => many(filled, name).length > 0,
        }),
      ),
      ...ROLE_SETTINGS.flatMap((name) => people(name, filled, groups)),
    ],
  };
}

/** Settings as the fields of the form. */
export function filledFromSettings(settings: Settings): FormValues {
  const numbers = ['autoApproveUpTo', 'autoApprovalsPerDay', 'monthlyBudget', ...HOUR_SETTINGS] as const;
  return {
    ...Object.fromEntries(
      PEOPLE_SETTINGS.flatMap((name) => [
        [name, settings[name].filter((id) => !isGroup(id))],
        [groupsField(name), settings[name].filter(isGroup)],
      ]),
    ),
    ...Object.fromEntries(CHANNEL_SETTINGS.map((name) => [name, settings[name] ?? undefined])),
    ...Object.fromEntries(
      numbers.map((name) => [name, settings[name] === null ? undefined : String(settings[name])]),
    ),
    quorumBands: writeBands(settings.quorumBands),
    alwaysAsk: settings.alwaysAsk,
    selfApproval: settings.selfApproval ? ['yes'] : [],
    releaseNeedsApproval: settings.releaseNeedsApproval ? ['yes'] : [],
    portNeedsApproval: settings.portNeedsApproval ? ['yes'] : [],
  };
}

function isGroup(id: string): boolean {
  return id.startsWith('S');
}

const EMPTY_MEANS = {
  admins: 'Empty: the admins of the workspace.',
  approvers: undefined,
  requesters: 'Empty: every full member.',
  lookers:
    'At the numbers we have. Empty: every full member. Whoever may assign or release them may look, too.',
  assigners: 'Empty: the admins, who always may.',
  releasers: 'Empty: the admins, who always may.',
  porters: 'Empty: the admins, who always may.',
};

function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

function people(
  name: (typeof PEOPLE_SETTINGS)[number],
  filled: FormValues,
  groups: readonly UserGroup[],
): InputBlock[] {
  const field = peopleField(name, {
    label: labelOf(name),
    hint: EMPTY_MEANS[name],
    optional: true,
    value: many(filled, name),
  });
  if (groups.length === 0) return [field];
  return [
    field,
    choicesField(groupsField(name), {
      label: `${labelOf(name)}: user groups`,
      optional: true,
      options: groups.map((group) => option(group.id, group.name)),
      chosen: many(filled, groupsField(name)),
    }),
  ];
}

function bands(filled: FormValues): InputBlock {
  return textField('quorumBands', {
    label: labelOf('quorumBands'),
    hint: 'A line for each range of cost a month, such as “1 up to $50” and “2 above”; or “1 for any cost”.',
    isLong: true,
    longest: 500,
    value: one(filled, 'quorumBands'),
  });
}

function dollars(name: 'autoApproveUpTo' | 'monthlyBudget', filled: FormValues, hint: string): InputBlock {
  return numberField(name, {
    label: labelOf(name),
    hint,
    optional: true,
    isDecimal: true,
    least: 0,
    most: MOST_DOLLARS,
    value: one(filled, name),
  });
}

function hours(name: (typeof HOUR_SETTINGS)[number], filled: FormValues): InputBlock {
  const mayBeNever = name === 'escalateAfterHours';
  return numberField(name, {
    label: `${labelOf(name)} (hours)`,
    ...(mayBeNever ? { hint: 'Empty: never.' } : {}),
    optional: mayBeNever,
    isDecimal: true,
    least: 0.1,
    most: MOST_HOURS,
    value: one(filled, name),
  });
}
