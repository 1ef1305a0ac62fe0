import { record, SETTINGS_SUBJECT } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { redrawOpen } from '../purchases/redraw-open.ts';
import { writeSettingsRow } from '../store/settings.ts';
import { adminsToAsk } from './admins-to-ask.ts';
import { checkSettings, type SettingsProblem } from './check-settings.ts';
import { isAdmin } from './rights.ts';
import type { Settings } from './settings.ts';
import { changesBetween, type SettingChange } from './settings-words.ts';
import { lockSettings, readSettings, type StoredSettings } from './stored-settings.ts';

/** What an admin saves: all the settings, as they are to be. */
export type SettingsProposal = {
  /** Slack user id. */
  by: string;
  /** Of the settings that they were shown. */
  revision: number;
  settings: Settings;
  /** They were asked whether something odd is meant, and it is. */
  isMeant?: boolean;
};

export type SettingsChanged =
  | { kind: 'changed'; revision: number; changes: SettingChange[]; warnings: SettingsProblem[] }
  /** They are what they were. */
  | { kind: 'unchanged'; warnings: SettingsProblem[] }
  /** Something may not be meant: nothing is saved until they say that it is. */
  | { kind: 'asks'; questions: SettingsProblem[] }
  | { kind: 'impossible'; problems: SettingsProblem[]; warnings: SettingsProblem[] }
  /** @property admins who can: people and user groups */
  | { kind: 'not_admin'; admins: string[] }
  /** Somebody else changed them since they were shown: these are the settings now. */
  | { kind: 'outdated'; now: StoredSettings };

/** Changes the settings and records what was changed. Two admins at once do not overwrite each other unseen. */
export async function changeSettings(
  context: Pick<Context, 'store' | 'people' | 'outbox' | 'clock' | 'firstSettings'>,
  { by, revision, settings, isMeant = false }: SettingsProposal,
): Promise<SettingsChanged> {
  const { store, people, outbox, clock, firstSettings } = context;
  const shown = await readSettings(store.db, firstSettings);
  if (!(await isAdmin(people, shown, by))) {
    return { kind: 'not_admin', admins: await adminsToAsk(people, shown.settings) };
  }
  if (shown.revision !== revision) return { kind: 'outdated', now: shown };
  const { problems, warnings } = await checkSettings(people, settings);
  if (problems.length > 0) return { kind: 'impossible', problems, warnings };
  const questions = isMeant ? [] : warnings.filter(({ asks }) => asks);
  if (questions.length > 0) return { kind: 'asks', questions };

  return store.db.transaction(async (tx): Promise<SettingsChanged> => {
    const now = await lockSettings(tx, firstSettings);
    // The right to change them was judged by this same revision.
    if (now.revision !== revision) return { kind: 'outdated', now };
    const changes = changesBetween(now.settings, settings);
    if (changes.length === 0) return { kind: 'unchanged', warnings };
    const row = { values: settings, revision: revision + 1, updatedAt: clock.now(), updatedBy: by };
    if (!(await writeSettingsRow(tx, revision, row))) throw new Error('The locked settings changed');
    await record(tx, outbox, clock, {
      actor: by,
      what: 'settings.changed',
      subject: SETTINGS_SUBJECT,
      details: { changes },
    });
    await redrawOpen(tx, { outbox });
    return { kind: 'changed', revision: row.revision, changes, warnings };
  });
}
