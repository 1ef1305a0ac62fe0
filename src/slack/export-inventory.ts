import { addHours } from 'date-fns/addHours';
import { differenceInSeconds } from 'date-fns/differenceInSeconds';
import type { Context, Job } from '../context.ts';
import { type ExportProgress, exportInventory, noteExport } from '../inventory/export-inventory.ts';
import { TryLater } from '../try-later.ts';
import { isPageTokenExpired, isZoomError } from '../zoom/errors.ts';
import { type ExportState, exportCard } from './messages/export-card.ts';
import { notAllowedScreen } from './messages/not-allowed.ts';
import { escapeCut } from './messages/text.ts';
import type { Messenger } from './messenger.ts';
import { reporting } from './render-request.ts';

type Parts = { context: Context; messenger: Messenger };
type ExportJob = Omit<Extract<Job, { name: 'export-inventory' }>, 'name'>;
/** Of the job, `jobs/handlers.ts` says what they are. */
type Attempt = { mayBeDone: boolean; sentAt: Date };

/** Milliseconds between two drawings of the card: Slack takes fifty changes of messages a minute. */
const DRAWN_EVERY = 3_000;
/** Seconds until Zoom is asked again. */
const SOON = 20;
/** Hours after which an export is given up that Zoom or Slack does not let happen. */
const PATIENCE = 6;

/**
 * The job `export-inventory`: a file in the direct message of whoever asked for it, and a card there that tells how far
 * it is. A later attempt begins anew, and sends nothing when the file is there.
 * @throws TryLater while Zoom or Slack takes no more; what else goes wrong with Slack
 */
export async function sendInventory(parts: Parts, job: ExportJob, attempt: Attempt): Promise<void> {
  const { context, messenger } = parts;
  await reporting(parts, async () => {
    const channel = await messenger.directMessage(job.userId);
    const draw = async (state: ExportState) => {
      const age = differenceInSeconds(context.clock.now(), attempt.sentAt);
      const card = { subject: `export:${job.exportId}`, channel, version: Math.max(1, age + 1) };
      await messenger.showCard(card, () => exportCard(state));
    };
    try {
      await draw(await send(parts, job, attempt, draw));
    } catch (error) {
      const isLate = context.clock.now() > addHours(attempt.sentAt, PATIENCE);
      const { later, why } = sorted(error);
      if (why === undefined && !isLate) throw error;
      if (later !== undefined && !isLate) {
        await draw({ kind: 'waiting' });
        throw new TryLater(later, { cause: error });
      }
      await draw({ kind: 'failed', why: why ?? `It could not be done in ${PATIENCE} hours.` });
    }
  });
}

type Draw = (state: ExportState) => Promise<void>;

/** @returns how it ended */
async function send(
  { context, messenger }: Parts,
  { exportId, userId, words }: ExportJob,
  { mayBeDone, sentAt }: Attempt,
  draw: Draw,
): Promise<ExportState> {
  await draw({ kind: 'reading', read: 0 });
  const exported = await exportInventory(context, {
    by: userId,
    words,
    onProgress: progressOf(context, draw),
  });
  if (exported.kind === 'not_allowed') return { kind: 'failed', why: notAllowedScreen(exported).text };
  if (exported.kind === 'unclear')
    return { kind: 'failed', why: escapeCut(exported.problems.join(' '), 1_000) };

  const day = sentAt.toISOString().slice(0, 10);
  const fileName = `phone-numbers-${day}-${exportId.slice(0, 8)}.csv`;
  const file = {
    name: fileName,
    title: `Phone numbers, ${day}`,
    comment: 'The phone numbers you exported.',
    text: exported.text,
  };
  const isSent = await messenger.sendFile(userId, file, mayBeDone ? sentAt : undefined);
  const numbers = isSent ? exported.numbers() : undefined;
  await noteExport(context, { exportId, by: userId, words, numbers });
  return { kind: 'done', fileName, numbers, unreadable: exported.unreadable() };
}

/** Draws how far it is, now and then. What Slack does not take of it is no reason to stop. */
function progressOf({ clock }: Context, draw: Draw): (progress: ExportProgress) => Promise<void> {
  let drawnAt = clock.now().getTime();
  return async (progress) => {
    if (clock.now().getTime() - drawnAt < DRAWN_EVERY) return;
    drawnAt = clock.now().getTime();
    await draw({ kind: 'reading', ...progress }).catch(() => {});
  };
}

/** What went wrong at Zoom: why, in mrkdwn, and in how many seconds it is worth trying again. Nothing of what went wrong elsewhere. */
function sorted(error: unknown): { why?: string; later?: number } {
  if (!isZoomError(error)) return {};
  if (isPageTokenExpired(error)) return { why: 'Zoom takes too long to be read.', later: 1 };
  if (error.kind === 'refused') {
    const why = `Zoom refused: ${escapeCut(error.reason, 500)}`;
    return error.rateLimited ? { why, later: Math.max(SOON, error.rateLimited.retryAfter ?? 0) } : { why };
  }
  const why = 'Zoom could not be asked.';
  return error.kind === 'unavailable' && !error.passing ? { why } : { why, later: SOON };
}
