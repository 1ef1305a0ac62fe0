import type { Button, KnownBlock } from '@slack/types';
import { BLOCKS_ON_A_PAGE, type BlocksPage } from '../../inventory/list-blocks.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { NumberBlock } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { counted, escapeCut, paragraph, plain, smallPrint } from './text.ts';
import { longDay } from './when.ts';

/** One page of the number blocks, with how far each is used. */
export function blocksListScreen({
  blocks,
  next,
  total,
  isFirst,
  isAnew,
}: Extract<BlocksPage, { kind: 'page' }>): Screen {
  const many = total ?? (isFirst && next === undefined ? blocks.length : undefined);
  const heading = many === undefined ? 'Number blocks' : counted(many, 'number block');
  const buttons: Button[] = [
    // A block that was released since is gone from it.
    isFirst ? pageButton('again', 'Refresh', '') : pageButton('first', 'First page', ''),
    // Slack takes no longer value.
    ...(next === undefined || next.length > 2_000 ? [] : [pageButton('next', 'Next page', next)]),
    { type: 'button', action_id: 'request_block', text: plain('Request a number block') },
  ];
  return {
    title: 'Number blocks',
    text: `${heading}: ${blocks.map(blockName).join('; ') || 'none'}`,
    blocks: [
      paragraph(`*${heading}*`),
      ...(isAnew ? [paragraph(':hourglass: That page had grown too old, so this is the first again.')] : []),
      ...(blocks.length === 0
        ? [
            paragraph(
              'Your company has no number blocks. A block is a run of consecutive numbers, bought at once.',
            ),
          ]
        : blocks.map(blockSection)),
      { type: 'actions', elements: buttons },
      ...(next === undefined && isFirst ? [] : [smallPrint(`${BLOCKS_ON_A_PAGE} on a page`)]),
    ],
  };
}

/** The Zoom API that this account has does not tell. */
export function noBlocks(): Screen {
  const text =
    'Zoom does not tell me about number blocks of this account. An admin sees them in Zoom’s own web portal.';
  return { title: 'Number blocks', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}

/** `+1 (415) 555-0000 to +1 (415) 555-0049` */
export function blockName({
  startNumber,
  endNumber,
}: Pick<NumberBlock, 'startNumber' | 'endNumber'>): string {
  return `${escapeCut(formatNumber(startNumber), 40)} to ${escapeCut(formatNumber(endNumber), 40)}`;
}

/** Size, site, cost and age, e.g. `50 numbers · site_hq · $37.50 a month · since May 1, 2023`. */
export function blockFacts({ size, siteId, monthlyCost, createdAt, status }: NumberBlock): string {
  return [
    counted(size, 'number'),
    ...(siteId ? [escapeCut(siteId, 60)] : []),
    ...(monthlyCost === undefined ? [] : [`${formatMoney(monthlyCost)} a month`]),
    ...(createdAt ? [`ours since ${escapeCut(longDay(createdAt.slice(0, 10)), 30)}`] : []),
    ...(status && status !== 'active' ? [`*${escapeCut(status, 30)}*`] : []),
  ].join(' · ');
}

function blockSection(block: NumberBlock): KnownBlock {
  const lines = [`*${blockName(block)}*`, blockFacts(block), `${usage(block)} · \`${code(block.id)}\``];
  return { ...paragraph(lines.join('\n')), accessory: releaseButton(block) };
}

function usage({ assignedCount, size }: NumberBlock): string {
  if (assignedCount === undefined) return 'Zoom does not say how many are assigned';
  const share = size > 0 ? ` (${Math.round((100 * assignedCount) / size)}%)` : '';
  return `${assignedCount.toLocaleString('en-US')} of ${size.toLocaleString('en-US')} assigned${share}`;
}

/** The value is Zoom's id of the block; what is lost is shown before anything happens. */
function releaseButton({ id }: NumberBlock): Button {
  return {
    type: 'button',
    action_id: `block_release:${id.slice(0, 200)}`,
    text: plain('Release…'),
    value: id,
  };
}

function pageButton(id: string, label: string, token: string): Button {
  return { type: 'button', action_id: `blocks_page:${id}`, text: plain(label), value: token || 'first' };
}

/** In code formatting nothing is read but an entity and the closing backtick. */
function code(id: string): string {
  return id
    .slice(0, 60)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '’');
}
