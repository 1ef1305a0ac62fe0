import type { People } from '../context.ts';
import type { Settings } from './settings.ts';

/**
 * Whom a refusal names as admins: people and user groups of the settings, or those who administer the workspace where
 * the settings name nobody.
 * @returns nobody while Slack cannot say
 */
export async function adminsToAsk(people: People, { admins }: Pick<Settings, 'admins'>): Promise<string[]> {
  if (admins.length > 0) return admins;
  return people.workspaceAdmins().catch(() => []);
}
