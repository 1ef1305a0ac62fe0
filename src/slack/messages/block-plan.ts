import type { KnownBlock } from '@slack/types';
import { beginningOf } from '../../inventory/known-blocks.ts';
import { formatFilter } from '../../inventory/parse-filter.ts';
import type { BlockPlan } from '../../inventory/plan-release.ts';
import type { NumberBlock } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { blockFacts, blockName } from './blocks-list.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { cardButton } from './not-releasable.ts';
import { assigneeName, boldNumber } from './number-facts.ts';
import { filterButton } from './number-list.ts';
import { notReleasable } from './release-answers.ts';
import { lessLine, releaseButton } from './release-plan.ts';
import { said } from './request-answers.ts';
import { counted, cut, paragraph, paragraphs, plain, smallPrint } from './text.ts';

const TITLE = 'Release a block';

/** What is lost with a block, and the button that does it; or why it cannot be released. */
export function blockPlanScreen(plan: BlockPlan): Screen {
  switch (plan.kind) {
    case 'not_allowed':
      return notAllowedScreen(plan);
    case 'not_offered':
      return notReleasable();
    case 'unknown_block':
      return said(
        TITLE,
        ':mag: Your company has no such number block (any more). `/phone blocks` shows those that it has, with their ids.',
      );
    case 'in_use':
      return inUseScreen(plan);
    case 'releasing':
      return said(TITLE, `:hourglass: *${blockName(plan.block)}* is being released already.`);
    case 'block_plan':
      return {
        title: TITLE,
        text: `Release the block ${blockName(plan.block)}?`,
        blocks: [
          ...blockPlanBlocks(plan.block),
          {
            type: 'actions',
            elements: [releaseButton(plan.runId, `all ${plan.block.size.toLocaleString('en-US')} numbers`)],
          },
        ],
      };
  }
}

function inUseScreen({ block, assigned, first }: Extract<BlockPlan, { kind: 'in_use' }>): Screen {
  const refusal = said(
    TITLE,
    `:no_entry: *${blockName(block)}* cannot be released: ${assigned.toLocaleString('en-US')} of its ${block.size.toLocaleString('en-US')} numbers ${assigned === 1 ? 'is' : 'are'} assigned. Unassign ${assigned === 1 ? 'it' : 'them'} first; a block is released as a whole.`,
  );
  const more = assigned - first.length;
  const words = more > 0 ? assignedIn(block) : undefined;
  return {
    ...refusal,
    blocks: [
      ...refusal.blocks,
      ...first.map((number) => ({
        ...paragraph(`${boldNumber(number.phoneNumber)} · ${assigneeName(number)}`),
        accessory: cardButton(number.id),
      })),
      ...(more > 0 && first.length > 0 ? [smallPrint(`and ${counted(more, 'more', 'more')}`)] : []),
      ...(words === undefined
        ? []
        : [{ type: 'actions' as const, elements: [filterButton(0, 'List those that are assigned', words)] }]),
    ],
  };
}

/** The words of a list that has them; where Zoom cannot be asked for beginnings of numbers, there is none. */
function assignedIn(block: NumberBlock): string | undefined {
  const [, area, starts] = /^\+1(\d{3})(\d*)$/.exec(beginningOf(block)) ?? [];
  if (area === undefined) return undefined;
  return formatFilter({ search: { areaCodes: [area], ...(starts && { starts }) }, assigned: true });
}

/** Where Slack lets no form be opened without a click. */
export function blockInvitation(asked: string): Screen {
  const text = 'I show what is lost with the block before anything is released.';
  return {
    title: TITLE,
    text,
    blocks: [
      paragraph(text),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'block_release',
            text: plain('Show what is lost'),
            value: cut(asked, 200),
          },
        ],
      },
    ],
  };
}

/** What is lost with it. */
export function blockPlanBlocks(block: NumberBlock): KnownBlock[] {
  const saved = block.monthlyCost === undefined ? [] : [lessLine(block.monthlyCost)];
  return [
    paragraph(`*Release the block ${blockName(block)}?*`),
    paragraph(`${blockFacts(block)}\n${use(block)}`),
    ...paragraphs([
      ':warning: *This cannot be undone.* You lose every number of it for good: nobody can get them back for you, and later another company may have them.',
      ...saved,
    ]),
  ];
}

function use({ assignedCount }: NumberBlock): string {
  return assignedCount === undefined
    ? 'Zoom does not say whether any of its numbers is assigned. It does not release the block while one is.'
    : 'None of its numbers is assigned.';
}
