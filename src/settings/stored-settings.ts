import { lockSettingsRow, readSettingsRow, type SettingsRow } from '../store/settings.ts';
import type { Database, Transaction } from '../store/store.ts';
import { defaultSettings, type Settings, settingsSchema } from './settings.ts';

/** The settings as they are now, and how often they were changed in Slack. */
export type StoredSettings = { settings: Settings; revision: number };

/**
 * The revision of what nobody has changed in Slack yet. Until somebody does, the environment's first values count,
 * whatever was in the environment when the row was first locked.
 */
export const FIRST_REVISION = 0;

/** @param firstValues what counts until settings are changed in Slack */
export async function readSettings(db: Database, firstValues: Settings): Promise<StoredSettings> {
  const row = await readSettingsRow(db);
  return row ? fromRow(row, firstValues) : { settings: firstValues, revision: FIRST_REVISION };
}

/**
 * The same, and nobody else decides by the settings or changes them until the transaction ends. Budgets and daily
 * limits hold because everything that spends takes this lock first, before a request's.
 */
export async function lockSettings(tx: Transaction, firstValues: Settings): Promise<StoredSettings> {
  const first = {
    values: firstValues,
    revision: FIRST_REVISION,
    updatedAt: new Date(0),
    updatedBy: 'system',
  };
  return fromRow(await lockSettingsRow(tx, first), firstValues);
}

function fromRow(row: SettingsRow, firstValues: Settings): StoredSettings {
  if (row.revision === FIRST_REVISION) return { settings: firstValues, revision: FIRST_REVISION };
  // A setting that came with a later version is not in an older row.
  const values = settingsSchema.parse(Object.assign({}, defaultSettings, row.values));
  return { settings: values, revision: row.revision };
}
