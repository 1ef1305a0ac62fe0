import type { Context } from '../context.ts';
import { runKind } from '../inventory/run.ts';
import { workOnCard } from '../store/cards.ts';
import { countRunItems, type RunRow, readRun, readRunItems } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { LISTED_ITEMS, RUN_FILE_HEADER, runCard, runFileLines } from './messages/run-card.ts';
import { RUN_WORDS } from './messages/run-words.ts';
import type { Messenger } from './messenger.ts';
import { reporting } from './render-request.ts';
import type { Workspace } from './workspace.ts';

export type RunRendering = {
  context: Context;
  messenger: Messenger;
  workspace: Pick<Workspace, 'sendFile'>;
};

const BATCH = 1_000;

/**
 * The job `show-run`: draws the card of a run as it is now, in the direct message of whoever started it. A long one
 * gets a file at its end.
 */
export async function showRun(rendering: RunRendering, runId: string): Promise<void> {
  const { context, messenger } = rendering;
  const { db } = context.store;
  const run = await readRun(db, runId);
  if (!run || run.status === 'planned') return;
  const counts = await countRunItems(db, runId);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isLong = total > LISTED_ITEMS;
  const listed = await readRunItems(db, runId, {
    ...(isLong ? { states: ['failed'] } : {}),
    limit: LISTED_ITEMS,
  });
  await reporting(rendering, async () => {
    const channel = await messenger.directMessage(run.userId);
    const card = { subject: `run:${runId}`, channel, version: run.version };
    await messenger.showCard(card, () => runCard({ run, counts, listed }));
    if (isLong && run.endedAt) await sendResult(rendering, run, run.endedAt);
  });
}

/** Once, however often the card is drawn: that it was sent is kept like a card. */
async function sendResult({ context, workspace }: RunRendering, run: RunRow, endedAt: Date): Promise<void> {
  const kind = runKind(run);
  if (!kind) return;
  const { store, clock } = context;
  const { name, title } = RUN_WORDS[kind].file;
  const key = { subject: `run-file:${run.id}`, channel: run.userId };
  await workOnCard(store, key, clock.now(), async ({ card, save }) => {
    if (card.ts !== null) return;
    const day = endedAt.toISOString().slice(0, 10);
    await workspace.sendFile(run.userId, {
      name: `${name}-${day}.csv`,
      title,
      content: RUN_FILE_HEADER + (await allLines(store, run.id, kind)),
      comment: 'The result of every one, in the order they were asked for.',
    });
    await save({ ts: String(endedAt.getTime()), rendered: run.version });
  });
}

async function allLines(store: Store, runId: string, kind: Parameters<typeof runFileLines>[0]) {
  let lines = '';
  for (let offset = 0; ; offset += BATCH) {
    const items = await readRunItems(store.db, runId, { limit: BATCH, offset });
    lines += runFileLines(kind, items);
    if (items.length < BATCH) return lines;
  }
}
