import { addMilliseconds } from 'date-fns/addMilliseconds';
import { formatNumber } from '../numbers/format-number.ts';
import { ABANDONED_AFTER_MS, pauseAfter, SEND_WITHIN_MS } from '../purchases/purchase-times.ts';
import { changeFiling, type FilingTurn, lockFiling, takeFilingTurn } from './filing-turn.ts';
import type { SealedContext } from './keep-draft.ts';
import { isOver } from './port-days.ts';
import { type FilingSent, openSecrets, sendFiling } from './send-filing.ts';
import { becomeUncertain, newOrder, settleAsFiled, settleAsNotFiled } from './settle-filing.ts';
import type { StoredFiling } from './stored-filing.ts';

/** Until a filing that could not be sent is given up. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

/**
 * Files one order: commits to it, sends one call, and commits what became of it. Called again, at whatever moment
 * before stopped, it never sends a second one.
 */
export async function executeFiling(context: SealedContext, filingId: string): Promise<void> {
  const started = await takeFilingTurn(context, async (turn) => {
    const filing = await lockFiling(turn, filingId);
    if (filing?.status !== 'filing') return undefined;
    return filing.startedAt ? lookAfterOther(turn, filing, filing.startedAt) : start(turn, context, filing);
  });
  if (!started) return;
  const sent = await send(context, started);
  await takeFilingTurn(context, async (turn) => {
    const filing = await lockFiling(turn, filingId);
    if (filing) await finish(turn, filing, sent);
  });
}

type Started = { filing: StoredFiling; secrets: NonNullable<ReturnType<typeof openSecrets>> };

async function start(
  turn: FilingTurn,
  { seal }: SealedContext,
  filing: StoredFiling,
): Promise<Started | undefined> {
  const age = turn.now.getTime() - begunAt(filing).getTime();
  if (filing.notes.postponed !== undefined && age > GIVE_UP_AFTER_MS) {
    const refusal = 'Zoom could not be reached for a day, so nothing was sent.';
    await settleAsNotFiled(turn, filing, { status: 'refused', refusal });
    return undefined;
  }
  const { requestedPortDate } = filing.form;
  if (isOver(requestedPortDate, turn.now)) {
    const refusal = `The day that was asked for, ${requestedPortDate}, is over, so nothing was sent. File it again with a later one.`;
    await settleAsNotFiled(turn, filing, { status: 'refused', refusal });
    return undefined;
  }
  const secrets = openSecrets(seal, filing);
  if (!secrets) {
    const refusal =
      'The account number that was kept for it cannot be read any more, for the ENCRYPTION_KEY was changed. Nothing was sent.';
    await settleAsNotFiled(turn, filing, { status: 'refused', refusal });
    return undefined;
  }
  return { filing: await changeFiling(turn, filing, { startedAt: turn.now }), secrets };
}

async function send(context: SealedContext, { filing, secrets }: Started): Promise<FilingSent> {
  const { zoom, clock } = context;
  const tooLate = new AbortController();
  const elapsed = clock.now().getTime() - (filing.startedAt?.getTime() ?? 0);
  const cancel = clock.schedule(Math.max(0, SEND_WITHIN_MS - elapsed), () => tooLate.abort());
  // A process that stood still must not wake up and file.
  if (elapsed >= SEND_WITHIN_MS) tooLate.abort();
  return sendFiling(zoom, filing.form, secrets, tooLate.signal).finally(cancel);
}

/**
 * Writes down how the one call went. Meanwhile another process may have taken this one for dead and made the filing
 * uncertain, or the watch may have seen the order: a plain answer still settles it.
 */
async function finish(turn: FilingTurn, filing: StoredFiling, sent: FilingSent): Promise<void> {
  const isOpen = filing.status === 'filing' || filing.status === 'uncertain';
  switch (sent.kind) {
    case 'answered':
      if (isOpen) await settleAsFiled(turn, filing, newOrder(filing.form, sent.order));
      else if (filing.orderId !== sent.order.orderId)
        await tellOfLateAnswer(turn, filing, sent.order.orderId);
      return;
    case 'refused': {
      const { refusal, fields } = sent;
      if (isOpen) {
        await settleAsNotFiled(turn, filing, {
          status: 'refused',
          refusal: `Zoom refused: ${refusal}`,
          refused: fields,
        });
      }
      return;
    }
    case 'unknown':
      if (filing.status === 'filing') await becomeUncertain(turn, filing, 'answer_lost');
      return;
    case 'not_sent':
      // Made uncertain meanwhile, it is found not to be there: whoever wants it files it again.
      if (filing.status === 'filing') await postpone(turn, filing);
  }
}

/** Nothing has left, so filing it later is still the first time. */
async function postpone(turn: FilingTurn, filing: StoredFiling): Promise<void> {
  const { context, tx, now } = turn;
  const soFar = now.getTime() - begunAt(filing).getTime();
  const postponed = 'Zoom could not be reached, so nothing was sent yet.';
  await changeFiling(turn, filing, { startedAt: null, notes: { postponed } });
  const startAfter = addMilliseconds(now, pauseAfter(soFar));
  await context.outbox.send(tx, { name: 'file-port', filingId: filing.id }, { startAfter });
}

/** When it could be sent first. */
function begunAt({ createdAt, notes }: StoredFiling): Date {
  return notes.approvedAt === undefined ? createdAt : new Date(notes.approvedAt);
}

/** Another worker is in the middle of it, or was when it ended: by then it has done it or never will. */
async function lookAfterOther(turn: FilingTurn, filing: StoredFiling, startedAt: Date): Promise<undefined> {
  const over = addMilliseconds(startedAt, ABANDONED_AFTER_MS);
  if (over <= turn.now) {
    await becomeUncertain(turn, filing, 'abandoned');
    return;
  }
  const job = { name: 'file-port', filingId: filing.id } as const;
  await turn.context.outbox.send(turn.tx, job, { startAfter: over });
}

/** What was settled stays as it is; but nobody may think that there is no order. */
async function tellOfLateAnswer(
  { tx, context }: FilingTurn,
  { status, form }: StoredFiling,
  orderId: string,
): Promise<void> {
  const numbers = form.phoneNumbers.map(formatNumber).join(', ');
  // As code: Zoom's ids can look like those of people and channels in Slack.
  const named = `\`${orderId.replaceAll('`', '')}\``;
  const text = `A port of ${numbers} is closed as ${status}, but Zoom answered later that it is porting order ${named}.`;
  await context.outbox.send(tx, { name: 'tell-admins', text });
}
