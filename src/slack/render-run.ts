import { z } from 'zod';
import type { Context } from '../context.ts';
import { MOST_RELEASED, releaseDetails } from '../inventory/plan-release.ts';
import { readWhatItWas } from '../inventory/releasable.ts';
import { type RunKind, runKind } from '../inventory/run.ts';
import { workOnCard } from '../store/cards.ts';
import { countRunItems, type RunRow, readRun, readRunItems, streamRunItems } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { importPlanCard, PLAN_LISTED } from './messages/import-plan.ts';
import { LISTED_ITEMS, type ReleaseView, runCard, runFileHeader, runFileLines } from './messages/run-card.ts';
import { RUN_WORDS } from './messages/run-words.ts';
import type { Messenger } from './messenger.ts';
import { reporting } from './render-request.ts';

export type RunRendering = {
  context: Context;
  messenger: Messenger;
};

/**
 * The job `show-run`: draws the card of a run as it is now, in the direct message of whoever started it. A long one
 * gets a file at its end.
 */
export async function showRun(rendering: RunRendering, runId: string): Promise<void> {
  const { context, messenger } = rendering;
  const { db } = context.store;
  const run = await readRun(db, runId);
  if (!run) return;
  if (run.status === 'planned') return showPlan(rendering, run);
  const counts = await countRunItems(db, runId);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isLong = total > LISTED_ITEMS;
  const listed = await readRunItems(db, runId, {
    ...(isLong ? { states: ['failed'] } : {}),
    limit: LISTED_ITEMS,
  });
  const release = run.kind === 'release' && run.endedAt ? await viewRelease(context, run) : undefined;
  await reporting(rendering, async () => {
    const channel = await messenger.directMessage(run.userId);
    const card = { subject: `run:${runId}`, channel, version: run.version };
    await messenger.showCard(card, () => runCard({ run, counts, listed, release }));
    if (hasFile(run, total) && run.endedAt) await sendResult(rendering, run, run.endedAt);
  });
}

async function viewRelease({ store }: Context, { id, details }: RunRow): Promise<ReleaseView> {
  const released = await readRunItems(store.db, id, { states: ['done'], limit: MOST_RELEASED });
  const costs = released.flatMap(({ wanted }) => readWhatItWas(wanted).monthlyCost ?? []);
  const isAllTold = costs.length === released.length;
  const saved = isAllTold ? costs.reduce((sum, cost) => sum + cost, 0) : undefined;
  return { saved, refused: releaseDetails.parse(details ?? {}).refused };
}

/** Of an import, every row is accounted for in a file. */
function hasFile({ kind }: RunRow, total: number): boolean {
  return kind === 'import' || total > LISTED_ITEMS;
}

/** The plan of an import is its card until it is applied; that of a release is a modal. */
async function showPlan(rendering: RunRendering, run: RunRow): Promise<void> {
  if (run.kind !== 'import') return;
  const { context, messenger } = rendering;
  const { db } = context.store;
  const { pending: changes = 0, unchanged = 0, failed: wrong = 0 } = await countRunItems(db, run.id);
  const first = (state: string) => readRunItems(db, run.id, { states: [state], limit: PLAN_LISTED });
  const view = { run, changes, unchanged, wrong, ...planDetails.parse(run.details ?? {}) };
  const [changing, failing] = [await first('pending'), await first('failed')];
  await reporting(rendering, async () => {
    const channel = await messenger.directMessage(run.userId);
    const card = { subject: `run:${run.id}`, channel, version: run.version };
    await messenger.showCard(card, () => importPlanCard({ ...view, changing, failing }));
  });
}

const planDetails = z.object({ fileName: z.string().optional() });

/**
 * Once, however often the card is drawn: that it was sent is kept like a card, and where somebody ended in the middle of
 * sending it, it is looked for.
 */
async function sendResult({ context, messenger }: RunRendering, run: RunRow, endedAt: Date): Promise<void> {
  const kind = runKind(run);
  if (!kind) return;
  const { store, clock } = context;
  const { name, title } = RUN_WORDS[kind].file;
  const key = { subject: `run-file:${run.id}`, channel: run.userId };
  await workOnCard(store, key, clock.now(), async ({ card, isNew, save }) => {
    if (card.ts !== null) return;
    const day = endedAt.toISOString().slice(0, 10);
    const file = {
      name: `${name}-${day}-${run.id.slice(0, 8)}.csv`,
      title,
      text: allLines(store, run.id, kind),
      comment: 'The result of every one, in the order they were asked for.',
    };
    await messenger.sendFile(run.userId, file, isNew ? undefined : (card.postedAt ?? endedAt));
    await save({ ts: String(endedAt.getTime()), rendered: run.version });
  });
}

async function* allLines(store: Store, runId: string, kind: RunKind): AsyncGenerator<string> {
  yield runFileHeader(kind);
  for await (const items of streamRunItems(store.db, runId)) yield runFileLines(kind, items);
}
