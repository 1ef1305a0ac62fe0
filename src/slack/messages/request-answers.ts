import { formatNumber } from '../../numbers/format-number.ts';
import type { NotAwaiting } from '../../purchases/awaiting-request.ts';
import type { Commented } from '../../purchases/comment-request.ts';
import type { Approved, Denied, NotDecided, NotDenied, WhoCan } from '../../purchases/decide-request.ts';
import type { Retried } from '../../purchases/follow-up.ts';
import type { Reminded } from '../../purchases/remind-approvers.ts';
import { isPort, isRelease, type PurchaseRequest } from '../../purchases/request.ts';
import type { SettledByHand } from '../../purchases/settle-by-hand.ts';
import type { Withdrawn } from '../../purchases/withdraw-request.ts';
import type { Screen } from '../screen.ts';
import { deedWords, statusName } from './deed-words.ts';
import { mentions, whomToAsk } from './people.ts';
import { requestButtons } from './request-buttons.ts';
import { requestUnknown } from './request-notices.ts';
import { counted, escapeText, listed, paragraph } from './text.ts';
import { rangeName } from './wanted.ts';
import { localTime } from './when.ts';

/** Every click gets an answer: what happened, or why not, and what to do or whom to ask. */

export function approvedAnswer(result: Approved): Screen {
  switch (result.kind) {
    case 'approved': {
      const { number, wanted } = result.request;
      return said(
        'Approved',
        `:white_check_mark: You approved request ${number}, and that is enough: it is ${deedWords(wanted).verb} now. The card shows how it goes.`,
      );
    }
    case 'counted': {
      const missing = counted(result.judgement.missing, 'more approval');
      return said(
        'Your approval counts',
        `:thumbsup: You approved request ${result.request.number}. ${missing} needed.`,
      );
    }
    case 'already_voted': {
      const missing = counted(result.judgement.missing, 'more approval');
      return said(
        'Approved already',
        `:thumbsup: You have approved request ${result.request.number} before, and it counts once. ${missing} needed, from somebody else.`,
      );
    }
    case 'refused':
      return said(
        'Over the budget',
        `:moneybag: Request ${result.request.number} cannot be approved. ${escapeText(result.judgement.reason)} Deny it, or ask an admin to raise the budget in \`/phone settings\`.`,
      );
    case 'queued':
      return said(
        'Another comes first',
        `:vertical_traffic_light: Request ${result.request.number} is queued behind another for the same numbers. It can be approved once that one has ended without buying them; I tell you in its thread.`,
      );
    default:
      return notDecided(result);
  }
}

export function deniedAnswer(result: Denied): Screen {
  if (result.kind !== 'denied') return notDenied(result);
  const { number, requesterId } = result.request;
  return said(
    'Denied',
    `:no_entry: You denied request ${number}. ${mentions([requesterId])} is told your reason.`,
  );
}

export function withdrawnAnswer(result: Withdrawn): Screen {
  switch (result.kind) {
    case 'withdrawn':
      return said(
        'Withdrawn',
        `:leftwards_arrow_with_hook: You withdrew request ${result.request.number}. ${afterWithdrawal(result.request)}`,
      );
    case 'not_yours':
      return said(
        'Not yours',
        `:no_entry: Only ${mentions([result.request.requesterId])} can withdraw request ${result.request.number}.`,
      );
    default:
      return notAwaiting(result);
  }
}

/** What can be done now, on which card: only a purchase is asked for again on that of its request. */
function afterWithdrawal(request: PurchaseRequest): string {
  if (isRelease(request)) return 'Nothing is released.';
  return isPort(request)
    ? '*Correct and file again* on the card of the port opens it anew.'
    : '*Ask again* on its card opens it anew.';
}

export function remindedAnswer(result: Reminded): Screen {
  switch (result.kind) {
    case 'reminded':
      return said('Reminded', `:bell: The approvers of request ${result.request.number} are reminded.`);
    case 'too_soon':
      return said(
        'Not yet',
        `:bell: The approvers of request ${result.request.number} were reminded a short while ago. You can remind them again from ${localTime(result.next)} on.`,
      );
    case 'queued':
      return said(
        'Another comes first',
        `:vertical_traffic_light: Nobody can approve request ${result.request.number} yet: another request for the same numbers comes first. I call the approvers when it is its turn.`,
      );
    case 'not_yours':
      return said(
        'Not yours',
        `:no_entry: Only ${mentions([result.request.requesterId])} can remind the approvers of request ${result.request.number}. They are also reminded by themselves.`,
      );
    default:
      return notAwaiting(result);
  }
}

export function commentedAnswer(result: Commented, userId: string): Screen {
  switch (result.kind) {
    case 'commented': {
      const { number, requesterId } = result.request;
      const told =
        requesterId === userId ? 'The approvers see it' : `${mentions([requesterId])} is told, and it stands`;
      return said('Comment', `:speech_balloon: ${told} in the thread of request ${number}.`);
    }
    case 'not_allowed':
      return said(
        'Not available to you',
        ':no_entry: Only full members of the workspace can comment on requests. Ask the person who invited you.',
      );
    case 'unknown':
      return requestUnknown();
  }
}

export function settledAnswer(result: SettledByHand): Screen {
  switch (result.kind) {
    case 'settled':
      return said(
        'Settled',
        `:white_check_mark: Request ${result.request.number} is settled: *${statusName(result.request)}*. It is noted as your decision.`,
      );
    case 'contradicted':
      return contradicted(result);
    case 'too_early':
      return said(
        'Too early to say',
        `:hourglass: Zoom may still be at work on request ${result.request.number}, so nobody can know yet that it was not bought. From ${localTime(result.until)} on it can be settled as that; I go on looking by myself meanwhile.`,
      );
    case 'not_uncertain':
      return said(
        'Settled already',
        `:information_source: ${standing(result.request)} It is not uncertain any more, so nothing has changed.`,
      );
    case 'not_allowed':
      return said(
        'For admins',
        `:no_entry: Only admins of the phone bot can settle what became of a purchase, so nothing has changed. Ask ${whomToAsk(result.admins)}.`,
      );
    case 'unknown':
      return requestUnknown();
  }
}

/** What the inventory shows, and the way to settle it otherwise all the same. */
function contradicted({ request, sees, happened }: Extract<SettledByHand, { kind: 'contradicted' }>): Screen {
  const there = [
    ...sees.blocks.map(rangeName),
    ...numberNames(sees.bought.map(({ phoneNumber }) => phoneNumber)),
  ];
  const missing = request.wanted.block ? [] : numberNames(sees.missing);
  const shows =
    there.length === 0
      ? 'nothing of it'
      : `${listed(there)}${missing.length > 0 ? `, and not ${listed(missing)}` : ''}`;
  const screen = said(
    'Zoom says otherwise',
    `:mag: I have just looked: Zoom’s inventory shows ${shows}. So request ${request.number} is *not settled* as ${happened ? 'bought' : 'not bought'}. A purchase may take a while to be seen, and I go on looking by myself. If you know better, you can settle it all the same:`,
  );
  const button = happened ? 'happened_anyway' : 'not_happened_anyway';
  return { ...screen, blocks: [...screen.blocks, ...requestButtons(request, [button])] };
}

function numberNames(phoneNumbers: readonly string[]): string[] {
  const named = phoneNumbers.slice(0, 10).map(formatNumber);
  const more = phoneNumbers.length - named.length;
  return more > 0 ? [...named, counted(more, 'more', 'more')] : named;
}

export function retriedAnswer(result: Retried): Screen {
  switch (result.kind) {
    case 'retrying':
      return said(
        'Trying again',
        `:repeat: What failed after request ${result.request.number} was bought is tried again. The card shows how it goes.`,
      );
    case 'nothing_failed':
      return said(
        'Nothing to do',
        `:information_source: Nothing of request ${result.request.number} is left to be tried again.`,
      );
    case 'not_allowed':
      return said(
        'Not yours',
        `:no_entry: Only ${mentions([result.request.requesterId])} or an approver can have it tried again.`,
      );
    case 'unknown':
      return requestUnknown();
  }
}

export function notDenied(result: NotDenied): Screen {
  if (result.kind !== 'in_their_way') return notDecided(result);
  const { request, waiting, whoCan } = result;
  const others =
    whoCan.people.length > 0
      ? `${mentions(whoCan.people.slice(0, 10), 'or')} can, or you withdraw yours first.`
      : 'Nobody else can now, so withdraw yours first.';
  return said(
    'In your own way',
    `:no_entry: Your request ${waiting.number} waits for the numbers of request ${request.number}, and would get them if you denied it: so that is not yours to do. ${others}`,
  );
}

export function notDecided(result: NotDecided): Screen {
  switch (result.kind) {
    case 'own_request':
      return said(
        'Your own request',
        `:no_entry: Request ${result.request.number} is yours, and nobody decides on a request of their own. ${whoCan(result.whoCan)}`,
      );
    case 'not_allowed':
      return said(
        'Not yours to decide',
        `:no_entry: You are not among those who decide on requests, so nothing has changed. ${whoCan(result.whoCan)}`,
      );
    default:
      return notAwaiting(result);
  }
}

export function notAwaiting(result: NotAwaiting): Screen {
  switch (result.kind) {
    case 'unknown':
      return requestUnknown();
    case 'expired':
      return said(
        'Expired',
        `:alarm_clock: Request ${result.request.number} expired just now: nobody had decided in time. Its requester can ask again.`,
      );
    case 'outdated':
      return said(
        'Changed meanwhile',
        `:pencil2: Request ${result.request.number} was changed since you saw it, so nothing has happened. Look at it as it is now and decide then.`,
      );
    case 'decided':
      return said('Decided already', `:information_source: ${standing(result.request)} Nothing has changed.`);
  }
}

/** A short screen of one sentence or two, in mrkdwn. */
export function said(title: string, text: string): Screen {
  return { title, text, blocks: [paragraph(text)] };
}

/** Who can do what this person cannot. Only this person sees it, so that it pages nobody. */
export function whoCan({ named, people }: WhoCan): string {
  if (named.length === 0) {
    return 'Nobody is named as an approver yet: an admin does that in `/phone settings`.';
  }
  if (people.length === 0) {
    return `${mentions(named.slice(0, 10))} could, but none of them is there: an admin can change that in \`/phone settings\`.`;
  }
  return `Ask ${mentions(named.slice(0, 10), 'or')}.`;
}

function standing(request: PurchaseRequest): string {
  const { number, decision, endedAt } = request;
  const by = decision && /^[UW]/.test(decision.by) ? ` by ${mentions([decision.by])}` : '';
  const at = endedAt ? `, ${localTime(endedAt)}` : '';
  return `Request ${number} is decided: *${statusName(request)}*${by}${at}.`;
}
