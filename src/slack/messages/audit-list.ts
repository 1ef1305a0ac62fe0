import type { Button } from '@slack/types';
import { describeDetails } from '../../audit/describe-details.ts';
import type { HistoryRefused } from '../../audit/may-see.ts';
import type { AuditAbout, AuditPage } from '../../audit/read-audit.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { REQUEST_STATUSES, type RequestKind } from '../../purchases/request.ts';
import type { Screen } from '../screen.ts';
import { deedWords } from './deed-words.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { actorName, mention, whomToAsk } from './people.ts';
import { cut, escapeCut, escapeText, listed, paragraph, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Entries on one page: with all they may say, as many as one message of Slack holds. */
export const AUDIT_PAGE = 6;

type Entry = AuditPage['entries'][number];

/** One page of the history, the newest entry first. */
export function auditListScreen(
  { entries, older }: AuditPage,
  { about, isNewest, isAdmin }: { about: AuditAbout; isNewest: boolean; isAdmin: boolean },
): Screen {
  const heading = `History of ${aboutName(about)}`;
  const nothing =
    about.kind === 'everything'
      ? 'Nothing has happened yet.'
      : 'Nothing that I know of has happened here yet.';
  const buttons: Button[] = [
    ...(isNewest ? [] : [auditButton('newest', 'Newest', writeAbout(about))]),
    ...(older === undefined ? [] : [auditButton('older', 'Older', `${writeAbout(about)}|${older}`)]),
    ...(isAdmin && entries.length > 0 ? [exportButton(about)] : []),
  ];
  return {
    title: 'History',
    text: `${heading}: ${entries.length > 0 ? entries.map(({ what }) => what).join(', ') : nothing}`,
    blocks: [
      paragraph(`*${heading}*`),
      ...(entries.length > 0 ? entries.map((entry) => paragraph(entryText(entry))) : [paragraph(nothing)]),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
      smallPrint(
        'By number, request or person: `/phone audit +14155551001`, `/phone audit 12`, `/phone audit @name`',
      ),
    ],
  };
}

export function auditNotUnderstood(words: string): Screen {
  const text = `I do not know whose history “${escapeText(cut(words, 60))}” is. Give me a number, a request or a person:`;
  return {
    title: 'History',
    text,
    blocks: [
      paragraph(text),
      paragraph(
        '• `/phone audit +14155551001`\n• `/phone audit 12`, for request 12\n• `/phone audit @name`\n• `/phone audit` for everything',
      ),
    ],
  };
}

/** Whose history it is, decides who may see it. */
export function historyRefused(refused: HistoryRefused): Screen {
  if (refused.kind === 'not_allowed') return notAllowedScreen(refused);
  const text = `What other people did is for admins and approvers to see. Ask ${whomToAsk(refused.who)}. Yours are: \`/phone audit\` for what you did, \`/phone audit 12\` for your own request 12, and \`/phone audit +14155551001\` for a number.`;
  return { title: 'Not for you', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}

export function exportIsForAdmins(admins: readonly string[]): Screen {
  const text = `Only admins export the history. Ask ${whomToAsk(admins)}.`;
  return { title: 'For admins', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}

export function exportSent(): Screen {
  const text = 'The history is on its way as a CSV file: it is in your direct message with me.';
  return { title: 'Exported', text, blocks: [paragraph(`:page_facing_up: ${text}`)] };
}

/** `+1 (415) 555-1001`, `request 12`, a mention, or `everything` */
function aboutName(about: AuditAbout): string {
  switch (about.kind) {
    case 'number':
      return formatNumber(about.phoneNumber);
    case 'request':
      return `request ${about.number}`;
    case 'person':
      return `what ${mention(about.userId)} did`;
    case 'everything':
      return 'everything';
  }
}

/** One line of the history: what, who, when, from what to what. */
export function entryLine({ at, actor, what, requestNumber, from, to }: Entry): string {
  const request = requestNumber === null ? '' : ` · request ${requestNumber}`;
  const change =
    from !== to && to !== null
      ? ` · ${from === null ? '' : `${statusName(from, what)} → `}${statusName(to, what)}`
      : '';
  return `*${escapeText(whatName(what))}*${request} · ${actorName(actor)} · ${localTime(at)}${change}`;
}

function entryText(entry: Entry): string {
  const { phoneNumbers, why, details } = entry;
  const numbers = phoneNumbers.slice(0, 3).map(formatNumber);
  const more = phoneNumbers.length > 3 ? [`${phoneNumbers.length - 3} more`] : [];
  const said = describeDetails(details);
  return [
    entryLine(entry),
    ...(numbers.length > 0 ? [listed([...numbers, ...more])] : []),
    ...(why ? [`Why: ${escapeCut(why, 750)}`] : []),
    ...(said ? [escapeCut(said, 1_000)] : []),
  ].join('\n');
}

const WHAT: Readonly<Record<string, string>> = {
  'request.voted': 'Approval given',
  'request.numbers_lost': 'Numbers lost to another request',
  'purchase.postponed': 'Purchase put off',
  'purchase.purchased': 'Bought',
  'purchase.partly_purchased': 'Bought in part',
  'purchase.failed': 'Not bought',
  'release.released': 'Released',
  'release.partly_released': 'Released in part',
  'release.failed': 'Not released',
  'port_in.started': 'Being sent to Zoom',
  'port_in.sent': 'Sent to Zoom',
  'port_in.not_sent': 'Not sent to Zoom',
  'port.route_set': 'Channel told of ports',
  'port.route_removed': 'Channel told of ports no more',
  'follow_up.retried': 'Assigning and naming tried again',
  'follow_up.done': 'Assigned and named',
  'follow_up.failed': 'Assigning or naming failed',
};

/** `request.moved_up` as `Request moved up` */
function whatName(what: string): string {
  const name = Object.hasOwn(WHAT, what) ? WHAT[what] : undefined;
  if (name !== undefined) return name;
  const words = what.replaceAll(/[._]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function kindOf(what: string): RequestKind {
  if (what.startsWith('release.')) return 'release';
  return what.startsWith('port') ? 'port' : 'numbers';
}

/** A status, or in what words a number was somebody's. */
function statusName(status: string, what: string): string {
  // Whose a number was, and what it was, is said in names and ids that keep their underscores.
  const deed = deedWords({ kind: kindOf(what) }).statuses;
  const known = REQUEST_STATUSES.find((each) => each === status);
  if (known) return escapeCut(deed[known].toLowerCase(), 300);
  return escapeCut(/^[a-z_]+$/.test(status) ? status.replaceAll('_', ' ') : status, 300);
}

/** What a button of the history says about whose it is; reads back with `readAbout`. */
export function writeAbout(about: AuditAbout): string {
  switch (about.kind) {
    case 'number':
      return `number|${about.phoneNumber}`;
    case 'request':
      return `request|${about.number}`;
    case 'person':
      return `person|${about.userId}`;
    case 'everything':
      return 'everything|';
  }
}

function auditButton(id: string, label: string, value: string): Button {
  return { type: 'button', action_id: `audit_page:${id}`, text: plain(label), value };
}

function exportButton(about: AuditAbout): Button {
  return {
    type: 'button',
    action_id: 'audit_export',
    text: plain('Export as CSV'),
    value: writeAbout(about),
  };
}
