import type { ActionsBlock, Button, SectionBlock } from '@slack/types';
import { assigneeTypeName } from '../../inventory/assignee-words.ts';
import type { NumberView } from '../../inventory/read-number.ts';
import type { Screen } from '../screen.ts';
import { entryLine } from './audit-list.ts';
import { idleTime } from './idle-time.ts';
import { RELEASE_BLOCK } from './in-block.ts';
import {
  abilities,
  assigneeName,
  boldNumber,
  kindLine,
  monthly,
  placeName,
  shownNumber,
  statusName,
  typeName,
} from './number-facts.ts';
import { mention } from './people.ts';
import { cut, escapeCut, facts, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** What a click on the card redraws: a card stands alone in its message or modal. */
export const CARD_BLOCK = 'number_card';

/**
 * One number with all there is to know and to do.
 * @param options `notes`: lines in mrkdwn on top, such as what a click has just done; `canShare`: it stands in a channel
 */
export function numberCard(
  view: NumberView,
  { notes = [], canShare = false }: { notes?: readonly string[]; canShare?: boolean } = {},
): Screen {
  const { number, history, hasMoreHistory } = view;
  const shown = shownNumber(number.phoneNumber);
  const whose = number.assignee
    ? `${number.assignee.name || number.assignee.id} (${assigneeTypeName(number.assignee.type)})`
    : 'nobody';
  return {
    title: 'Phone number',
    text: `${shown}, assigned to ${escapeCut(whose, 300)}`.trim(),
    blocks: [
      ...paragraphs(notes),
      paragraph(
        `${boldNumber(number.phoneNumber)}${named(number.displayName)}\n${escapeCut(number.phoneNumber, 60)}`,
      ),
      factsOf(view),
      ...(history.length > 0 ? [paragraph(['*History*', ...history.map(historyLine)].join('\n'))] : []),
      controls(view, { canShare, hasMoreHistory }),
      smallPrint(`As Zoom has it, ${localTime(view.readAt)}`),
    ],
  };
}

/** A change that came to nothing says why: from whom to whom tells nothing of it. */
function historyLine(entry: NumberView['history'][number]): string {
  const why = entry.what === 'number.restored' && entry.why ? ` · ${escapeCut(entry.why, 300)}` : '';
  return `• ${entryLine(entry)}${why}`;
}

function named(displayName: string | undefined): string {
  return displayName ? ` · ${escapeCut(displayName, 300)}` : '';
}

function factsOf({ number, block, idleSince, readAt }: NumberView): SectionBlock {
  const idle = idleSince ? `${idleTime(idleSince, readAt)}, as far as I know` : undefined;
  const provisioned = number.provisionedAt ? new Date(number.provisionedAt) : undefined;
  return facts([
    ['Assigned to', assigneeName(number)],
    ['Idle', number.assignee ? undefined : (idle ?? 'I do not know yet since when')],
    ['Status', escapeCut(statusName(number.status), 100)],
    ['Place', escapeCut(placeName(number), 200)],
    ['Type', escapeCut(typeName(number), 100)],
    ['Can', escapeCut(abilities(number), 300)],
    ['Cost', monthly(number)],
    ['Block', block && `One of ${block.size.toLocaleString('en-US')}, released as a whole`],
    ['Site', number.siteId && escapeCut(number.siteId, 200)],
    ['Ours since', provisioned && !Number.isNaN(provisioned.getTime()) ? localTime(provisioned) : undefined],
  ]);
}

function controls(
  { number, block }: NumberView,
  { canShare, hasMoreHistory }: { canShare: boolean; hasMoreHistory: boolean },
): ActionsBlock {
  const button = (action_id: string, label: string, id = number.id): Button => ({
    type: 'button',
    action_id,
    text: plain(label),
    value: cut(id, 2_000),
  });
  const release = block
    ? button('block_release', RELEASE_BLOCK, block.id)
    : button('number_release', 'Release');
  return {
    type: 'actions',
    block_id: CARD_BLOCK,
    elements: [
      button('number_assign', number.assignee ? 'Reassign' : 'Assign'),
      ...(number.assignee ? [button('number_unassign', 'Unassign')] : []),
      button('number_edit', 'Edit'),
      // Also while it is assigned: the answer then says what to do first.
      ...(number.status === 'releasing' ? [] : [release]),
      button('number_history', hasMoreHistory ? 'All its history' : 'History'),
      ...(canShare ? [button('number_share', 'Share in channel')] : []),
      button('number_card', 'Refresh'),
    ],
  };
}

/**
 * What everybody in a channel may see of a number: nothing of cost, history, or who exactly has it.
 * @param by Slack user id of who shares it
 */
export function sharedNumberCard({ number }: NumberView, by: string): Screen {
  const shown = shownNumber(number.phoneNumber);
  const { monthlyCost: _, ...free } = number;
  return {
    title: 'Phone number',
    text: `${shown}, shared by ${mention(by)}`,
    blocks: [
      paragraph(`${boldNumber(number.phoneNumber)}${publicName(number.displayName)}\n${kindLine(free)}`),
      paragraph(`${publicAssignee(number)} · ${escapeCut(statusName(number.status), 100)}`),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'number_card',
            text: plain('Open its card'),
            value: cut(number.id, 2_000),
          },
        ],
      },
      smallPrint(`Shared by ${mention(by)}`),
    ],
  };
}

/** A display name is for everybody who is called, but for an address that somebody has put into it. */
function publicName(displayName: string | undefined): string {
  return named(displayName?.includes('@') ? undefined : displayName);
}

function publicAssignee({ assignee }: NumberView['number']): string {
  if (!assignee) return 'Belongs to nobody';
  const kind = escapeCut(assigneeTypeName(assignee.type), 60);
  const isSafe = assignee.name && !assignee.name.includes('@') && assignee.name !== assignee.id;
  return isSafe ? `Belongs to ${escapeCut(assignee.name ?? '', 200)} (${kind})` : `Belongs to a ${kind}`;
}
