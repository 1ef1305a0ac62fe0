import type { ModalView } from '@slack/types';
import { adminsToAsk } from '../../settings/admins-to-ask.ts';
import { isAdmin } from '../../settings/rights.ts';
import { readSettings, type StoredSettings } from '../../settings/stored-settings.ts';
import type { Desk } from '../desk.ts';
import { settingsAreForAdmins } from '../messages/settings-notices.ts';
import { modalOf } from '../screen.ts';
import type { FormValues } from '../visits.ts';
import type { UserGroup } from '../workspace.ts';
import { many } from './form-values.ts';
import {
  filledFromSettings,
  groupsField,
  PEOPLE_SETTINGS,
  type SettingsForm,
  settingsFormModal,
} from './settings-form.ts';

/** The settings as they are, for an admin; for everybody else who the admins are. */
export async function openSettingsForm(desk: Desk, userId: string): Promise<ModalView> {
  const { context } = desk;
  const stored = await readSettings(context.store.db, context.firstSettings);
  if (!(await isAdmin(context.people, stored, userId))) {
    return modalOf(settingsAreForAdmins(await adminsToAsk(context.people, stored.settings)));
  }
  return drawSettingsForm(desk, formOf(stored));
}

export async function drawSettingsForm(
  { workspace }: Pick<Desk, 'workspace'>,
  form: Omit<SettingsForm, 'groups'>,
): Promise<ModalView> {
  const groups = withMissing((await workspace.userGroups()) ?? [], form.filled);
  return settingsFormModal({ ...form, groups });
}

export function formOf({ settings, revision }: StoredSettings): { revision: number; filled: FormValues } {
  return { revision, filled: filledFromSettings(settings) };
}

/** A group that Slack does not name (any more) stays in the settings until somebody takes it out. */
function withMissing(groups: readonly UserGroup[], filled: FormValues): UserGroup[] {
  const known = new Set(groups.map(({ id }) => id));
  const named = PEOPLE_SETTINGS.flatMap((name) => many(filled, groupsField(name)));
  const missing = [...new Set(named)].filter((id) => !known.has(id));
  return [...groups, ...missing.map((id) => ({ id, name: `${id} (not found)` }))];
}
