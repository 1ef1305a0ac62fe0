import type { KnownBlock } from '@slack/types';
import type { BlockPlan } from '../../inventory/plan-release.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import type { NumberBlock } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { blockFacts, blockName } from './blocks-list.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { notReleasable } from './release-answers.ts';
import { releaseButton } from './release-plan.ts';
import { said } from './request-answers.ts';
import { cut, paragraph, paragraphs, plain } from './text.ts';

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
    case 'in_use': {
      const { block, assigned } = plan;
      return said(
        TITLE,
        `:no_entry: *${blockName(block)}* cannot be released: ${assigned.toLocaleString('en-US')} of its ${block.size.toLocaleString('en-US')} numbers ${assigned === 1 ? 'is' : 'are'} assigned. Unassign ${assigned === 1 ? 'it' : 'them'} first; a block is released as a whole.`,
      );
    }
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
  const saved =
    block.monthlyCost === undefined
      ? []
      : [`:moneybag: You pay ${formatMoney(block.monthlyCost)} a month less.`];
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
