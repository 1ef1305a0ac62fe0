import type { Button, ImageBlock, KnownBlock, RawTextElement, TableBlock } from '@slack/types';
import { changeOver } from '../../inventory/inventory-history.ts';
import type { ShownInventory } from '../../inventory/show-inventory.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import type { Message, Screen } from '../screen.ts';
import { inventoryGroups } from './inventory-groups.ts';
import { changeSentence, inventoryLine } from './inventory-words.ts';
import { mention } from './people.ts';
import { cut, escapeCut, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

type Shown = Extract<ShownInventory, { kind: 'inventory' }>;

/** Rows of the table: with the head, within Slack's hundred. */
const TABLE = { types: 10, states: 20, sites: 20 };
/** Lines where there can be no table. */
const LINES = { types: 8, states: 12, sites: 12 };
const LONGEST_NAME = 60;
const TITLE = 'Inventory';

/**
 * What the inventory comes to, as a message.
 * @param options `canShare`: it stands in a channel; `picture`: when it is drawn, its file in Slack
 */
export function inventoryScreen(
  shown: Shown,
  { canShare, picture }: { canShare: boolean; picture?: ImageBlock | undefined },
): Screen {
  return {
    title: TITLE,
    text: plainWords(shown),
    blocks: [
      ...opening(shown),
      tableOf(shown),
      ...(picture ? [picture] : []),
      smallPrint(`As Zoom had it ${localTime(shown.now.readAt)}`),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'inventory_refresh', text: plain('Refresh') },
          ...(canShare ? [shareButton] : []),
        ],
      },
    ],
  };
}

/** The same for a modal, which takes no table. */
export function inventoryModalScreen(shown: Shown, picture?: ImageBlock): Screen {
  const lines = inventoryGroups(shown.now.inventory, LINES).flatMap(({ by, rows }) => [
    `*By ${by.toLowerCase()}*`,
    ...rows.map(
      ({ name, total, unassigned, monthlyCost }) =>
        `• ${escapeCut(name, LONGEST_NAME)}: ${count(total)}, ${count(unassigned)} unassigned · ${formatMoney(monthlyCost)} a month`,
    ),
    ...(rows.length === 0 ? ['None yet.'] : []),
  ]);
  return {
    title: TITLE,
    text: plainWords(shown),
    blocks: [
      ...opening(shown),
      ...(picture ? [picture] : []),
      ...paragraphs(lines),
      smallPrint(`As Zoom had it ${localTime(shown.now.readAt)}`),
    ],
  };
}

/** What everybody in a channel may see: how many, and nothing of what it costs. */
export function sharedInventory(shown: Shown, by: string, picture?: ImageBlock): Message {
  const { inventory, readAt } = shown.now;
  const change = changeSentence(changeOver(shown.history), { withCost: false });
  return {
    text: plainWords(shown, false),
    blocks: [
      paragraph(`${inventoryLine(inventory, { withCost: false })}\n${change}`),
      ...(picture ? [picture] : []),
      smallPrint(`Shared by ${mention(by)} · as Zoom had it ${localTime(readAt)}`),
    ],
  };
}

/** The picture by itself, after the answer in words. */
export function pictureMessage(picture: ImageBlock): Message {
  // Not its description: that holds names as they are, and this is read as formatted.
  return { text: 'The inventory as a picture.', blocks: [picture] };
}

/** The picture as a block. @param fileId Slack's, of an image that is processed */
export function pictureBlock(shown: Shown, fileId: string): ImageBlock {
  return {
    type: 'image',
    slack_file: { id: fileId },
    alt_text: pictureWords(shown),
    title: plain('Phone numbers by type, state and site'),
  };
}

/** What the picture shows, in words. */
export function pictureWords(shown: Shown): string {
  const groups = inventoryGroups(shown.now.inventory, { types: 5, states: 8, sites: 8 }).map(
    ({ by, rows }) =>
      `By ${by.toLowerCase()}: ${rows.map(({ name, total, unassigned }) => `${cut(name, 40)} ${count(total)} (${count(unassigned)} unassigned)`).join(', ') || 'none yet'}.`,
  );
  const [first] = shown.history;
  const course =
    first && first.day !== shown.now.day
      ? [`${changeSentence(changeOver(shown.history), { withCost: false })}`]
      : [];
  return cut(['A chart.', plainWords(shown, false), ...course, ...groups].join(' '), 2_000);
}

export function pictureSentDirectly(): Message {
  const text = 'Slack did not let me show the picture here, so I sent it to you as a direct message.';
  return { text, blocks: [paragraph(`:frame_with_picture: ${text}`)] };
}

export function pictureNotDrawn(): Message {
  const text = 'The picture could not be drawn. The numbers in words are complete.';
  return { text, blocks: [paragraph(`:frame_with_picture: ${text}`)] };
}

export function inventoryNotOffered(): Screen {
  const text = "This account's Zoom API does not tell what the inventory comes to.";
  return { title: TITLE, text, blocks: [paragraph(`:information_source: ${text}`)] };
}

const shareButton: Button = {
  type: 'button',
  action_id: 'inventory_share',
  text: plain('Share in channel'),
};

function opening({ now, history, isStored }: Shown): KnownBlock[] {
  const old = `:warning: Zoom could not be asked just now. This is what I read ${localTime(now.readAt)}.`;
  return [
    ...(isStored ? [paragraph(old)] : []),
    paragraph(`${inventoryLine(now.inventory)}\n${changeSentence(changeOver(history))}`),
  ];
}

/** One table for all, for a message takes no second one. */
function tableOf({ now }: Shown): TableBlock {
  const { total, assigned, unassigned, monthlyCost } = now.inventory;
  const head = ['By', 'Name', 'Numbers', 'Assigned', 'Unassigned', 'A month'];
  const groups = inventoryGroups(now.inventory, TABLE).flatMap(({ by, rows }) =>
    rows.map((row) => cells(by, cut(row.name, LONGEST_NAME), row)),
  );
  return {
    type: 'table',
    column_settings: [
      {},
      { is_wrapped: true },
      ...head.slice(2).map(() => ({ align: 'right' as const })),
    ].map((setting) => ({ align: 'left' as const, is_wrapped: false, ...setting })),
    rows: [
      head.map(cell),
      cells('All', 'All numbers', { total, assigned, unassigned, monthlyCost }),
      ...groups,
    ],
  };
}

type Counts = { total: number; assigned: number; unassigned: number; monthlyCost: number };

function cells(by: string, name: string, { total, assigned, unassigned, monthlyCost }: Counts) {
  return [by, name, count(total), count(assigned), count(unassigned), formatMoney(monthlyCost)].map(cell);
}

function cell(text: string): RawTextElement {
  return { type: 'raw_text', text };
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function plainWords({ now }: Shown, withCost = true): string {
  return `${inventoryLine(now.inventory, { withCost }).replaceAll('*', '')}.`;
}
