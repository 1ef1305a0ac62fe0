import { z } from 'zod';
import { refusesHistory } from '../../audit/may-see.ts';
import { type AuditAbout, exportAudit, readAudit } from '../../audit/read-audit.ts';
import { parseNumber } from '../../numbers/format-number.ts';
import { plainText } from '../../numbers/plain-text.ts';
import { isKnownAdmin } from '../../settings/rights.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import {
  AUDIT_PAGE,
  auditListScreen,
  auditNotUnderstood,
  exportIsForAdmins,
  exportSent,
  historyRefused,
} from '../messages/audit-list.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';

/** `/phone audit`, and behind it a number, a request or a person, as far as this person may see it */
export async function auditCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const about = readAuditWords(words);
  if (!about) return visit.answer(auditNotUnderstood(plainText(words)));
  const isNotForThem = words.trim() === '' && (await refusesHistory(desk.context, about, visit.person.id));
  // Whoever may not see everything, and did not ask for it either, sees what they did themselves.
  const own: AuditAbout = { kind: 'person', userId: visit.person.id };
  await visit.answer(await auditScreen(desk, visit.person, isNotForThem ? own : about));
}

/** Whose history was asked for. A person arrives as Slack's mention, for anybody could have typed a name. */
export function readAuditWords(words: string): AuditAbout | undefined {
  const person = /^\s*<@([UW][A-Z0-9]+)(?:\|[^>]*)?>\s*$/.exec(words)?.[1];
  if (person) return { kind: 'person', userId: person };
  const text = plainText(words);
  if (text === '' || /^(everything|all)$/i.test(text)) return { kind: 'everything' };
  const number = /^(?:request\s*)?#?(\d{1,6})$/i.exec(text)?.[1];
  if (number) return { kind: 'request', number: Number(number) };
  const phoneNumber = parseNumber(text);
  return phoneNumber === undefined ? undefined : { kind: 'number', phoneNumber };
}

const aboutSchema = z.union([
  z
    .tuple([z.literal('number'), z.string().regex(/^\+\d{7,15}$/)], z.string())
    .transform(([kind, phoneNumber]): AuditAbout => ({ kind, phoneNumber })),
  z
    .tuple([z.literal('request'), z.coerce.number().int().positive().max(2_147_483_647)], z.string())
    .transform(([kind, number]): AuditAbout => ({ kind, number })),
  z
    .tuple([z.literal('person'), z.string().regex(/^[UW][A-Z0-9]+$/)], z.string())
    .transform(([kind, userId]): AuditAbout => ({ kind, userId })),
  z.tuple([z.literal('everything')], z.string()).transform(([kind]): AuditAbout => ({ kind })),
]);

/** Reads a button of the history; one that nobody can have meant is about everything. */
export function readAbout(value: string): { about: AuditAbout; before: number | undefined } {
  const parts = value.split('|');
  const before = Number(parts[2]);
  return {
    about: aboutSchema.safeParse(parts).data ?? { kind: 'everything' },
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  };
}

export function turnAuditPage(desk: Desk): ClickHandler {
  return async (visit) => {
    const { about, before } = readAbout(visit.value);
    await visit.redraw(await auditScreen(desk, visit.person, about, before));
  };
}

/** "Export as CSV": a file in the admin's direct message. */
export function exportAuditFile({ context, directory, workspace, clock }: Desk): ClickHandler {
  return async (visit) => {
    const { about } = readAbout(visit.value);
    const nameOf = async (userId: string) => (await directory.person(userId)).realName;
    const exported = await exportAudit(context, { by: visit.person.id, about, nameOf });
    if (exported.kind === 'not_admin') return visit.answer(exportIsForAdmins(exported.admins));
    const day = clock.now().toISOString().slice(0, 10);
    await workspace.sendFile(visit.person.id, {
      name: `phone-history-${day}.csv`,
      title: `History of phone numbers, ${day}`,
      text: exported.lines,
      comment: 'The history you exported, the oldest entry first.',
    });
    await visit.answer(exportSent());
  };
}

/** One page of a history, as this person may see it. */
export async function auditScreen(
  { context }: Desk,
  { id: userId }: Person,
  about: AuditAbout,
  before?: number,
): Promise<Screen> {
  const refused = await refusesHistory(context, about, userId);
  if (refused) return historyRefused(refused);
  const page = await readAudit(context, about, { size: AUDIT_PAGE, before });
  const stored = await readSettings(context.store.db, context.firstSettings);
  return auditListScreen(page, {
    about,
    isNewest: before === undefined,
    isAdmin: await isKnownAdmin(context.people, stored, userId),
  });
}
