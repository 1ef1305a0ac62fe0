import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { endRequest } from '../purchases/end-request.ts';
import { isLapsed, lapseRequest } from '../purchases/expire-request.ts';
import { moveRequest } from '../purchases/move-request.ts';
import { isFinal } from '../purchases/request.ts';
import type { StoredRequest } from '../purchases/stored-request.ts';
import { lockRequest, type Turn, takeTurn } from '../purchases/turn.ts';
import { readPortFilings } from '../store/port-filings.ts';
import { placeProblem } from './check-numbers.ts';
import { changeFiling, type FilingTurn, lockFiling } from './filing-turn.ts';
import { readNumberFacts } from './number-facts.ts';
import { isOver } from './port-days.ts';
import { settleAsNotFiled } from './settle-filing.ts';
import type { StoredFiling } from './stored-filing.ts';

/**
 * Files the porting orders of an approved request, and closes those of one that ended otherwise. Called again, whatever
 * the request and its filings have come to, it changes nothing more.
 */
export async function carryOutDecision(context: Context, requestId: string): Promise<void> {
  await takeTurn(context, async (turn) => {
    const request = await lockRequest(turn, requestId);
    if (request?.status === 'approved')
      return isLapsed(turn, request) ? lapse(turn, request) : file(turn, request);
    if (request && isFinal(request.status)) await close(turn, request);
  });
}

/** Its end closes the orders, by the job that comes with it. */
async function lapse(turn: Turn, request: StoredRequest): Promise<void> {
  await lapseRequest(turn, request);
}

async function file(turn: Turn, request: StoredRequest): Promise<void> {
  const sent: StoredFiling[] = [];
  const problems: string[] = [];
  for (const filing of await waitingFilings(turn, request)) {
    const problem = await problemOf(turn, filing);
    if (problem === undefined) sent.push(await sendOn(turn, filing, request));
    else {
      problems.push(problem);
      await settleAsNotFiled(filingTurn(turn), filing, { status: 'refused', refusal: problem });
    }
  }
  const started = await moveRequest(turn, request, {
    ...{ event: 'port_in.started', actor: 'system', to: 'purchasing' },
    change: { purchaseStartedAt: turn.now },
  });
  const refusal = problems.length > 0 ? problems.join(' ') : undefined;
  await endRequest(turn, started, {
    event: sent.length > 0 ? 'port_in.sent' : 'port_in.not_sent',
    actor: 'system',
    to: sent.length === 0 ? 'failed' : refusal === undefined ? 'purchased' : 'partly_purchased',
    why: refusal,
    details: { filings: sent.map(({ id }) => id) },
    change: { outcome: { bought: [], failed: [], refusal, knownFrom: 'zoom' } },
  });
}

/** While it waited, its day may have passed, and somebody may have ordered the same in the Zoom portal. */
async function problemOf({ context, tx, now }: Turn, filing: StoredFiling): Promise<string | undefined> {
  const { form } = filing;
  if (isOver(form.requestedPortDate, now)) {
    return `The day that was asked for, ${form.requestedPortDate}, was over when it was approved. File it again with a later one.`;
  }
  const store = { ...context.store, db: tx };
  const facts = await readNumberFacts({ store }, form.phoneNumbers, null, filing);
  const problems = form.phoneNumbers.flatMap((number) => placeProblem(number, facts));
  return problems.length > 0 ? problems.slice(0, 3).join(' ') : undefined;
}

async function sendOn(turn: Turn, filing: StoredFiling, request: StoredRequest): Promise<StoredFiling> {
  const { context, tx, now } = turn;
  await record(tx, context.outbox, context.clock, {
    actor: request.decision?.by ?? 'system',
    what: 'port.approved',
    subject: filing.id,
    phoneNumbers: filing.form.phoneNumbers,
    from: 'awaiting_approval',
    to: 'filing',
  });
  const changed = await changeFiling(filingTurn(turn), filing, {
    status: 'filing',
    notes: { approvedAt: now.toISOString() },
  });
  await context.outbox.send(tx, { name: 'file-port', filingId: filing.id });
  return changed;
}

async function close(turn: Turn, request: StoredRequest): Promise<void> {
  const refusal = whyNot(request);
  for (const filing of await waitingFilings(turn, request)) {
    await settleAsNotFiled(filingTurn(turn), filing, { status: 'refused', refusal });
  }
}

function whyNot({ number, status, decision }: StoredRequest): string {
  switch (status) {
    case 'denied':
      return `Request ${number} was denied${decision?.reason ? `: ${decision.reason}` : '.'}`;
    case 'withdrawn':
      return `Request ${number} was withdrawn.`;
    case 'expired':
      return `Request ${number} expired: nobody decided in time.`;
    default:
      return `The approval of request ${number} lapsed: it could not be sent to Zoom in time.`;
  }
}

async function waitingFilings(turn: Turn, { id }: StoredRequest): Promise<StoredFiling[]> {
  const filings: StoredFiling[] = [];
  for (const row of await readPortFilings(turn.tx, { requestId: id, statuses: ['awaiting_approval'] })) {
    const filing = await lockFiling(filingTurn(turn), row.id);
    if (filing?.status === 'awaiting_approval') filings.push(filing);
  }
  return filings;
}

function filingTurn({ context, tx, settings, now }: Turn): FilingTurn {
  return { context, tx, portingChannel: settings.portingChannel, now };
}
