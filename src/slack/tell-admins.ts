import type { Context } from '../context.ts';
import type { Log } from '../log.ts';
import { resolve } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { cut, paragraph } from './messages/text.ts';
import { localTime } from './messages/when.ts';
import type { Messenger } from './messenger.ts';
import { Undeliverable } from './undeliverable.ts';

export type AdminTelling = {
  context: Context;
  messenger: Messenger;
  /** Slack ids of those who administer the workspace. */
  workspaceAdmins(): Promise<string[]>;
  log: Log;
};

/** Admins who are told; a user group can have hundreds. */
const TOLD = 20;

/**
 * The job `tell-admins`: says it to each admin in their direct message. An admin who cannot be written to keeps it from
 * nobody else. Where the settings name nobody, it is for those who administer the Slack workspace, as the settings are.
 * @param key the same for every attempt
 * @param maybeSince when it may have been said to some of them before
 */
export async function tellAdmins(
  { context, messenger, workspaceAdmins, log }: AdminTelling,
  text: string,
  { key, maybeSince }: { key: string; maybeSince?: Date | undefined },
): Promise<void> {
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  const named = [...(await resolve(context.people, settings.admins)).ids];
  const ids = named.length > 0 ? named : await workspaceAdmins();
  if (ids.length === 0) log.warn({ text }, 'There is no admin to be told');
  const message = adminMessage(text);
  for (const userId of ids.slice(0, TOLD)) {
    try {
      await messenger.sayDirectly(userId, { message, key: `${key}:${userId}`, maybeSince });
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      log.warn({ err: error, text }, 'An admin could not be told');
    }
  }
}

/** Has the admins told of what Slack does not take, once a day for each cause. */
export async function tellOfUndeliverable(
  { store, outbox }: Context,
  { to, code, cure }: Undeliverable,
): Promise<void> {
  const text = `I cannot write to ${to}, and Slack says why: ${code}. ${cure} Everything about requests is in \`/phone requests\` meanwhile.`;
  await store.db.transaction((tx) => outbox.send(tx, { name: 'tell-admins', text }));
}

/**
 * Ids in the text become names, and moments are read by everybody's own clock. What stands as `code` in it stays as it
 * is, such as an id that is not Slack's; of everything else nothing is formatting.
 */
function adminMessage(text: string) {
  const safe = cut(text, 2_000).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const named = safe
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : withNames(part)))
    .join('');
  return { text: `For admins of the phone bot: ${safe}`, blocks: [paragraph(`:wrench: ${named}`)] };
}

function withNames(text: string): string {
  return text
    .replace(/\b[UW][A-Z0-9]{8,}\b/g, '<@$&>')
    .replace(/\bS[A-Z0-9]{8,}\b/g, '<!subteam^$&>')
    .replace(/\bC[A-Z0-9]{8,}\b/g, '<#$&>')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, (iso) =>
      Number.isNaN(Date.parse(iso)) ? iso : localTime(new Date(iso)),
    );
}
