import { isRelease } from '../../purchases/request.ts';
import type { ReadView } from '../read-request-view.ts';
import type { Screen } from '../screen.ts';
import { statusName } from './deed-words.ts';
import { mentions, whomToAsk } from './people.ts';
import { ruleLines, spareLines, standingLines } from './request-standing.ts';
import { counted, escapeText, paragraph, paragraphs, smallPrint } from './text.ts';
import { costName, hasCost, wantedLines, wantedName } from './wanted.ts';

const BEGINNINGS = {
  new: 'is in',
  again: 'was in already. Your form came twice, and one request was made of it',
  changed: 'is changed',
};

/** What happens next with a request that was just made or changed. */
export function requestSubmitted(read: ReadView, how: keyof typeof BEGINNINGS): Screen {
  const { view, request } = read;
  const { number, wanted } = request;
  const rules = ruleLines(view);
  return {
    title: `Request ${number}`,
    text: `Request ${number} ${BEGINNINGS[how]}. ${statusName(request)}.`,
    blocks: [
      paragraph(
        `:inbox_tray: *Request ${number} ${BEGINNINGS[how]}:* ${wantedName(wanted)}${costWords(request)}.`,
      ),
      ...paragraphs(wantedLines(wanted)),
      { type: 'divider' },
      ...paragraphs([...standingLines(view), ...whoDecides(read)]),
      ...(spareLines(view).length > 0 ? paragraphs(spareLines(view)) : []),
      ...(rules.length > 0 ? [smallPrint(rules.join('\n'))] : []),
      smallPrint(
        'Your direct message with me shows how it goes on, and `/phone requests` lists what you asked for.',
      ),
    ],
  };
}

function costWords(request: ReadView['request']): string {
  if (!hasCost(request)) return '';
  return `${isRelease(request) ? ', which saves' : ' for'} ${costName(request)}`;
}

function whoDecides({ request, settings, view }: ReadView): string[] {
  if (request.status !== 'awaiting_approval' || request.behind !== undefined) return [];
  const { approvers, approvalsChannel } = settings;
  if (approvers.length === 0) {
    return [
      ':warning: Nobody is named as an approver yet, so nobody can decide. An admin names approvers with `/phone settings`.',
    ];
  }
  const needed = view.judgement ? ` ${counted(view.judgement.quorum, 'approval')} of` : '';
  const where = approvalsChannel === null ? '' : ` in <#${approvalsChannel}>`;
  return [`:raising_hand: It needs${needed} ${mentions(approvers, 'or')}${where}.`];
}

/** @param requesters people and user groups who may; none: nobody in particular */
export function mayNotRequest(requesters: readonly string[]): Screen {
  const text = 'Not everybody may ask for numbers here, and you are not among those who may.';
  const help = requesters.length > 0 ? `Ask ${whomToAsk(requesters)} to do it for you.` : 'Ask an admin.';
  return {
    title: 'Not available to you',
    text,
    blocks: [paragraph(`:no_entry: ${text} ${help}`)],
  };
}

/** What was typed as phone numbers and cannot be asked for; in mrkdwn, safe. */
export function unreadableLine(unreadable: readonly string[]): string {
  const named = unreadable.slice(0, 5).map((each) => `“${escapeText(each.slice(0, 40))}”`);
  const more = unreadable.length > 5 ? ` and ${unreadable.length - 5} more` : '';
  return `:warning: ${named.join(', ')}${more} ${unreadable.length === 1 ? 'is not a phone number' : 'are not phone numbers'}: write them like +14155551001.`;
}
