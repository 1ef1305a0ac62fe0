import { z } from 'zod';
import { formatMoney } from '../../numbers/format-money.ts';
import { costOfBought } from '../../purchases/budget.ts';
import { costOf, isRelease, type PurchaseRequest, type Wanted } from '../../purchases/request.ts';
import { deedWords } from './deed-words.ts';
import { editWords } from './edit-words.ts';
import { actorName } from './people.ts';
import { counted, escapeCut, escapeText } from './text.ts';
import { rangeName, shortNumbers, wantedName } from './wanted.ts';

/** One audit entry of a request. */
export type Change = { what: string; actor: string; why?: string | null; details?: unknown };

/** Names a person; in a thread without a mention, which would page them for what they have just done. */
export type NameOf = (userId: string) => string;

const putOff = z.object({ putOff: z.number() });
const voted = z.object({ approvals: z.array(z.string()), quorum: z.number() });

/** One line for the request's thread; nothing for what the card itself has just said. */
export function changeLine(request: PurchaseRequest, change: Change, name: NameOf): string | undefined {
  const who = actorName(change.actor, name);
  const because = reason(change);
  switch (change.what) {
    case 'request.submitted':
      return undefined;
    case 'request.edited':
      return `:pencil2: ${who} ${editWords(change.details)}`;
    case 'request.voted':
      return `:thumbsup: ${who} approved${tally(change.details)}.`;
    case 'request.approved':
      if (change.actor === 'policy')
        return ':white_check_mark: The policy approved it, without anybody’s decision.';
      return change.actor === 'system'
        ? `:white_check_mark: The approvals it has are enough now: it is ${deedWords(request.wanted).verb} next.`
        : `:white_check_mark: ${who} approved, and that is enough: it is ${deedWords(request.wanted).verb} next.`;
    case 'request.denied':
      return `:no_entry: ${who} denied it.${because}`;
    case 'request.withdrawn':
      return `:leftwards_arrow_with_hook: ${who} withdrew it.${because}`;
    case 'request.expired':
      return ':alarm_clock: It expired: nobody decided in time.';
    case 'request.lapsed':
      return `:alarm_clock: The approval lapsed: it could not be ${deedWords(request.wanted).verb} in time, and nothing was.`;
    case 'request.commented':
      return `:speech_balloon: ${who}: ${quoted(change)}`;
    case 'request.reminded':
      // Told late, it may be about what is decided by now.
      if (request.status !== 'awaiting_approval')
        return `:bell: ${who} reminded of it, before it was decided.`;
      return `:bell: ${change.actor === 'system' ? 'A reminder' : `${who} reminds you`}: this still awaits a decision.`;
    case 'request.escalated':
      return ':rotating_light: Nobody decided in time, so the fallback channel was told.';
    case 'request.numbers_lost':
      return `:information_source:${because} This request goes on without: ${wantedName(request.wanted)} for ${formatMoney(request.wanted.monthlyCost)} a month.`;
    case 'request.moved_up':
      return request.behind === undefined
        ? ':arrow_up: The request in front has let these numbers go: it is this one’s turn.'
        : ':arrow_up: The request in front has let these numbers go; another one still comes first.';
    case 'purchase.started':
      return timesPutOff(change) > 0 ? undefined : ':hourglass_flowing_sand: Buying now.';
    case 'purchase.postponed':
      // Said once, however often it is tried in vain after that.
      if (timesPutOff(change) > 1) return undefined;
      return `:hourglass: Nothing is bought yet, and I try again by myself.${because}`;
    case 'release.started':
      return ':hourglass_flowing_sand: Releasing now.';
    case 'release.released':
      return `:tada: Released: ${doneOf(request)}`;
    case 'release.partly_released':
      return `:warning: Partly released: ${doneOf(request)} The card says which are not, and why.`;
    case 'release.failed':
      return `:x: Not released.${because}`;
    case 'port_in.started':
      return undefined;
    case 'port_in.sent':
      return `:outbox_tray: Sent to Zoom.${because} The porting order’s own card shows how it goes.`;
    case 'port_in.not_sent':
      return `:x: Not sent to Zoom.${because}`;
    case 'purchase.uncertain':
      if (isRelease(request)) return `:hourglass: Not finished: Zoom is asked again.${because}`;
      return ':grey_question: Zoom gave no clear answer. Checking with Zoom whether it happened; nothing is sent again.';
    case 'purchase.purchased':
      return `:tada: ${settled(change, who)}Bought: ${doneOf(request)}`;
    case 'purchase.partly_purchased':
      return `:warning: ${settled(change, who)}Bought in part: ${doneOf(request)} The card says what is missing and what to do.`;
    case 'purchase.failed':
      return `:x: ${settled(change, who)}Not bought.${because}`;
    case 'follow_up.retried':
      return `:repeat: ${who} has the steps after the purchase tried again.`;
    case 'follow_up.done':
      return ':link: The bought numbers are assigned and named as asked.';
    case 'follow_up.failed':
      return `:warning: Bought, but a step after the purchase failed.${because}`;
    default:
      // Written by a newer version of the bot.
      return `:information_source: ${escapeText(change.what)}${because}`;
  }
}

/** What the requester is told on top of their card, which changes without a sound. */
const TOLD = new Set([
  'request.approved',
  'request.denied',
  'request.expired',
  'request.lapsed',
  'request.commented',
  'request.moved_up',
  'request.numbers_lost',
  'purchase.postponed',
  'purchase.uncertain',
  'purchase.purchased',
  'purchase.partly_purchased',
  'purchase.failed',
  'release.released',
  'release.partly_released',
  'release.failed',
  'port_in.not_sent',
  'follow_up.failed',
]);

/** One line for the requester's direct message; nothing for what they did themselves or need not be called for. */
export function requesterLine(request: PurchaseRequest, change: Change, name: NameOf): string | undefined {
  if (!TOLD.has(change.what) || change.actor === request.requesterId) return undefined;
  const line = changeLine(request, change, name);
  return line && `*Request ${request.number}* (${wantedName(request.wanted)})\n${line}`;
}

function timesPutOff({ details }: Change): number {
  return putOff.safeParse(details).data?.putOff ?? 0;
}

function reason({ why }: Change): string {
  return why ? ` ${escapeCut(why, 500)}` : '';
}

function quoted({ why }: Change): string {
  return escapeCut(why ?? '', 500);
}

function tally(details: unknown): string {
  const counts = voted.safeParse(details).data;
  if (!counts) return '';
  const { approvals, quorum } = counts;
  return `: ${approvals.length} of ${counted(quorum, 'approval')}`;
}

/** A person who settled what reading could not. */
function settled({ actor }: Change, who: string): string {
  return /^[UW]/.test(actor) ? `${who} settled it. ` : '';
}

/** In a thread without a mention, which would page them. */
function plainAssignee({ id, name }: NonNullable<Wanted['assignTo']>): string {
  return escapeCut(name ?? id, 100);
}

/** What was bought or given up, in a sentence or two. */
function doneOf({ wanted, outcome }: PurchaseRequest): string {
  if (wanted.block || !outcome) {
    const name = wantedName({ ...wanted, kind: 'block' });
    const range = outcome?.block ? `, ${rangeName(outcome.block)}` : '';
    return `${name}${range}, for ${formatMoney(costOf({ wanted, outcome }))} a month.`;
  }
  const bought = new Set(outcome.bought.map(({ phoneNumber }) => phoneNumber));
  const numbers = wanted.numbers.filter(({ phoneNumber }) => bought.has(phoneNumber));
  const cost = formatMoney(costOfBought(wanted, outcome));
  const money = isRelease({ wanted }) ? `${cost} a month less` : `${cost} a month`;
  const named = shortNumbers({ numbers });
  const next = wanted.assignTo ? ` To be assigned next: ${plainAssignee(wanted.assignTo)}.` : '';
  return `${counted(outcome.bought.length, 'number')} for ${money}${named ? `: ${named}` : ''}.${next}`;
}
