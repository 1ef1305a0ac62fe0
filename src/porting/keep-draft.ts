import { subDays } from 'date-fns/subDays';
import type { Context } from '../context.ts';
import type { Seal } from '../seal.ts';
import {
  deletePortDraftRow,
  deletePortDraftRowsBefore,
  lockPortDraftRow,
  readPortDraftRow,
  savePortDraftRow,
} from '../store/port-drafts.ts';
import type { Database, Transaction } from '../store/store.ts';
import { type PortDraft, portDraftSchema } from './port-draft.ts';

/** What use cases that see account numbers and PINs work with. */
export type SealedContext = Context & { seal: Seal };

export type KeptDraft = { draft: PortDraft; changedAt: Date };

/** Days that a form is kept after somebody last went on with it. */
export const KEPT_DAYS = 7;

/** Keeps a form, sealed: it takes the place of the person's last one. */
export async function keepDraft(
  { store, seal, clock }: Pick<SealedContext, 'store' | 'seal' | 'clock'>,
  userId: string,
  draft: PortDraft,
): Promise<void> {
  const sealed = seal.seal(JSON.stringify(draft), aboutDraft(userId));
  await savePortDraftRow(store.db, { userId, sealed, changedAt: clock.now() });
}

/** @returns undefined when there is none that is young enough and can be opened */
export async function readDraft(
  context: Pick<SealedContext, 'store' | 'seal' | 'clock'>,
  userId: string,
): Promise<KeptDraft | undefined> {
  return opened(context, userId, await readPortDraftRow(context.store.db, userId));
}

/** The same within a transaction, until whose end nobody else files it. */
export async function lockDraft(
  context: Pick<SealedContext, 'seal' | 'clock'>,
  tx: Transaction,
  userId: string,
): Promise<KeptDraft | undefined> {
  return opened(context, userId, await lockPortDraftRow(tx, userId));
}

export function dropDraft(db: Database, userId: string): Promise<void> {
  return deletePortDraftRow(db, userId);
}

/** For the night. @returns how many were too old */
export function forgetDrafts({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<number> {
  return deletePortDraftRowsBefore(store.db, oldest(clock.now()));
}

function opened(
  { seal, clock }: Pick<SealedContext, 'seal' | 'clock'>,
  userId: string,
  row: { sealed: string; changedAt: Date } | undefined,
): KeptDraft | undefined {
  if (!row || row.changedAt < oldest(clock.now())) return undefined;
  // One that was sealed with another key, or by another version, is as good as gone.
  const text = seal.open(row.sealed, aboutDraft(userId));
  if (text === undefined) return undefined;
  const draft = portDraftSchema.safeParse(JSON.parse(text)).data;
  return draft && { draft, changedAt: row.changedAt };
}

function oldest(now: Date): Date {
  return subDays(now, KEPT_DAYS);
}

function aboutDraft(userId: string): string {
  return `port draft of ${userId}`;
}
