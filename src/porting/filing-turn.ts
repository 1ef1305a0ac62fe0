import type { Context } from '../context.ts';
import { lockSettings } from '../settings/stored-settings.ts';
import { lockPortFiling, type PortFilingChange, updatePortFiling } from '../store/port-filings.ts';
import type { Transaction } from '../store/store.ts';
import { formColumn, fromFilingRow, type StoredFiling } from './stored-filing.ts';

/** A transaction in which a filing changes. The settings are locked first, as everywhere. */
export type FilingTurn = { context: Context; tx: Transaction; portingChannel: string | null; now: Date };

export function takeFilingTurn<Result>(
  context: Context,
  work: (turn: FilingTurn) => Promise<Result>,
): Promise<Result> {
  return context.store.db.transaction(async (tx) => {
    const { settings } = await lockSettings(tx, context.firstSettings);
    return work({ context, tx, portingChannel: settings.portingChannel, now: context.clock.now() });
  });
}

export async function lockFiling({ tx }: FilingTurn, id: string): Promise<StoredFiling | undefined> {
  const row = await lockPortFiling(tx, id);
  return row && fromFilingRow(row);
}

/** Changes a filing, and has its card drawn anew. */
export async function changeFiling(
  { tx, context }: FilingTurn,
  { id, form, notes }: StoredFiling,
  { notes: noted, ...change }: Omit<PortFilingChange, 'form'> & { notes?: Partial<StoredFiling['notes']> },
): Promise<StoredFiling> {
  const column = formColumn({ form, notes: { ...notes, ...noted } });
  const row = await updatePortFiling(tx, id, { ...change, form: column });
  await context.outbox.send(tx, { name: 'show-filing', filingId: id });
  return fromFilingRow(row);
}
