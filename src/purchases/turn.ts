import type { Context } from '../context.ts';
import type { Settings } from '../settings/settings.ts';
import { lockSettings } from '../settings/stored-settings.ts';
import { lockRequestRow } from '../store/requests.ts';
import type { Transaction } from '../store/store.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';

/** A transaction in which requests change: nobody else changes any until it ends. */
export type Turn = {
  context: Context;
  tx: Transaction;
  settings: Settings;
  settingsRevision: number;
  now: Date;
};

/**
 * Everything that changes a request takes its turn: budgets, holds and the hand-over of numbers from one request to
 * the next touch several requests at once, and one lock in front of them all leaves nothing to interleave. A turn is a
 * few statements; nothing outside the database is ever waited for in it.
 */
export function takeTurn<Result>(context: Context, work: (turn: Turn) => Promise<Result>): Promise<Result> {
  return context.store.db.transaction(async (tx) => {
    const { settings, revision } = await lockSettings(tx, context.firstSettings);
    return work({ context, tx, settings, settingsRevision: revision, now: context.clock.now() });
  });
}

export async function lockRequest({ tx }: Turn, id: string): Promise<StoredRequest | undefined> {
  const row = await lockRequestRow(tx, id);
  return row && fromRow(row);
}
